using Microsoft.Extensions.DependencyInjection;
using Sagas;
using Sagas.Journal;
using Sagas.Messages;
using Sagas.Persistence;
using Simulation.Database;
using Simulation.Services;
using Simulation.Time;

namespace Simulation.People;

/// <summary>
/// Operators retry sagas that need intervention, approve or reject those that wait for approval, and during the storm act at random.
/// </summary>
sealed class Operators(World world)
{
    static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    readonly Dice dice = world.Dice("operators");
    readonly HashSet<Guid> seen = [];

    DatabaseServer Sagas => world.DatabaseOf(Deployment.Sagas);

    public void Begin() => world.Timeline.After(Round, Look);

    void Look()
    {
        foreach (var saga in Sagas.Rows.Peek<SagaRow>().Where(saga => saga.FinishedAt is null).ToList())
        {
            if (saga.Status == SagaStatus.NeedsIntervention)
                Do(saga, new RetrySaga(saga.Id, "it may work now", "operator"));
            else if (saga.State == "Approval" && dice.Chance(0.05))
                Do(saga, dice.Chance(0.7) ? new ApproveSaga(saga.Id, "fine", "operator") : new RejectSaga(saga.Id, "too much", "operator"));
            else if (seen.Add(saga.Id) && dice.Chance(world.Faults.Operators))
                world.Timeline.After(dice.Within(TimeSpan.FromSeconds(20)), () => Do(saga, Nonsense(saga)));
        }
        world.Timeline.After(Round, Look);
    }

    object Nonsense(SagaRow saga) => dice.Below(5) switch
    {
        0 => new RetrySaga(saga.Id, "why not", "operator"),
        1 => new FireTimer(saga.Id, "why not", "operator"),
        2 => new ApproveSaga(saga.Id, "why not", "operator"),
        3 => new RejectSaga(saga.Id, "why not", "operator"),
        _ => new CancelSaga(saga.Id, saga.Kind, saga.BusinessId, "why not", "operator"),
    };

    void Do(SagaRow saga, object action)
    {
        world.Story.Say("operator", $"{action.GetType().Name} {saga.BusinessId}, which is {saga.Status} in {saga.State}");
        if (world.Any(Deployment.Sagas, dice) is var (process, hosted))
            process.After(TimeSpan.FromMilliseconds(1), () => _ = Send(hosted, saga, action));
    }

    /// <summary>The operator does not wait for the outcome, but looks again later.</summary>
    static async Task Send(Hosted hosted, SagaRow saga, object action)
    {
        try
        {
            await hosted.Services.GetRequiredService<TransactionalSession>().Run("operator", action, saga.Id, async (_, publish) =>
            {
                await publish.Publish(action, action.GetType());
                return true;
            }, CancellationToken.None);
        }
        catch (DatabaseException)
        {
        }
    }
}
