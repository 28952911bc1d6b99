using Microsoft.Extensions.DependencyInjection;

namespace Sagas.Testing;

/// <summary>How far an exploration goes, and what the messages of the world outside hold.</summary>
public sealed class ExplorationOptions
{
    readonly Dictionary<Type, object> samples = [];

    /// <summary>How often each step is tried before the saga gives it up.</summary>
    /// <value>Default 2: one attempt whose answer is lost or late, and one after it.</value>
    public int AttemptsPerStep { get; set; } = 2;

    /// <summary>How often each message from outside comes, at most.</summary>
    /// <value>Default 1.</value>
    public int EventsOfEachType { get; set; } = 1;

    /// <summary>Exploring stops here, with an error: a table of this size is not proven by looking at all of it.</summary>
    /// <value>Default 200,000 states.</value>
    public int MaximumStates { get; set; } = 200_000;

    /// <summary>The time at which every saga begins.</summary>
    /// <value>Default 1 January 2030, 08:00 UTC.</value>
    public DateTimeOffset StartsAt { get; set; } = SagaTestOptions.DefaultStart;

    /// <summary>What the constructor of the machine asks for.</summary>
    public IServiceCollection Services { get; } = new ServiceCollection();

    internal IReadOnlyDictionary<Type, object> Samples => samples;

    /// <summary>
    /// A reply, or a message from outside, that holds what the table needs of it. Without one, a message is made up: each text says which
    /// property it is of, each number is 1.
    /// </summary>
    public ExplorationOptions With(object message)
    {
        samples[message.GetType()] = message;
        return this;
    }
}
