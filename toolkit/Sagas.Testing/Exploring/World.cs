using System.Collections.Immutable;

namespace Sagas.Testing;

/// <summary>
/// What is true outside the saga: what was sent, what participants did, what others requested. An answer may be repeated at any time, also
/// one to an earlier attempt, so messages in transit need not be tracked.
/// </summary>
sealed record World
{
    internal static readonly World Fresh = new();

    /// <summary>The number of attempts sent for each step.</summary>
    internal ImmutableSortedDictionary<string, int> Sent { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The steps that were answered as done.</summary>
    internal ImmutableSortedSet<string> Done { get; init; } = [];

    /// <summary>The attempts that were declined, in which nothing was done.</summary>
    internal ImmutableSortedSet<(string Step, int Attempt)> Refused { get; init; } = [];

    /// <summary>How each child ended.</summary>
    internal ImmutableSortedDictionary<string, SagaStatus> Ends { get; init; } = ImmutableSortedDictionary<string, SagaStatus>.Empty;

    /// <summary>Which child each step started last.</summary>
    internal ImmutableSortedDictionary<string, Guid> Children { get; init; } = ImmutableSortedDictionary<string, Guid>.Empty;

    /// <summary>How often each message from outside came.</summary>
    internal ImmutableSortedDictionary<string, int> Came { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    internal World Send(string step, int attempt) => this with { Sent = Sent.SetItem(step, attempt) };

    /// <summary>A step starts a child, or asks for it again. Of another child, nobody knows the end yet.</summary>
    internal World Start(string step, Guid child) => this with
    {
        Sent = Sent.SetItem(step, 1),
        Children = Children.SetItem(step, child),
        Ends = Children.GetValueOrDefault(step, child) == child ? Ends : Ends.Remove(step),
    };

    internal World Answer(string step) => this with { Done = Done.Add(step) };

    internal World Refuse(string step, int attempt) => this with { Refused = Refused.Add((step, attempt)) };

    internal World End(string child, SagaStatus status) => this with { Ends = Ends.SetItem(child, status) };

    internal World Come(string what) => this with { Came = Came.SetItem(what, CameOf(what) + 1) };

    internal int SentOf(string step) => Sent.GetValueOrDefault(step);

    internal int CameOf(string what) => Came.GetValueOrDefault(what);

    /// <summary>
    /// True when the step may have been done: an attempt was sent and not declined, or a child did not compensate itself.
    /// </summary>
    internal bool MayBeDone(string step) =>
        Ends.TryGetValue(step, out var end)
            ? end == SagaStatus.Completed
            : SentOf(step) > Refused.Count(one => one.Step == step);

    /// <summary>The compensation was answered, its child completed, or it was done by hand.</summary>
    internal bool IsCompensated(string compensation) =>
        Done.Contains(compensation) || Ends.GetValueOrDefault(compensation) == SagaStatus.Completed;

    /// <summary>What the world may still do. Not how often something was tried, only whether it may have been done.</summary>
    internal string Key => string.Join(',', Sent.Keys.Where(MayBeDone)) + '|' + string.Join(',', Done) + '|'
        + string.Join(';', Ends) + '|' + string.Join(';', Came);
}
