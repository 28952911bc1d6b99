using MailKit.Security;

namespace Orders.Saga.Confirmation;

/// <summary>How confirmations are sent; section <c>Mail</c>. Invalid settings stop the start (<see cref="MailOptionsCheck"/>).</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    internal static readonly Dictionary<string, SecureSocketOptions> Encryptions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["None"] = SecureSocketOptions.None,
        ["StartTlsWhenAvailable"] = SecureSocketOptions.StartTlsWhenAvailable,
        ["StartTls"] = SecureSocketOptions.StartTls,
        ["OnConnect"] = SecureSocketOptions.SslOnConnect,
    };

    /// <summary>The SMTP server; when absent, mails are written to <see cref="Folder"/>.</summary>
    public string? Host { get; set; }

    /// <value>Default 25; 587 is usual with <c>StartTls</c>, 465 with <c>OnConnect</c>.</value>
    public int Port { get; set; } = 25;

    /// <summary>
    /// How the connection is encrypted: <c>None</c>, <c>StartTlsWhenAvailable</c>, <c>StartTls</c> (required) or <c>OnConnect</c> (TLS from
    /// the first byte). This machine must trust the server's certificate.
    /// </summary>
    /// <value>Default <c>StartTlsWhenAvailable</c>.</value>
    public string Security { get; set; } = "StartTlsWhenAvailable";

    /// <summary>Checks whether the server's certificate is revoked. Disable it where the certificate authority is unreachable.</summary>
    /// <value>Default true.</value>
    public bool CheckRevocation { get; set; } = true;

    /// <summary>The user name for the server, with <see cref="Password"/>; needs <c>StartTls</c> or <c>OnConnect</c>.</summary>
    /// <value>Default none: the server accepts mail without authentication.</value>
    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>
    /// How long sending one mail may take, from connecting to the server's acceptance. It must be below
    /// <c>Steps:SendConfirmation:AttemptTimeout</c>, and ends in any case before the attempt that it belongs to.
    /// </summary>
    /// <value>Default 20 seconds; 1 second to 10 minutes.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The folder for mails when no server is configured.</summary>
    /// <value>Default <c>mail</c>, relative to the working directory.</value>
    public string Folder { get; set; } = "mail";

    /// <value>Default <c>orders@example.com</c>.</value>
    public string From { get; set; } = "orders@example.com";

    internal SecureSocketOptions? Encryption => Encryptions.TryGetValue(Security, out var encryption) ? encryption : null;
}
