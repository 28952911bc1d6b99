using Simulation.Time;

namespace Simulation.People;

/// <summary>What a customer posts.</summary>
/// <param name="Kind">The saga's kind.</param>
sealed record Submission(string Kind, string Path, string Id, string Json)
{
    /// <summary>The customer's, who may change it.</summary>
    public required Dice Mind { get; init; }

    public Guid SagaId => Sagas.SagaId.Of(Kind, Id);

    /// <summary>It was answered 202: from now on it must not be lost, nor done twice.</summary>
    public bool IsPromised { get; set; }

    /// <summary>It was refused at the edge, and must leave no trace.</summary>
    public bool IsRefused { get; set; }
}
