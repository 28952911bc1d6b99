using System.Collections.Immutable;

namespace Sagas.Testing;

/// <summary>
/// What is true outside of the saga: what was sent, what participants did of it, what people and others asked. An answer that was given
/// may come again at any time, and one of an earlier attempt too, so nothing of what is under way needs to be remembered.
/// </summary>
sealed record World
{
    internal static readonly World Fresh = new();

    /// <summary>The attempts of each step that were sent.</summary>
    internal ImmutableSortedDictionary<string, int> Sent { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The steps that were answered as done.</summary>
    internal ImmutableSortedSet<string> Done { get; init; } = [];

    /// <summary>The attempts that were refused: nothing was done in them.</summary>
    internal ImmutableSortedSet<(string Step, int Attempt)> Refused { get; init; } = [];

    /// <summary>How each child ended.</summary>
    internal ImmutableSortedDictionary<string, SagaStatus> Ends { get; init; } = ImmutableSortedDictionary<string, SagaStatus>.Empty;

    /// <summary>How often each message from outside came.</summary>
    internal ImmutableSortedDictionary<string, int> Came { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    internal World Send(string step, int attempt) => this with { Sent = Sent.SetItem(step, attempt) };

    internal World Answer(string step) => this with { Done = Done.Add(step) };

    internal World Refuse(string step, int attempt) => this with { Refused = Refused.Add((step, attempt)) };

    internal World End(string child, SagaStatus status) => this with { Ends = Ends.SetItem(child, status) };

    internal World Come(string what) => this with { Came = Came.SetItem(what, CameOf(what) + 1) };

    internal int SentOf(string step) => Sent.GetValueOrDefault(step);

    internal int CameOf(string what) => Came.GetValueOrDefault(what);

    /// <summary>
    /// Something of the step may have been done: an attempt went out that was not refused, or a child that did not undo itself.
    /// </summary>
    internal bool MayBeDone(string step) =>
        Ends.TryGetValue(step, out var end)
            ? end == SagaStatus.Completed
            : SentOf(step) > Refused.Count(one => one.Step == step);

    /// <summary>A compensation was answered, ended well as a child, or was done by hand.</summary>
    internal bool IsCompensated(string compensation) =>
        Done.Contains(compensation) || Ends.GetValueOrDefault(compensation) == SagaStatus.Completed;

    /// <summary>What can still come of it. How often something was tried does not count: only whether it may have been done.</summary>
    internal string Key => string.Join(',', Sent.Keys.Where(MayBeDone)) + '|' + string.Join(',', Done) + '|'
        + string.Join(';', Ends) + '|' + string.Join(';', Came);
}
