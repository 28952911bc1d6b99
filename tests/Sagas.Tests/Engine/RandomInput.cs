using Sagas.Definitions;
using Sagas.Engine;
using Sagas.Tests.Authoring.Random;

namespace Sagas.Tests.Engine;

/// <summary>Anything that can come to a saga, likely or not: right, late, for another step, of an attempt that never was.</summary>
sealed class RandomInput(Dice dice, SagaTable table)
{
    static readonly Guid Saga = SagaId.Of("Random", "1");
    static readonly SagaStatus[] Ends = [SagaStatus.Completed, SagaStatus.Failed, SagaStatus.Cancelled, SagaStatus.Compensated];

    readonly List<TableRow> messages = [.. table.Rows.DistinctBy(row => row.Key)];
    readonly List<string> steps = [.. table.Rows.Select(row => row.Step).OfType<string>().Distinct(), "Kid", "UndoKid", "Nobody"];

    internal static SagaInput Start { get; } = new SagaInput.Started(new Begin(Saga), typeof(Begin), SagaOrigin.None);

    /// <summary>Half of the time something that the state decides other than by ignoring it.</summary>
    internal SagaInput Next(RandomState saga)
    {
        var likely = messages.FindAll(row =>
            table.Find(saga.CurrentState, row.Key)?.Handling is not (null or Handling.Ignore or Handling.Refuse)
        );
        return Of(dice.OneIn(2) && likely.Count > 0 ? dice.Pick(likely) : dice.Pick(messages), saga);
    }

    /// <summary>One of each kind.</summary>
    internal IEnumerable<SagaInput> All(RandomState saga) => messages.Select(row => Of(row, saga));

    SagaInput Of(TableRow row, RandomState saga) =>
        row.Key.Kind switch
        {
            InputKind.Start => Start,
            InputKind.Answer => new SagaInput.StepAnswered(Message(row.Contract!.Type), row.Contract.Type, Step(row)),
            InputKind.Event => new SagaInput.EventArrived(Message(row.Contract!.Type), row.Contract.Type),
            InputKind.Fault => new SagaInput.StepFaulted(
                row.Contract!.Type,
                Step(row),
                Attempt(saga, row.Contract.Type.Name),
                new StepFailure("error", "Broken", "broken")
            ),
            InputKind.Declined => Declined(saga),
            InputKind.Heartbeat => Heartbeat(saga),
            InputKind.Child => new SagaInput.ChildEnded(
                new ChildFinished(Saga, dice.Pick(steps), SagaId.Of("Kid", "1"), dice.Pick(Ends), null)
            ),
            InputKind.Timer => new SagaInput.TimerElapsed(),
            _ => new SagaInput.ActionRequested(row.Key.Request!.Value, "op", "because", dice.OneIn(5) ? "Other" : "Random", "1"),
        };

    SagaInput.StepDeclined Declined(RandomState saga)
    {
        var step = Running(saga);
        return new SagaInput.StepDeclined(step, dice.OneIn(2) ? null : step, Attempt(saga, step), "no", "declined");
    }

    SagaInput.Heartbeat Heartbeat(RandomState saga)
    {
        var step = Running(saga);
        return new SagaInput.Heartbeat(step, Attempt(saga, step) ?? 0, dice.OneIn(2) ? null : "half of it");
    }

    string Running(RandomState saga) =>
        saga.Steps.FindAll(step => step.Status == StepStatus.Running) is { Count: > 0 } running && !dice.OneIn(5)
            ? dice.Pick(running).Name
            : dice.Pick(steps);

    string? Step(TableRow row) => dice.Next(4) switch { 0 => null, 1 => dice.Pick(steps), _ => row.Step };

    int? Attempt(RandomState saga, string step) => dice.Next(5) switch
    {
        0 => null,
        1 => dice.Next(4),
        _ => saga.Steps.Find(record => record.Name == step) is { } record ? record.Attempts + record.AttemptsBefore : 1,
    };

    static object Message(Type contract) => Activator.CreateInstance(contract, Saga)!;
}
