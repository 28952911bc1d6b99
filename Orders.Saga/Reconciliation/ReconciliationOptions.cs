using Microsoft.Extensions.Options;

namespace Orders.Saga.Reconciliation;

/// <summary>The comparison of sagas with what participants hold; section <c>Reconciliation</c> (docs/reconciliation.md).</summary>
public sealed class ReconciliationOptions
{
    public const string Section = "Reconciliation";

    /// <summary>How often it runs by itself; zero for never.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How old, by their submission, the sagas are that a scheduled run looks at.</summary>
    public TimeSpan Within { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many sagas, and how many rows of each participant, a scheduled run looks at; rows in pages of a hundred.</summary>
    public int MostPerRun { get; set; } = 2_000;

    /// <summary>A saga that has ended is left alone for so long: late messages may be under way.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a participant may take to answer one request.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>Finds at the start what cannot work.</summary>
sealed class ReconciliationOptionsCheck : IValidateOptions<ReconciliationOptions>
{
    public ValidateOptionsResult Validate(string? name, ReconciliationOptions options)
    {
        string?[] problems =
        [
            options.Every == TimeSpan.Zero
                ? null
                : Problem(nameof(options.Every), options.Every, Seconds(1), TimeSpan.FromDays(7), ", or 0"),
            Problem(nameof(options.Within), options.Within, TimeSpan.FromMinutes(1), TimeSpan.FromDays(366)),
            Problem(nameof(options.MostPerRun), options.MostPerRun, 1, 1_000_000),
            Problem(nameof(options.SettleAfter), options.SettleAfter, TimeSpan.Zero, TimeSpan.FromDays(1)),
            Problem(nameof(options.Timeout), options.Timeout, Seconds(0.1), TimeSpan.FromMinutes(5)),
        ];
        var found = problems.OfType<string>().ToList();
        return found.Count > 0 ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }

    static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    static string? Problem<T>(string setting, T value, T least, T most, string orElse = "") where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? null
            : $"{ReconciliationOptions.Section}:{setting} is {value}; allowed is {least} to {most}{orElse}.";
}
