namespace Sagas.DeadLetters;

/// <summary>Counts of dead letters; each query uses the index that begins with the status.</summary>
static class DeadLetterQueries
{
    static readonly DeadLetterStatus[] Present = [DeadLetterStatus.Open, DeadLetterStatus.Resending, DeadLetterStatus.Discarding];

    /// <summary>Dead letters that should be in a queue.</summary>
    internal static IQueryable<DeadLetter> InQueue(this IQueryable<DeadLetter> rows) => rows.Where(row => Present.Contains(row.Status));

    internal static IQueryable<ExpectedIn> ByQueue(this IQueryable<DeadLetter> rows) =>
        rows.GroupBy(row => row.Queue)
            .Select(group => new ExpectedIn
            {
                Queue = group.Key,
                Messages = group.Sum(row => row.Copies),
                Claimed = group.Sum(row => row.Status == DeadLetterStatus.Open ? 0 : 1),
            });

    /// <summary>Groups by cause, latest failure first.</summary>
    internal static IQueryable<OfOneCause> ByCause(this IQueryable<DeadLetter> rows) =>
        rows.Where(row => row.Status == DeadLetterStatus.Open)
            .GroupBy(row => new { row.Queue, row.Cause })
            .Select(group => new OfOneCause
            {
                Queue = group.Key.Queue,
                Cause = group.Key.Cause,
                Messages = group.Count(),
                Copies = group.Sum(row => row.Copies),
                First = group.Min(row => row.DiedAt),
                Last = group.Max(row => row.DiedAt),
            })
            .OrderByDescending(group => group.Last);

    internal sealed class ExpectedIn
    {
        public required string Queue { get; init; }
        public required int Messages { get; init; }
        public required int Claimed { get; init; }
    }

    internal sealed class OfOneCause
    {
        public required string Queue { get; init; }
        public required string Cause { get; init; }
        public required int Messages { get; init; }
        public required int Copies { get; init; }
        public required DateTimeOffset First { get; init; }
        public required DateTimeOffset Last { get; init; }
    }
}
