using Sagas.Persistence;

namespace Sagas.Tests.Journal;

sealed class Texts_that_are_cut
{
    [TestCase("short", "short"), TestCase("ten chars.", "ten chars."), TestCase("eleven char", "eleven cha"), TestCase(null, null)]
    [TestCase("nine char\ud83d\ude9a", "nine char", Description = "no half of a character stays: no message could save that saga any more")]
    public void Keep_whole_characters(string? text, string? kept) => Assert.That(SagaRows.Limited(text, 10), Is.EqualTo(kept));
}
