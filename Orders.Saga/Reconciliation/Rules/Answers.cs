using ServiceDefaults.Holdings;

namespace Orders.Saga.Reconciliation.Rules;

/// <summary>What the participants said, and which of them could be asked.</summary>
sealed class Answers
{
    readonly Dictionary<(string Participant, Guid Saga), Holding> holdings = [];
    readonly HashSet<string> asked = [];

    internal void Add(string participant, IEnumerable<Holding> told)
    {
        asked.Add(participant);
        foreach (var holding in told)
            holdings[(participant, holding.SagaId)] = holding;
    }

    internal bool WasAsked(string participant) => asked.Contains(participant);

    internal Holding? Of(string participant, Guid saga) => holdings.GetValueOrDefault((participant, saga));
}
