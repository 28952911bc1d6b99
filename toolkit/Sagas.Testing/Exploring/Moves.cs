using Sagas.Definitions;
using Sagas.Engine;

namespace Sagas.Testing;

/// <summary>Everything that may happen next. The explorer skips what the table ignores, because it leads nowhere.</summary>
sealed class Moves<TState>(SagaDefinition<TState> definition, object start, Samples samples, ExplorationOptions options)
    where TState : SagaState, new()
{
    static readonly SagaStatus[] EndsOfChildren = [SagaStatus.Completed, SagaStatus.Failed, SagaStatus.Compensated, SagaStatus.Cancelled];

    internal IEnumerable<Move> Of(TState saga, World world) =>
        [
            new Move(new SagaInput.Started(start, start.GetType(), SagaOrigin.None), world, () => "await saga.Given(start);"),
            .. Sent(world, step => step.Command is not null).SelectMany(step => Answers(step, world)),
            .. Sent(world, step => step.IsChild).SelectMany(step => EndsOf(step, world)),
            .. definition.EventTypes.SelectMany(known => Event(known, world)),
            .. saga.WakeAt is null
                ? []
                : new[] { new Move(new SagaInput.TimerElapsed(), world, () => "await saga.UntilNextTimer();", AtTimer: true) },
            .. Enum.GetValues<SagaRequest>().Select(request => Asked(request, saga, world)),
        ];

    IEnumerable<StepDefinition<TState>> Sent(World world, Func<StepDefinition<TState>, bool> which) =>
        definition.All.Where(step => which(step) && world.SentOf(step.Name) > 0);

    IEnumerable<Move> Answers(StepDefinition<TState> step, World world)
    {
        if (world.MayBeDone(step.Name))
            yield return Answer(step, step.Reply!, world);
        if (step.Finds is { } found && world.MayBeDone(found.Name))
            yield return Answer(step, found.Reply!, world.Answer(found.Name)) with { Answers = found.Name };
        for (var attempt = 1; attempt <= world.SentOf(step.Name); attempt++)
        {
            var number = attempt;
            yield return new Move(
                new SagaInput.StepFaulted(step.Command!.Type, step.Name, attempt, new StepFailure("error", "Broken", "broken")),
                world,
                () => $"await {TestText.Variable(step.Name, number)}.Throws(new InvalidOperationException(\"broken\"));");
            if (!world.Done.Contains(step.Name))
                yield return new Move(
                    new SagaInput.StepDeclined(step.Command.Name, step.Name, attempt, "refused", "refused in a test"),
                    world.Refuse(step.Name, attempt),
                    () => $"await {TestText.Variable(step.Name, number)}.Refuses(\"refused\");");
        }
    }

    Move Answer(StepDefinition<TState> step, MessageType reply, World world)
    {
        var message = samples.Of(reply.Type);
        return new Move(
            new SagaInput.StepAnswered(message, reply.Type, step.Name),
            world.Answer(step.Name),
            () => $"await {TestText.Variable(step.Name, world.SentOf(step.Name))}.Replies(command => "
                + $"{samples.Written(message, "command.SagaId")});")
        {
            Answers = step.Name,
        };
    }

    /// <summary>The id of a child, which its start message says; when it does not, the step has one child.</summary>
    internal static Guid ChildOf(SagaEffect.StartChild start) =>
        start.Message.GetType().GetProperty("SagaId", typeof(Guid))?.GetValue(start.Message) as Guid? ?? SagaId.Of("Sample", start.Step);

    /// <summary>A child ends once and reports it whenever it is asked.</summary>
    static IEnumerable<Move> EndsOf(StepDefinition<TState> step, World world) =>
        (world.Ends.TryGetValue(step.Name, out var end) ? [end] : EndsOfChildren).Select(status => new Move(
            new SagaInput.ChildEnded(new ChildFinished(
                Guid.Empty, step.Name, world.Children[step.Name], status,
                status == SagaStatus.Completed ? null : new SagaFailure(step.Name, "error", "ended so in a test"))),
            world.End(step.Name, status),
            () => $"await {TestText.Variable(step.Name, 1)}.Ends("
                + $"SagaStatus.{status}{(status == SagaStatus.Completed ? "" : ", \"error\"")});"));

    IEnumerable<Move> Event(MessageType known, World world)
    {
        if (world.CameOf(known.Name) >= options.EventsOfEachType)
            yield break;
        var message = samples.Of(known.Type);
        yield return new Move(
            new SagaInput.EventArrived(message, known.Type),
            world.Come(known.Name),
            () => $"await saga.Receives({samples.Written(message, "saga.SagaId")});");
    }

    /// <summary>What an operator resolves by hand counts as done.</summary>
    Move Asked(SagaRequest request, TState saga, World world) => new(
        new SagaInput.ActionRequested(request, "operator", "because", definition.Kind, "sample"),
        request == SagaRequest.Resolve && saga.ParkedIn is { } step ? world.Answer(step) : world,
        () => $"await saga.{request}();");
}
