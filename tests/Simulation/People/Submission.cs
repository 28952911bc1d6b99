using Simulation.Time;

namespace Simulation.People;

/// <summary>A request that a customer posts.</summary>
/// <param name="Kind">The saga's kind.</param>
sealed record Submission(string Kind, string Path, string Id, string Json)
{
    /// <summary>The dice that decide whether and when the customer cancels.</summary>
    public required Dice Mind { get; init; }

    /// <summary>Why the customer cancels, if so.</summary>
    public required string Reason { get; init; }

    public Guid SagaId => Sagas.SagaId.Of(Kind, Id);

    /// <summary>It was answered 202: it must be neither lost nor done twice.</summary>
    public bool IsPromised { get; set; }

    /// <summary>It was rejected by the API and must leave no trace.</summary>
    public bool IsRefused { get; set; }
}
