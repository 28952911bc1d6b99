using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Definitions;
using Sagas.StateMachines;

namespace Sagas.Testing;

/// <summary>The table of a machine, found by state and by the type of the message that arrives.</summary>
sealed class EngineTable<TState>(StepStateMachine<TState> machine) where TState : SagaState, new()
{
    static readonly ConcurrentDictionary<Type, EngineTable<TState>> Known = new();

    readonly Dictionary<(string, Type), TableRow> rows = machine.Decisions.ToDictionary(row => (row.State, SagaInputs.TypeOf(row)));

    internal StepStateMachine<TState> Machine => machine;
    internal SagaDefinition<TState> Definition => machine.Definition;

    /// <summary>The types of messages that the table decides.</summary>
    internal HashSet<Type> Messages { get; } = [.. machine.Decisions.Select(SagaInputs.TypeOf)];

    /// <summary>
    /// What is done with a message in a state; in one that this version does not know, what is done with sagas that need intervention.
    /// </summary>
    internal TableRow Row(string state, Type message) =>
        rows.GetValueOrDefault((Definition.Table.Knows(state) ? state : nameof(SagaStatus.NeedsIntervention), message))
        ?? throw new NotSupportedException($"{Definition.Kind} in {state} does not decide {message.Name}.");

    /// <summary>A machine that nothing is given to is the same in each test, so it is made once.</summary>
    internal static EngineTable<TState> Of<TMachine>(IServiceProvider services, bool hasServices)
        where TMachine : class =>
        hasServices || !IsAlwaysTheSame(typeof(TMachine))
            ? Make<TMachine>(services)
            : Known.GetOrAdd(typeof(TMachine), _ => Make<TMachine>(services));

    static EngineTable<TState> Make<TMachine>(IServiceProvider services) where TMachine : class =>
        DefinitionAlone.Of(() => ActivatorUtilities.CreateInstance<TMachine>(services)) is StepStateMachine<TState> machine
            ? new EngineTable<TState>(machine)
            : throw new NotSupportedException(
                $"{typeof(TMachine).Name} is no {nameof(StepStateMachine<TState>)}, so there is no table that the "
                    + "engine could decide by. Test it on the harness."
            );

    /// <summary>Without services of the test, a parameter that may be left out is left out.</summary>
    static bool IsAlwaysTheSame(Type machine) =>
        machine.GetConstructors() is [var only]
        && only.GetParameters().All(parameter => parameter.HasDefaultValue && !EngineHost.Offers(parameter.ParameterType));
}
