using Microsoft.Extensions.DependencyInjection;

namespace Sagas.Testing;

/// <summary>The limits of an exploration, and the contents of messages from outside the saga.</summary>
public sealed class ExplorationOptions
{
    readonly Dictionary<Type, object> samples = [];

    /// <summary>How often each step is tried before the saga gives up.</summary>
    /// <value>Default 2: one attempt whose answer is lost or late, and a second one.</value>
    public int AttemptsPerStep { get; set; } = 2;

    /// <summary>How often each message from outside arrives, at most.</summary>
    /// <value>Default 1.</value>
    public int EventsOfEachType { get; set; } = 1;

    /// <summary>The exploration stops with an error at this number: a larger table cannot be verified exhaustively.</summary>
    /// <value>Default 200,000 states.</value>
    public int MaximumStates { get; set; } = 200_000;

    /// <summary>The time at which every saga starts.</summary>
    /// <value>Default 1 January 2030, 08:00 UTC.</value>
    public DateTimeOffset StartsAt { get; set; } = SagaTestOptions.DefaultStart;

    /// <summary>The services that the machine's constructor needs.</summary>
    public IServiceCollection Services { get; } = new ServiceCollection();

    internal IReadOnlyDictionary<Type, object> Samples => samples;

    /// <summary>
    /// Sets the contents of a reply, or of a message from outside, that the table depends on. Messages without one are generated: each text
    /// names its property, each number is 1.
    /// </summary>
    public ExplorationOptions With(object message)
    {
        samples[message.GetType()] = message;
        return this;
    }
}
