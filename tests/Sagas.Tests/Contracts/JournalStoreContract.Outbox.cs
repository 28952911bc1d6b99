using Sagas.Journal;

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
        Assert.That(await store.Pending(Unit.Now.AddSeconds(1), null, 3, default), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_is_marked_as_sent_is_pending_no_more()
    {
        var (first, second) = (Unit.Entry(pending: true), Unit.Entry(pending: true));
        await Commit(Unit.Of(first), Unit.Of(second));
        await store.MarkPending("orders", [first.MessageId], pending: false, default);
        Assert.That(await Pending(Unit.Now.AddSeconds(1)), Is.EqualTo(new[] { second.MessageId }));
    }

    [Test]
    public async Task What_its_destination_did_not_take_becomes_pending_at_that_endpoint_alone()
    {
        var message = Guid.NewGuid();
        await Commit(Unit.Of(Unit.Entry(message)), Unit.Of(Unit.Entry(message, "confirmations")));
        await store.MarkPending("confirmations", [message], pending: true, default);
        Assert.That(
            (await store.Pending(Unit.Now.AddSeconds(1), null, 100, default)).Select(entry => (entry.Endpoint, entry.MessageId)),
            Is.EqualTo(new[] { ("confirmations", message) })
        );
    }

    [Test]
    public async Task Pages_of_what_is_pending_leave_nothing_out_even_at_one_instant()
    {
        var entries = Enumerable.Range(0, 7).Select(i => Unit.Entry(pending: true, at: Unit.Now.AddSeconds(i / 3))).ToList();
        await Commit([.. entries.Select(entry => Unit.Of(entry))]);
        var (read, after) = (new List<Guid>(), (PendingPlace?)null);
        while (await store.Pending(Unit.Now.AddSeconds(9), after, 2, default) is { Count: > 0 } page)
        {
            read.AddRange(page.Select(entry => entry.MessageId));
            after = new PendingPlace(page[^1].At, page[^1].Position);
        }
        Assert.That(read, Is.EqualTo(entries.Select(entry => entry.MessageId)));
    }

    async Task<IEnumerable<Guid>> Pending(DateTimeOffset before) =>
        (await store.Pending(before, null, 100, default)).Select(entry => entry.MessageId);
}
