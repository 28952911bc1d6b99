using Orders.Saga.Reconciliation.Rules;
using Sagas;
using Sagas.Operations;
using Sagas.Persistence;
using ServiceDefaults.Holdings;

namespace Orders.Saga.Reconciliation;

/// <summary>One run: reads pages, compares them, and looks a second time before it calls anything a difference.</summary>
/// <param name="settledBefore">Sagas that ended later are left out.</param>
sealed class ReconciliationRun(ISagaQueries sagas, ParticipantClient participants, DateTimeOffset settledBefore, Tally tally)
{
    const int PageSize = 100;
    static readonly SagaStatus[] Ended = [.. Enum.GetValues<SagaStatus>().Where(status => status.IsFinal())];

    readonly HashSet<Guid> compared = [];

    /// <summary>The newest sagas that have ended.</summary>
    internal async Task Sagas(DateTimeOffset? since, int most, CancellationToken cancellation)
    {
        SagaCursor? place = null;
        var looked = 0;
        do
        {
            var query = new SagaListQuery(Ended, Since: since, Before: place, Limit: Math.Min(PageSize, most - looked));
            var page = await sagas.List(query, cancellation);
            await Compare(page.Rows, cancellation);
            tally.EndedJustNow += page.Rows.Count(row => !IsSettled(row));
            (place, looked) = (page.Next, looked + page.Rows.Count);
        }
        while (place is not null && looked < most);
    }

    /// <summary>What a participant holds, from a place on; it may be for a saga that does not exist, or for an older one.</summary>
    /// <returns>The place where the next run goes on; null at the end.</returns>
    internal async Task<Guid?> Holdings(string participant, Guid? place, int most, CancellationToken cancellation)
    {
        for (var looked = 0; looked < most && tally.CanAsk(participant);)
        {
            var page = await Asked(participant, () => participants.After(participant, place, cancellation)) ?? [];
            await Compare(participant, page, cancellation);
            if (page.Count < IHoldings.MostRead)
                return tally.CanAsk(participant) ? null : place;
            (place, looked) = (page[^1].SagaId, looked + page.Count);
        }
        return place;
    }

    async Task Compare(string participant, List<Holding> page, CancellationToken cancellation)
    {
        tally.Holdings += page.Count;
        tally.Compared(Check.Strangers, page.Count);
        var known = await sagas.ByIds([.. page.Select(holding => holding.SagaId)], cancellation);
        await Compare(known, cancellation);
        foreach (var stranger in await Strangers(participant, page, known, cancellation))
            tally.Found(stranger);
    }

    async Task<List<Difference>> Strangers(
        string participant, IReadOnlyList<Holding> page, IReadOnlyList<SagaRow> known, CancellationToken cancellation, bool isSure = false)
    {
        var ids = known.Select(row => row.Id).ToHashSet();
        var unknown = page.Where(holding => !ids.Contains(holding.SagaId)).ToList();
        var strangers = unknown.Select(holding => Comparison.Stranger(participant, holding)).OfType<Difference>().ToList();
        if (strangers.Count == 0 || isSure)
            return strangers;
        Guid[] again = [.. strangers.Select(one => one.SagaId!.Value)];
        var held = await Asked(participant, () => participants.Of(participant, again, cancellation)) ?? [];
        return await Strangers(participant, held, await sagas.ByIds(again, cancellation), cancellation, isSure: true);
    }

    async Task Compare(IReadOnlyList<SagaRow> rows, CancellationToken cancellation)
    {
        var ended = Settled(rows).Where(saga => compared.Add(saga.Id)).ToList();
        if (ended.Count == 0)
            return;
        tally.Sagas += ended.Count;
        var (found, answers) = await Differences(ended, cancellation);
        foreach (var expected in ended.SelectMany(saga => saga.Expectations).Where(expected => answers.WasAsked(expected.Participant)))
            tally.Compared(expected.Check);
        if (found.Count == 0)
            return;
        var again = await sagas.ByIds([.. found.Select(one => one.SagaId!.Value).Distinct()], cancellation);
        foreach (var difference in (await Differences([.. Settled(again)], cancellation)).Found)
            tally.Found(difference);
    }

    IEnumerable<EndedSaga> Settled(IEnumerable<SagaRow> rows) =>
        rows.Where(IsSettled).Select(EndedSaga.Of);

    bool IsSettled(SagaRow row) => row.Status.IsFinal() && (row.FinishedAt ?? row.UpdatedAt) <= settledBefore;

    async Task<(List<Difference> Found, Answers Answers)> Differences(IReadOnlyList<EndedSaga> ended, CancellationToken cancellation)
    {
        var answers = new Answers();
        var told = await Task.WhenAll(Participant.All.Where(tally.CanAsk).Select(async participant => (participant, Holdings: await Asked(
            participant,
            () => participants.Of(participant, [.. ended.SelectMany(saga => saga.AskedOf(participant)).Distinct()], cancellation)))));
        foreach (var (participant, holdings) in told)
        {
            if (holdings is not null)
                answers.Add(participant, holdings);
        }
        return ([.. ended.SelectMany(saga => Comparison.Of(saga, answers))], answers);
    }

    /// <returns>Null when the participant cannot be asked.</returns>
    internal async Task<T?> Asked<T>(string participant, Func<Task<T>> ask) where T : class?
    {
        try
        {
            return await ask();
        }
        catch (NotAskedException failure)
        {
            tally.CannotAsk(participant, failure.Message);
            return null;
        }
    }
}
