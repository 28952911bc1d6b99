using Contracts.Orders;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Sagas;

namespace Orders.Saga.Confirmation;

/// <summary>Finds at the start mail settings that cannot work, or that expose a password.</summary>
sealed class MailOptionsCheck(StepPolicies policies) : IValidateOptions<MailOptions>
{
    const string Both = "set both, or neither for a server that takes mail without.";
    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        string[] problems = [.. Place(options), .. Account(options), .. Attempt(options), .. Others(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    static IEnumerable<string> Place(MailOptions options)
    {
        if (!string.IsNullOrEmpty(options.Host) && Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
            yield return $"Mail:Host is '{options.Host}'; "
                + "allowed is the name or address of a server, such as smtp.example.com, without scheme and port (Mail:Port).";
        if (options.Port is < 1 or > 65_535)
            yield return $"Mail:Port is {options.Port}; allowed is 1 to 65535.";
        if (options.Encryption is null)
            yield return $"Mail:Security is '{options.Security}'; allowed are {string.Join(", ", MailOptions.Encryptions.Keys)}.";
        if (string.IsNullOrWhiteSpace(options.Folder))
            yield return "Mail:Folder is empty; allowed is a folder that this service may write to, for mails while there is no Mail:Host.";
    }

    static IEnumerable<string> Account(MailOptions options)
    {
        var (hasUser, hasPassword) = (!string.IsNullOrEmpty(options.User), !string.IsNullOrEmpty(options.Password));
        if (hasUser && !hasPassword)
            yield return $"Mail:User is '{options.User}', but Mail:Password is empty; {Both}";
        if (hasPassword && !hasUser)
            yield return $"Mail:Password is set, but Mail:User is empty; {Both}";
        if (hasUser && string.IsNullOrEmpty(options.Host))
            yield return $"Mail:User is '{options.User}', but Mail:Host names no server, "
                + "so no mail would leave this machine; name it, or remove the user.";
        if (hasUser && options.Encryption is SecureSocketOptions.None or SecureSocketOptions.StartTlsWhenAvailable)
            yield return $"Mail:Security is '{options.Security}', with which the password of Mail:User '{options.User}' "
                + "could cross the network unencrypted; allowed with a user are StartTls and OnConnect.";
    }

    /// <summary>Otherwise the saga would begin the next attempt while the server may still take the mail.</summary>
    IEnumerable<string> Attempt(MailOptions options)
    {
        const string Step = nameof(SendConfirmation);
        if (!string.IsNullOrEmpty(options.Host) && policies.For(Step).AttemptTimeout is var attempt && options.Timeout >= attempt)
            yield return $"{MailOptions.Section}:Timeout is {options.Timeout}; it must be below "
                + $"{StepPolicies.Section}:{Step}:AttemptTimeout, which is {attempt}.";
    }

    static IEnumerable<string> Others(MailOptions options)
    {
        if (options.Timeout < Shortest || options.Timeout > Longest)
            yield return $"Mail:Timeout is {options.Timeout}; allowed is {Shortest} to {Longest}.";
        if (!MailboxAddress.TryParse(options.From, out var from) || from.Address != options.From)
            yield return $"Mail:From is '{options.From}'; allowed is an address such as orders@example.com.";
    }
}
