using Contracts.Orders;
using MassTransit;
using Sagas;
using Sagas.Journal;

namespace Orders.Saga.Confirmation;

/// <summary>How long an attempt at a confirmation may still take.</summary>
public sealed class AttemptTime(StepPolicies policies, JournalClock clock)
{
    static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The time until the saga counts the attempt as lost, less a margin for the answer: a tenth of the attempt's time, at most a second.
    /// Both times are of the database that the saga and this consumer share.
    /// </summary>
    public TimeSpan Left(ConsumeContext<SendConfirmation> context)
    {
        var whole = policies.For(nameof(SendConfirmation)).AttemptTimeout;
        var margin = whole / 10 < LongestMargin ? whole / 10 : LongestMargin;
        return (context.AttemptEndsAt() ?? context.Unit().Now + whole) - margin - clock.Now;
    }
}
