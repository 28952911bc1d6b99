using System.ComponentModel.DataAnnotations;

namespace Sagas.Webhook;

/// <summary>
/// The receiver of notifications when a saga needs intervention; section <c>Webhook</c> (docs/webhook.md). Off without a URL.
/// </summary>
public sealed class WebhookOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Webhook";
    const int ShortestSecret = 16;

    /// <summary>The address to which events are posted; https, unless the network is private.</summary>
    public string? Url { get; set; }

    /// <summary>Signs the events, so that the receiver can verify their origin; at least 16 characters.</summary>
    public string? Secret { get; set; }

    /// <summary>How long the receiver may take to answer.</summary>
    /// <value>Default 10 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The console's address for people, e.g. <c>https://sagas.example.com/</c>; events then link to the saga.</summary>
    public string? ConsoleAddress { get; set; }

    /// <summary>When an event is posted again. <see cref="Timeout"/> applies instead of <c>AttemptTimeout</c>.</summary>
    /// <value>Default after 5 seconds, doubling up to an hour, 30 attempts: about 20 hours.</value>
    public RetryPolicy Retry { get; set; } =
        new()
        {
            InitialInterval = TimeSpan.FromSeconds(5),
            MaximumInterval = TimeSpan.FromHours(1),
            MaximumAttempts = 30,
        };

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Url))
            yield break;
        if (!IsHttp(Url))
            yield return new($"{Section}:Url is '{Url}'; it must be an absolute http or https address.");
        if (Secret is not { Length: >= ShortestSecret })
            yield return new(
                $"{Section}:Secret must have at least {ShortestSecret} characters: without it, the "
                    + "receiver cannot tell an event from a forged one."
            );
        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromMinutes(1))
            yield return new($"{Section}:Timeout is {Timeout}; allowed is 00:00:00.100 to 1 minute.");
        if (ConsoleAddress is { Length: > 0 } && !IsHttp(ConsoleAddress))
            yield return new($"{Section}:ConsoleAddress is '{ConsoleAddress}'; it must be an absolute http or https address.");
        foreach (var problem in Retry.Validate(validationContext))
            yield return new($"{Section}:Retry: {problem.ErrorMessage}");
    }

    static bool IsHttp(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
