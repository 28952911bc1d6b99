using MassTransit;
using Microsoft.EntityFrameworkCore;
using Orders.Api.Submissions;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Watching;

/// <summary>
/// Reads the state of many submissions: finished ones from their table, unfinished ones from Orders.Saga, a hundred at a time.
/// </summary>
sealed partial class SubmissionProgress(IDbContextFactory<OrdersContext> contexts, SagaClient client, ILogger<SubmissionProgress> log)
{
    const int AskedAtOnce = 100;

    /// <summary>Never throws: what cannot be read now is read next time.</summary>
    public async Task Learn(IReadOnlyList<Watched> watched, CancellationToken stopping)
    {
        var open = await Unfinished(watched, stopping);
        if (!client.MayBeAsked())
            return;
        var questions = open.GroupBy(one => one.Kind)
            .SelectMany(kind => kind.Chunk(AskedAtOnce).Select(some => Ask(kind.Key, some, stopping)));
        var failures = (await Task.WhenAll(questions)).OfType<Exception>().ToList();
        if (failures.Count == 0)
        {
            client.HasAnswered();
        }
        else if (!stopping.IsCancellationRequested)
        {
            client.IsAway();
            Away(failures[0].Message, SagaClient.AwayFor.TotalSeconds);
        }
    }

    async Task<IEnumerable<Watched>> Unfinished(IReadOnlyList<Watched> watched, CancellationToken stopping)
    {
        try
        {
            var ids = watched.Select(one => one.Id).ToList();
            await using var context = await contexts.CreateDbContextAsync(stopping);
            var changed = await context
                .Submissions.AsNoTracking()
                .Where(row => ids.Contains(row.SagaId) && (row.Status != SagaStatus.Accepted || row.CancelRequestedAt != null))
                .ToDictionaryAsync(row => row.SagaId, stopping);
            foreach (var one in watched.Where(one => changed.ContainsKey(one.Id)))
                one.Learn(changed[one.Id]);
            return watched.Where(one => !changed.TryGetValue(one.Id, out var row) || !row.Status.IsFinal());
        }
        catch (Exception failure)
        {
            if (!stopping.IsCancellationRequested)
                CannotRead(failure.Message);
            return watched;
        }
    }

    /// <returns>Why there was no answer; null when there was one.</returns>
    async Task<Exception?> Ask(string kind, Watched[] some, CancellationToken stopping)
    {
        try
        {
            var questions = some.ToDictionary(one => one, one => one.Question);
            var answer = await client.Ask(
                (IRequestClient<GetSagas> sagas) => sagas.GetResponse<SagasFound>(new GetSagas(kind, [.. questions.Values]), stopping),
                stopping
            );
            var changed = answer.Message.Changed.ToDictionary(saga => saga.SagaId);
            var unknown = answer.Message.Unknown.ToHashSet();
            foreach (var (one, question) in questions)
            {
                if (changed.TryGetValue(question.SagaId, out var saga))
                    one.Learn(saga);
                else if (unknown.Contains(question.SagaId))
                    one.LearnThatItWaits();
            }
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Orders.Saga does not answer ({Reason}); watchers see no steps for {Seconds} s, only the end of what finishes"
    )]
    partial void Away(string reason, double seconds);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Finished submissions cannot be read ({Reason}); watchers are told once they can"
    )]
    partial void CannotRead(string reason);
}
