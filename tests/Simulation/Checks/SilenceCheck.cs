using Sagas;
using Sagas.Persistence;
using Simulation.Services;

namespace Simulation.Checks;

/// <summary>
/// A saga that neither waits nor needs intervention makes progress within its deadlines: an attempt takes half a minute, a pause as long,
/// and the faults of its processes at most a minute.
/// </summary>
sealed class SilenceCheck(World world)
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(10), Longest = TimeSpan.FromMinutes(4);

    public void Begin() => world.Timeline.After(Look, Check);

    void Check()
    {
        foreach (var saga in world.DatabaseOf(Deployment.Sagas).Rows.Peek<SagaRow>())
        {
            if (saga.FinishedAt is null && saga.Status is not (SagaStatus.Waiting or SagaStatus.NeedsIntervention)
                && world.Timeline.Now - saga.UpdatedAt > Longest)
                world.IsWrong($"{saga.Kind} {saga.BusinessId}, which is {saga.Status} in {saga.State}, is silent since {saga.UpdatedAt:T}");
        }
        world.Timeline.After(Look, Check);
    }
}
