using System.Globalization;
using ServiceDefaults.Holdings;

namespace Orders.Saga.Reconciliation.Rules;

/// <summary>
/// The comparison of what sagas say with what participants hold: functions of both, without side effects. The simulation and the tests use
/// the same ones.
/// </summary>
static class Comparison
{
    /// <summary>The differences of one saga. Participants that could not be asked are left out.</summary>
    internal static IEnumerable<Difference> Of(EndedSaga saga, Answers answers) =>
        saga.Expectations.Where(expected => answers.WasAsked(expected.Participant))
            .Select(expected => Of(saga, expected, answers))
            .OfType<Difference>();

    /// <summary>What is held for a saga that does not exist; null when that is nothing.</summary>
    internal static Difference? Stranger(string participant, Holding holding) => IsNothing(holding.Amounts) ? null : new(
        Check.Strangers, participant, holding.SagaId, null, holding.BusinessId, null,
        "nothing, for no saga has this id", InWords(holding.Amounts), holding.Since, Said(participant, holding));

    internal static bool IsNothing(IReadOnlyDictionary<string, decimal> amounts) => amounts.Values.All(amount => amount == 0);

    static Difference? Of(EndedSaga saga, Expectation expected, Answers answers)
    {
        var held = Sum(expected, answers);
        if (AreSame(held, expected.Amounts))
            return null;
        return new(
            expected.Check, expected.Participant, saga.Id, saga.Kind, saga.BusinessId, saga.Status,
            InWords(expected.Amounts), InWords(held), saga.FinishedAt, Evidence(expected, answers), expected.IsByHand);
    }

    static Dictionary<string, decimal> Sum(Expectation expected, Answers answers)
    {
        var sum = new Dictionary<string, decimal>();
        foreach (var (sagas, sign) in new[] { (expected.Of, 1), (expected.Less, -1) })
        {
            foreach (var (name, amount) in sagas.SelectMany(saga => answers.Of(expected.Participant, saga)?.Amounts ?? Held.Nothing))
                sum[name] = sum.GetValueOrDefault(name) + sign * amount;
        }
        return sum;
    }

    static bool AreSame(IReadOnlyDictionary<string, decimal> one, IReadOnlyDictionary<string, decimal> other) =>
        one.Keys.Union(other.Keys).All(name => one.GetValueOrDefault(name) == other.GetValueOrDefault(name));

    static string Evidence(Expectation expected, Answers answers) => string.Join("; ", expected.Of.Concat(expected.Less).Select(saga =>
        answers.Of(expected.Participant, saga) is { } holding
            ? Said(expected.Participant, holding)
            : $"{expected.Participant} has no row for saga {saga}"));

    static string Said(string participant, Holding holding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{participant} says {holding.Status} of {holding.BusinessId} (saga {holding.SagaId}), since {holding.Since.UtcDateTime:u}");

    static string InWords(IReadOnlyDictionary<string, decimal> amounts) => IsNothing(amounts)
        ? "nothing"
        : string.Join(", ", amounts.Where(amount => amount.Value != 0).OrderBy(amount => amount.Key, StringComparer.Ordinal)
            .Select(amount => string.Create(CultureInfo.InvariantCulture, $"{amount.Value:0.####} {amount.Key}")));
}
