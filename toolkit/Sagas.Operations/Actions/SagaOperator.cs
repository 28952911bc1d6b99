using System.Security.Claims;
using Sagas.Access;

namespace Sagas.Operations;

/// <summary>
/// Checks, records, sends, and records the outcome. A recorded operation is completed even if the caller disconnects.
/// </summary>
sealed class SagaOperator(ISagaReader sagas, SagaCommands commands, IAuditTrail audit, IEnumerable<ISagaTable> tables, TimeProvider time)
    : ISagaOperator
{
    /// <summary>How many sagas are asked in parallel; after as many without an answer, the rest are skipped.</summary>
    const int Parallel = 8;

    readonly Dictionary<string, ISagaTable> tables = tables.ToDictionary(table => table.Kind);

    public ActionCheck Check(SagaDetail saga, SagaAction action, ClaimsPrincipal who)
    {
        var table = tables.GetValueOrDefault(saga.Kind);
        var whyNot = Forbidden(who) ?? ActionRules.WhyNot(table, saga, action);
        return new ActionCheck(whyNot is null, whyNot, ActionPreview.Of(table, saga, action));
    }

    public async Task<ActionResult> Run(string id, SagaAction action, string? reason, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var operation = await RunMany([id], action, reason, who, cancellation);
        return new ActionResult(operation.OperationId, operation.Items[0].Outcome, operation.Items[0].Detail, operation.Items[0].SagaId);
    }

    public async Task<Operation> RunMany(
        IReadOnlyList<string> ids,
        SagaAction action,
        string? reason,
        ClaimsPrincipal who,
        CancellationToken cancellation
    )
    {
        var selection = await Select(ids, cancellation);
        var lines = new AuditLines(who, action, Reasons.Clean(reason), selection.Count, time);
        var asked = selection.Select((one, item) => new Ask(one.Saga, lines.Request(item, one.Asked, one.Saga))).ToList();
        (ActionOutcome, string)? verdict =
            Forbidden(who) is { } forbidden ? (ActionOutcome.Forbidden, forbidden)
            : Reasons.Problem(reason) is { } problem ? (ActionOutcome.Invalid, problem)
            : null;
        if (verdict is var (outcome, why))
        {
            var outcomes = asked.Select(one => lines.Outcome(one.Request, outcome, why)).ToList();
            await audit.Append([.. asked.Select(one => one.Request), .. outcomes], cancellation);
            return lines.Operation(asked.Zip(outcomes, (one, line) => (one.Request, line)));
        }
        await audit.Append([.. asked.Select(one => one.Request)], cancellation);
        return lines.Operation(await Carry(asked, lines));
    }

    async Task<IEnumerable<(OperationRow, OperationRow)>> Carry(IReadOnlyList<Ask> asked, AuditLines lines)
    {
        var outcomes = new OperationRow[asked.Count];
        var unanswered = 0;
        await System.Threading.Tasks.Parallel.ForAsync(
            0,
            asked.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel },
            async (item, _) =>
            {
                var (outcome, detail) =
                    Volatile.Read(ref unanswered) < Parallel
                        ? await Send(asked[item])
                        : (
                            ActionOutcome.NotSent,
                            $"{Parallel} others of this operation had no answer, so this one was not "
                                + "sent. Ask again when the saga service answers."
                        );
                if (outcome == ActionOutcome.NoAnswer)
                    Interlocked.Increment(ref unanswered);
                outcomes[item] = lines.Outcome(asked[item].Request, outcome, detail);
                await audit.AppendSurely([outcomes[item]]);
            }
        );
        return asked.Zip(outcomes, (one, outcome) => (one.Request, outcome));
    }

    async Task<(ActionOutcome, string?)> Send(Ask one)
    {
        if (one.Saga is not { } saga)
            return (
                ActionOutcome.NotFound,
                $"No saga has the id or business id '{one.Request.Asked}'. A saga that was just "
                    + "accepted appears when its first message is handled."
            );
        if (!tables.ContainsKey(saga.Kind))
            return (ActionOutcome.Refused, ActionRules.WhyNot(null, saga, one.Request.Action));
        return await commands.Send(saga, one.Request.Action, one.Request.Reason, one.Request.Actor, one.Request.Id);
    }

    /// <summary>Fixes the selection: a saga named twice, or by both its ids, is asked once.</summary>
    async Task<List<(string Asked, SagaDetail? Saga)>> Select(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var selection = new List<(string Asked, SagaDetail? Saga)>();
        foreach (var id in ids.Distinct())
        {
            var saga = await sagas.FindByIdOrName(id, cancellation);
            if (saga is null || !selection.Exists(one => one.Saga?.SagaId == saga.SagaId))
                selection.Add((id, saga));
        }
        return selection;
    }

    static string? Forbidden(ClaimsPrincipal who) => who.WhyNotOperator("act on sagas");

    sealed record Ask(SagaDetail? Saga, OperationRow Request);
}
