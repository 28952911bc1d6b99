using Sagas.Operations;

namespace Sagas.Console.Actions;

/// <summary>What the page shows that asks for a reason before an action on many sagas. Its form holds exactly these sagas.</summary>
/// <param name="Missing">Selected ids that no saga has.</param>
public sealed record BulkModel(
    IReadOnlyList<BulkLine> Lines, IReadOnlyList<string> Missing, SagaAction? Chosen, string? Reason, string? Problem)
{
    public const int Most = 500;

    public int Possible(SagaAction action) =>
        Lines.Count(line => line.Choices.Any(choice => choice.Action == action && choice.Check.Allowed));
}

public sealed record BulkLine(SagaDetail Saga, IReadOnlyList<ActionChoice> Choices);
