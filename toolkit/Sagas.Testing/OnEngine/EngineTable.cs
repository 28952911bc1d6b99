using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Definitions;
using Sagas.StateMachines;

namespace Sagas.Testing;

/// <summary>The table of a machine, indexed by state and message type.</summary>
sealed class EngineTable<TState>(StepStateMachine<TState> machine) where TState : SagaState, new()
{
    static readonly ConcurrentDictionary<Type, EngineTable<TState>> Known = new();

    readonly Dictionary<(string, Type), TableRow> rows = machine.Decisions.ToDictionary(row => (row.State, SagaInputs.TypeOf(row)));

    internal StepStateMachine<TState> Machine => machine;
    internal SagaDefinition<TState> Definition => machine.Definition;

    /// <summary>The types of messages that the table decides.</summary>
    internal HashSet<Type> Messages { get; } = [.. machine.Decisions.Select(SagaInputs.TypeOf)];

    /// <summary>
    /// The row for a message in a state; in a state unknown to this version, the row for sagas that need intervention.
    /// </summary>
    internal TableRow Row(string state, Type message) =>
        rows.GetValueOrDefault((Definition.Table.Knows(state) ? state : nameof(SagaStatus.NeedsIntervention), message))
        ?? throw new NotSupportedException($"{Definition.Kind} in {state} does not decide {message.Name}.");

    /// <summary>A machine that depends on no services is the same in every test, so it is created once.</summary>
    internal static EngineTable<TState> Of<TMachine>(IServiceProvider services, bool hasServices)
        where TMachine : class =>
        hasServices || !IsAlwaysTheSame(typeof(TMachine))
            ? Make<TMachine>(services)
            : Known.GetOrAdd(typeof(TMachine), _ => Make<TMachine>(services));

    static EngineTable<TState> Make<TMachine>(IServiceProvider services) where TMachine : class =>
        ActivatorUtilities.CreateInstance<TMachine>(services) is StepStateMachine<TState> machine
            ? new EngineTable<TState>(machine)
            : throw new NotSupportedException(
                $"{typeof(TMachine).Name} is not a {nameof(StepStateMachine<TState>)}, so it has no table for the "
                    + "engine. Test it on the harness."
            );

    /// <summary>Without services from the test, optional parameters keep their defaults.</summary>
    static bool IsAlwaysTheSame(Type machine) =>
        machine.GetConstructors() is [var only]
        && only.GetParameters().All(parameter => parameter.HasDefaultValue && !EngineHost.Offers(parameter.ParameterType));
}
