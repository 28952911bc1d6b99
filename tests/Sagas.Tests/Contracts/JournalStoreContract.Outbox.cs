namespace Sagas.Tests.Contracts;

abstract partial class JournalStoreContract
{
    [Test]
    public async Task Entries_whose_outputs_are_not_known_to_be_sent_are_pending()
    {
        var (old, recent, sent) = (Unit.Entry(pending: true), Unit.Entry(pending: true, at: Unit.Now.AddSeconds(10)), Unit.Entry());
        await Commit(Unit.Of(recent), Unit.Of(old), Unit.Of(sent));
        Assert.That(await Pending(Unit.Now.AddSeconds(5)), Is.EqualTo(new[] { old.MessageId }));
        Assert.That(await Pending(Unit.Now.AddSeconds(15)), Is.EqualTo(new[] { old.MessageId, recent.MessageId }), "oldest first");
    }

    [Test]
    public async Task No_more_are_pending_than_asked_for()
    {
        await Commit([.. Enumerable.Range(0, 5).Select(_ => Unit.Of(Unit.Entry(pending: true)))]);
        Assert.That(await store.Pending(Unit.Now.AddSeconds(1), 3, default), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_is_marked_as_sent_is_pending_no_more()
    {
        var (first, second) = (Unit.Entry(pending: true), Unit.Entry(pending: true));
        await Commit(Unit.Of(first), Unit.Of(second));
        await store.MarkSent([first.MessageId], default);
        Assert.That(await Pending(Unit.Now.AddSeconds(1)), Is.EqualTo(new[] { second.MessageId }));
    }

    async Task<IEnumerable<Guid>> Pending(DateTimeOffset before) => (await store.Pending(before, 100, default)).Select(entry => entry.MessageId);
}
