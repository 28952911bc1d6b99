using Sagas.Messages;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_many_watch : Scenario
{
    const int Orders = 120, WatchersEach = 2, Changes = 5;

    [Test, CancelAfter(60_000)]
    public async Task All_of_them_cost_the_database_as_little_as_one(CancellationToken cancellation)
    {
        var watchers = new List<Watching>();
        for (var order = 0; order < Orders; order++)
            watchers.AddRange(await Watched(await Placed(), cancellation));
        var changing = await Placed();
        var watched = await Watched(changing, cancellation);

        var before = Api.Statements.Count;
        for (var change = 1; change <= Changes; change++)
        {
            var status = change % 2 == 1 ? SagaStatus.Running : SagaStatus.Retrying;
            Api.Sagas.Knows(changing, status);
            await Task.WhenAll(watched.Select(one => one.Until($"changed {status}")));
        }
        var statements = Api.Statements.Count - before;

        foreach (var watcher in watchers.Concat(watched))
            await watcher.DisposeAsync();
        Assert.That(
            statements,
            Is.LessThan(10 * Changes),
            $"statements while {watchers.Count + watched.Length} watched and one order changed {Changes} times"
        );
        Assert.That(Api.Sagas.Heard.OfType<GetSagas>().Max(asked => asked.Sagas.Count), Is.EqualTo(100), "no question is longer than this");
    }

    static async Task<Watching[]> Watched(string id, CancellationToken cancellation)
    {
        var watching = await Task.WhenAll(
            Enumerable.Range(0, WatchersEach).Select(_ => Watching.Begin(Http, $"/orders/{id}", cancellation))
        );
        Assert.That(await Task.WhenAll(watching.Select(one => one.Next())), Is.All.EqualTo("changed Accepted"));
        return watching;
    }
}
