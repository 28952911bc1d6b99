using Simulation.Services;
using Simulation.Time;

namespace Simulation;

/// <summary>Calls from a process to something outside it. The process may die or freeze during a call.</summary>
sealed class Wire(Timeline timeline, Process process)
{
    /// <param name="effect">The effect at the other end.</param>
    public Task<T> Call<T>(Fate fate, Func<T> effect, CancellationToken cancellation = default)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (cancellation.CanBeCanceled)
            cancellation.UnsafeRegister(_ => answer.TrySetCanceled(cancellation), null);
        Action settle = () => answer.TrySetException(fate.Answer!);
        var back = process.Mine(() => settle());
        timeline.After(fate.There, () =>
        {
            if (fate.Fails != Fails.Before && Effect() is { } outcome)
                settle = outcome;
            timeline.After(fate.Back, back);
        });
        return answer.Task;

        Action? Effect()
        {
            try
            {
                var result = effect();
                return fate.Fails == Fails.After ? null : () => answer.TrySetResult(result);
            }
            catch (Exception failure)
            {
                return () => answer.TrySetException(failure);
            }
        }
    }
}
