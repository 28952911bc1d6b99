namespace Sagas.Journal;

/// <summary>A durable timer of a saga is due. It may arrive twice or late: the saga compares it with its deadlines.</summary>
public record TimerElapsed(Guid SagaId, string Name)
{
    /// <summary>The name of a saga's only timer.</summary>
    public const string OfSaga = "step";
}
