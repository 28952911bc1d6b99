using System.ComponentModel.DataAnnotations;

namespace Orders.Saga.Confirmation;

/// <summary>How confirmations are sent; section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The SMTP server; when absent, mails are written to <see cref="Folder"/>.</summary>
    public string? Host { get; set; }

    /// <value>Default 25.</value>
    [Range(1, 65_535)]
    public int Port { get; set; } = 25;

    /// <summary>Where mails are written when there is no server.</summary>
    /// <value>Default <c>mail</c>, relative to the working directory.</value>
    [Required]
    public string Folder { get; set; } = "mail";

    /// <value>Default <c>orders@example.com</c>.</value>
    [Required, EmailAddress]
    public string From { get; set; } = "orders@example.com";
}
