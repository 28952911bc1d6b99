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
        Action<Action> whenBack = what => timeline.After(fate.Back, what);
        Action<T> answered = result => answer.TrySetResult(result);
        var failed = process.Mine(() => answer.TrySetException(fate.Answer!));
        var result = default(T)!;
        var succeeded = process.Mine(() => answered(result));
        Exception? thrown = null;
        var threw = process.Mine(() => answer.TrySetException(thrown!));
        timeline.After(fate.There, () =>
        {
            if (fate.Fails == Fails.Before)
            {
                whenBack(failed);
                return;
            }
            try
            {
                result = effect();
                whenBack(fate.Fails == Fails.After ? failed : succeeded);
            }
            catch (Exception failure)
            {
                thrown = failure;
                whenBack(threw);
            }
        });
        return answer.Task;
    }
}
