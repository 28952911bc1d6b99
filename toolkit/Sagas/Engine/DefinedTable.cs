using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Answers what can be asked of a kind of saga, from its definition. A state machine of any bus passes these answers on.</summary>
public sealed class DefinedTable<TSaga>(SagaDefinition<TSaga> definition) : ISagaTable, ISagaGraph where TSaga : SagaState, new()
{
    /// <inheritdoc />
    public string Kind => definition.Kind;

    /// <inheritdoc />
    public IReadOnlyList<TableRow> Decisions => definition.Table.Rows;

    /// <inheritdoc />
    public SagaGraph Graph => SagaGraphs.Of(definition);

    /// <inheritdoc />
    public Type Instance => typeof(TSaga);

    /// <inheritdoc />
    public IEnumerable<string> Steps => definition.Steps.Select(step => step.Name);

    /// <inheritdoc />
    public IEnumerable<string> Compensations => definition.Compensations.Select(step => step.Name);

    /// <inheritdoc />
    public IEnumerable<string> Children =>
        definition.States.SelectMany(place => place.Steps).Where(step => step.IsChild).Select(step => step.Name);

    /// <inheritdoc />
    public bool Knows(string state) => definition.Table.Knows(state);

    /// <inheritdoc />
    public string? WhyNot(SagaState saga, SagaRequest request) => Permission.WhyNot(definition, saga, request);

    /// <inheritdoc />
    public string? CannotCancelBecause(SagaState saga) => Permission.WhyNotCancel(definition, saga);

    /// <inheritdoc />
    public IReadOnlyList<OwedCompensation> Owed(SagaState saga) => saga.Status.IsFinal()
        ? []
        : [.. definition.Pending(saga).Select(step => new OwedCompensation(step.Name, step.Compensation!.Name))];
}
