namespace Sagas.Definitions;

/// <summary>
/// Builds the table of a kind of saga from its definition. Every state decides every message: each decision is written once, and
/// every other combination is ignored.
/// </summary>
sealed class TableBuilder<TSaga> where TSaga : SagaState, new()
{
    internal const string NeedsIntervention = nameof(SagaStatus.NeedsIntervention);

    internal static readonly string[] Ends =
        [nameof(SagaStatus.Completed), nameof(SagaStatus.Failed), nameof(SagaStatus.Compensated), nameof(SagaStatus.Cancelled)];

    readonly SagaDefinition<TSaga> definition;
    readonly TableTargets<TSaga> targets;
    readonly List<TableRow> rows = [];
    readonly HashSet<(string State, MessageIdentity Message)> decided = [];

    TableBuilder(SagaDefinition<TSaga> definition) => (this.definition, targets) = (definition, new(definition));

    internal static SagaTable Build(SagaDefinition<TSaga> definition)
    {
        var builder = new TableBuilder<TSaga>(definition);
        builder.DecideBegin();
        foreach (var place in definition.States)
            builder.DecidePlace(place);
        builder.DecideNeedsIntervention();
        foreach (var end in Ends)
            builder.DecideEnd(end);
        builder.IgnoreTheRest();
        return new SagaTable(builder.rows, builder.States);
    }

    IEnumerable<string> States => definition.States.Select(place => place.Name).Append(NeedsIntervention).Concat(Ends);

    void DecideBegin()
    {
        Add(SagaTable.Initial, InputKind.Start, definition.Start.Message, Handling.Start, TableTargets<TSaga>.Upcoming(definition.Stages));
        Add(SagaTable.Initial, SagaRequest.Cancel, Handling.NeverStart, [nameof(SagaStatus.Cancelled)]);
    }

    /// <summary>A state in which something runs: a stage or a compensation.</summary>
    void DecidePlace(Stage<TSaga> place)
    {
        var (done, failed) = targets.After(place);
        var isCompensation = place.Steps[0].IsCompensation;
        foreach (var step in place.Steps.OfType<CommandStep<TSaga>>())
            DecideAnswers(place, step, done, failed);
        if (place.Steps.OfType<CommandStep<TSaga>>().Any())
        {
            Add(place.Name, InputKey.Declined, isCompensation ? Handling.StopForIntervention : Handling.GiveUp, failed);
            Add(place.Name, InputKey.Heartbeat, Handling.KeepAlive, []);
        }
        if (place.Steps.OfType<ChildDefinition<TSaga>>().Any())
            Add(place.Name, InputKey.Child, Handling.EndWithChild, [.. done, .. failed]);
        var elapsed = WhenTimeIsUp(place, done, failed);
        Add(place.Name, InputKey.Timer, Handling.MeetDeadline, elapsed);
        Add(place.Name, SagaRequest.FireTimer, Handling.DoNotWait, place.Steps.Any(step => step.IsWait) ? elapsed : []);
        Add(
            place.Name,
            SagaRequest.Cancel,
            isCompensation ? Handling.CancelWhileCompensating : Handling.Cancel,
            isCompensation ? [] : failed
        );
        Add(place.Name, SagaRequest.Retry, Handling.Refuse, []);
        Add(place.Name, SagaRequest.Resolve, Handling.Refuse, []);
        var isApproval = place.Steps.OfType<ApprovalWait<TSaga>>().Any();
        Add(place.Name, SagaRequest.Approve, isApproval ? Handling.Approve : Handling.Refuse, isApproval ? done : []);
        Add(place.Name, SagaRequest.Reject, isApproval ? Handling.Reject : Handling.Refuse, isApproval ? failed : []);
        foreach (var happening in definition.Events)
            Add(place.Name, InputKind.Event, happening.Message, Handling.TakeEvent, isCompensation ? [] : done);
    }

    void DecideAnswers(Stage<TSaga> place, CommandStep<TSaga> step, IReadOnlyList<string> done, IReadOnlyList<string> failed)
    {
        Add(place.Name, InputKind.Answer, step.Reply!, Handling.Complete, done, step);
        if (step.Finds is { } found && found.Reply!.Type != step.Reply!.Type)
            Add(place.Name, InputKind.Answer, found.Reply, Handling.FindDone, AfterFinding(found), found);
        Add(place.Name, InputKind.Fault, step.Command!, Handling.RetryOrGiveUp, failed, step);
    }

    void DecideNeedsIntervention()
    {
        var onwards = targets.AfterIntervention();
        Add(
            NeedsIntervention,
            SagaRequest.Retry,
            Handling.RetryAfterIntervention,
            [.. definition.Stages.Select(stage => stage.Name), .. onwards]
        );
        Add(NeedsIntervention, SagaRequest.Resolve, Handling.ResolveByHand, onwards);
        foreach (var request in new[] { SagaRequest.Cancel, SagaRequest.FireTimer, SagaRequest.Approve, SagaRequest.Reject })
            Add(NeedsIntervention, request, Handling.Refuse, []);
        Add(NeedsIntervention, InputKey.Timer, Handling.StopTimer, []);
        foreach (var happening in definition.Events)
            Add(NeedsIntervention, InputKind.Event, happening.Message, Handling.TakeEvent, []);
        var compensations = definition.Compensations;
        foreach (var step in compensations.Where(step => step.Reply is not null).DistinctBy(step => step.Reply!.Type))
            Add(NeedsIntervention, InputKind.Answer, step.Reply!, Handling.CompleteLate, onwards);
        if (compensations.OfType<ChildDefinition<TSaga>>().Any())
            Add(NeedsIntervention, InputKey.Child, Handling.EndWithChildLate, onwards);
        var found = compensations.Select(step => step.Finds).OfType<StepDefinition<TSaga>>().Distinct();
        foreach (var step in found.Where(step => compensations.All(compensation => compensation.Reply?.Type != step.Reply!.Type)))
            Add(NeedsIntervention, InputKind.Answer, step.Reply!, Handling.FindDone, AfterFinding(step), step);
    }

    void DecideEnd(string end)
    {
        Add(end, InputKind.Start, definition.Start.Message, Handling.TellParentAgain, []);
        Add(end, InputKey.Timer, Handling.StopTimer, []);
        foreach (var request in Enum.GetValues<SagaRequest>())
            Add(end, request, request == SagaRequest.Cancel ? Handling.PassOnOrRefuse : Handling.Refuse, []);
        foreach (var happening in definition.Events.Where(happening => happening.Message.Type != definition.Start.Message.Type))
            Add(end, InputKind.Event, happening.Message, Handling.RefuseEvent, []);
    }

    void IgnoreTheRest()
    {
        foreach (var message in rows.DistinctBy(IdentityOf).ToList())
        {
            foreach (var state in States.Where(state => !decided.Contains((state, IdentityOf(message)))))
                rows.Add(message with { State = state, Handling = Handling.Ignore, Step = null, Targets = [] });
        }
    }

    /// <summary>A deadline ends a wait and fails a step; a child is only asked again.</summary>
    static IReadOnlyList<string> WhenTimeIsUp(Stage<TSaga> place, IReadOnlyList<string> done, IReadOnlyList<string> failed) =>
        place.Steps switch
        {
            [DateWait<TSaga>] or [WaitDefinition<TSaga> { Default: not null }] => done,
            [ChildDefinition<TSaga>] => [],
            _ => failed,
        };

    IReadOnlyList<string> AfterFinding(StepDefinition<TSaga> step) => targets.After(definition.StageOf(step)).Done;

    void Add(string state, SagaRequest request, Handling handling, IReadOnlyList<string> to) =>
        Add(state, InputKey.Of(request), handling, to);

    void Add(string state, InputKey key, Handling handling, IReadOnlyList<string> to) => Add(state, key, null, handling, to);

    void Add(
        string state,
        InputKind kind,
        MessageType message,
        Handling handling,
        IEnumerable<string> to,
        StepDefinition<TSaga>? step = null
    ) => Add(state, new InputKey(kind, message.Type), message, handling, to, step);

    void Add(
        string state,
        InputKey key,
        MessageType? contract,
        Handling handling,
        IEnumerable<string> to,
        StepDefinition<TSaga>? step = null
    )
    {
        var row = new TableRow(state, key, contract, handling, step?.Name, [.. to.Distinct()]);
        if (!decided.Add((state, IdentityOf(row))))
            throw new SagaDefinitionException(
                $"{typeof(TSaga).Name} decides {row.Message} in {state} in two ways. Give "
                    + "each use its own message."
            );
        rows.Add(row);
    }

    static MessageIdentity IdentityOf(TableRow row) =>
        row.Contract is { } contract ? new(contract.Type, row.Key.Kind == InputKind.Fault) : new(null, false, row.Key);

    /// <summary>A message as it arrives; its meaning depends on the state.</summary>
    readonly record struct MessageIdentity(Type? Contract, bool IsFault, InputKey? Own = null);
}
