namespace Sagas.Journal;

/// <summary>A durable timer of a saga came due. It may come twice or late: the saga compares it with what it is waiting for.</summary>
public record TimerElapsed(Guid SagaId, string Name)
{
    /// <summary>The name of the one timer that a saga has.</summary>
    internal const string OfSaga = "step";
}
