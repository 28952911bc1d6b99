using System.Diagnostics;

namespace Tests;

/// <summary>
/// How long tests wait for what must happen. It is a give-up time, never a measurement: a test that passes is over as soon as its
/// condition holds, and a slow machine is no defect.
/// </summary>
static class Patience
{
    internal static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns when the condition holds; fails when it does not within the limit.</summary>
    /// <param name="what">What is waited for, e.g. <c>the order is Completed</c>.</param>
    internal static Task Until(Func<bool> condition, Func<string> what) => Until(() => Task.FromResult(condition()), what);

#pragma warning disable RS0030 // Nothing is waited for by it: it is the time between two looks.
    internal static async Task Until(Func<Task<bool>> condition, Func<string> what)
    {
        for (var clock = Stopwatch.StartNew(); !await condition(); await Task.Delay(Pause))
            Assert.That(clock.Elapsed, Is.LessThan(Limit), () => $"It did not come true that {what()}");
    }
#pragma warning restore RS0030
}
