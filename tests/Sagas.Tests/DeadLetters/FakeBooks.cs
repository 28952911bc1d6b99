using Sagas.DeadLetters;

namespace Sagas.Tests.DeadLetters;

/// <summary>Rows in memory, as the database keeps them.</summary>
sealed class FakeBooks : IDeadLetterBooks
{
    internal Dictionary<Guid, DeadLetter> Rows { get; } = [];

    internal DeadLetter Of(DeadMessage message) => Rows[message.Id];

    internal void Know(DeadMessage message, int copies = 1) =>
        Rows[message.Id] = DeadLetterReading.Row(message, DateTimeOffset.UnixEpoch, copies);

    public Task Record(IReadOnlyList<DeadCopy> copies, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, Expected>> Expect(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, Expected>>(
            Rows.Values.Where(IsPresent)
                .GroupBy(row => row.Queue)
                .ToDictionary(
                    group => group.Key,
                    group => new Expected(group.Sum(row => row.Copies), group.Any(row => row.Status != DeadLetterStatus.Open))
                )
        );

    public Task Found(IReadOnlyCollection<(DeadMessage Message, int Copies)> messages, CancellationToken cancellation)
    {
        foreach (var (message, copies) in messages)
            Know(message, copies);
        return Task.CompletedTask;
    }

    public Task CloseMissing(string queue, IReadOnlySet<Guid> found, DateTimeOffset began, CancellationToken cancellation)
    {
        foreach (var row in Rows.Values.Where(row => IsPresent(row) && !found.Contains(row.Id)))
            row.Status = DeadLetterStatus.Gone;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DeadLetter>> Select(DeadLetterSelection selection, int most, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<Guid, int>> Claim(
        IReadOnlyCollection<Guid> ids,
        DeadLetterStatus claim,
        Guid operationId,
        CancellationToken cancellation
    )
    {
        var open = ids.Select(id => Rows[id]).Where(row => row.Status == DeadLetterStatus.Open).ToList();
        foreach (var row in open)
            (row.Status, row.OperationId) = (claim, operationId);
        return Task.FromResult<IReadOnlyDictionary<Guid, int>>(open.ToDictionary(row => row.Id, row => row.Copies));
    }

    public Task Settle(IReadOnlyCollection<Guid> ids, Guid operationId, DeadLetterStatus status, CancellationToken cancellation)
    {
        foreach (var row in ids.Select(id => Rows[id]).Where(row => row.OperationId == operationId))
            row.Status = status;
        return Task.CompletedTask;
    }

    static bool IsPresent(DeadLetter row) =>
        row.Status is DeadLetterStatus.Open or DeadLetterStatus.Resending or DeadLetterStatus.Discarding;
}
