using System.ComponentModel;
using System.Globalization;
using Orders.Api.Input;

namespace Orders.Api.Transfers;

/// <summary>The body of <c>POST /transfers</c>.</summary>
public sealed record TransferRequest(
    string SourceAccount,
    string TargetAccount,
    [property: Description("Above 0, at most 10,000,000, at most 2 decimals.")] decimal Amount,
    [property: Description("1 to 64 letters, digits, - _ and . ; the idempotency key.")] string ReferenceId,
    [property: Description("ISO 4217; USD when absent.")] string? Currency = null,
    [property: Description("RFC 3339; at once when absent or past.")] DateTimeOffset? ExecuteAt = null) : IReadable<TransferRequest>
{
    const int LongestAccount = 34;
    static readonly string[] Rfc3339 = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    static TransferRequest IReadable<TransferRequest>.Read(Fields body)
    {
        var (source, target) = (body.Text("sourceAccount", LongestAccount), body.Text("targetAccount", LongestAccount));
        if (source is not null && source == target)
            body.Refuse("targetAccount", $"It is '{target}', the same as sourceAccount; two different accounts are needed.");
        return new TransferRequest(source ?? "", target ?? "", body.Amount("amount") ?? 0, body.Id("referenceId", required: true) ?? "", body.Currency(), Time(body));
    }

    static DateTimeOffset? Time(Fields body)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (body.Text("executeAt", 40, required: false) is not { } text)
            return null;
        if (DateTimeOffset.TryParseExact(text, Rfc3339, CultureInfo.InvariantCulture, Utc, out var time))
            return time;
        body.Refuse("executeAt", $"It is '{text}'; a time with its offset is needed, e.g. 2030-01-31T09:00:00Z.");
        return null;
    }
}
