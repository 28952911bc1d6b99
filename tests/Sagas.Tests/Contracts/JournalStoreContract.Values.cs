using static Sagas.Journal.CommitOutcome;

namespace Sagas.Tests.Contracts;

abstract partial class JournalStoreContract
{
    static readonly string[] Texts =
    [
        "",
        " ",
        "it's \"quoted\" \\ back\\slashed",
        "{\"json\": [1, null]}",
        "line\r\nbreak\ttab",
        "Grüße, 世界, 🚚 \u202e",
        "'; DROP TABLE journal; --",
        "<&>",
        new string('x', 100_000),
        new string('ß', 5000),
    ];

    [TestCaseSource(nameof(Texts))]
    public async Task A_text_comes_back_as_it_was(string text) => await ComesBack(Row("text") with { Text = text });

    [Test]
    public async Task Nothing_comes_back_as_nothing() => await ComesBack(Row("nothing"));

    [TestCase("0.01"), TestCase("-1234567890.12345678"), TestCase("12345678901234567890"), TestCase("0.00000001")]
    public async Task An_amount_comes_back_to_the_last_digit(string amount) =>
        await ComesBack(Row("amount") with { Amount = decimal.Parse(amount, null), MaybeAmount = decimal.Parse(amount, null) });

    [Test]
    public async Task Every_type_comes_back_as_it_was() => await ComesBack(Row("every type") with
    {
        Flag = true,
        MaybeFlag = false,
        Small = int.MinValue,
        Optional = int.MaxValue,
        Large = long.MaxValue,
        Real = 0.1,
        Other = Guid.NewGuid(),
        At = new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero).AddTicks(1_234_560),
        MaybeAt = DateTimeOffset.UnixEpoch,
        Day = DayOfWeek.Saturday,
        DayNumber = DayOfWeek.Friday,
    });

    [TestCase("before\0after", Description = "no text of PostgreSQL holds it")]
    [TestCase("before\ud83dafter", Description = "half of a character, as when a text is cut")]
    public async Task A_character_that_no_database_holds_does_not_fail_the_unit(string text)
    {
        var entry = Unit.Entry();
        entry.FailureMessage = text;
        Assert.That(await Commit(Unit.Of(entry)), Is.EqualTo(new[] { Committed }));
        Assert.That(
            (await store.FindEntry("orders", entry.MessageId, default))?.FailureMessage,
            Does.StartWith("before").And.EndWith("after")
        );
    }

    static EveryTypeRow Row(string name) => new() { Id = Guid.NewGuid(), Name = name };

    async Task ComesBack(EveryTypeRow row)
    {
        Assert.That(await Commit(Unit.Of(Unit.Insert(row))), Is.EqualTo(new[] { Committed }));
        Assert.That((await store.Read<EveryTypeRow>([row.Id], default))[row.Id], Is.EqualTo(row));
    }
}
