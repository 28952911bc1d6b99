using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Orders.Api.Watching;
using Sagas.Testing;

namespace Orders.Api.Tests.Scenarios;

/// <summary>To a connection that the test holds, by a clock that the test holds.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class When_a_stream_is_written : IDisposable
{
    static readonly Snapshot
        Accepted = Snapshot.Of("""{"status":"Accepted"}""", isFinal: false, isCertain: true),
        Running = Snapshot.Of("""{"status":"Running"}""", isFinal: false, isCertain: true),
        Completed = Snapshot.Of("""{"status":"Completed"}""", isFinal: true, isCertain: true);

    readonly ManualTime time = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
    readonly Watcher watcher = new(seen: null, since: 0, _ => { });

    public void Dispose() => watcher.Dispose();

    [Test, CancelAfter(30_000)]
    public async Task A_comment_line_comes_after_fifteen_silent_seconds(CancellationToken cancellation)
    {
        var (written, stream) = Begun(out _);
        Assert.That(await written.ReadAsync(cancellation), Does.Match(@"\Aretry: \d+\n\n\z"));
        watcher.Hear(Running, 1);
        Assert.That(await written.ReadAsync(cancellation), Is.EqualTo($"id: {Running.Id}\nevent: changed\ndata: {Running.Json}\n\n"));
        var beats = 0;
        while (beats < 3)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            while (written.TryRead(out var line))
            {
                Assert.That(line, Is.EqualTo(": keep-alive\n\n"));
                beats++;
            }
            await Task.Yield();
        }
        watcher.Hear(Completed, 2);
        Assert.That(await written.ReadAsync(cancellation), Does.StartWith($"id: {Completed.Id}\nevent: finished\n"));
        await stream;
    }

    [Test, CancelAfter(30_000)]
    public async Task The_first_write_that_fails_ends_it(CancellationToken cancellation)
    {
        var (written, stream) = Begun(out var body);
        await written.ReadAsync(cancellation);
        body.Breaks = true;
        while (!stream.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await stream;
    }

    [Test]
    public void A_reader_that_is_slow_gets_the_newest_only()
    {
        for (var round = 1; round <= 1000; round++)
            watcher.Hear(round % 2 == 0 ? Accepted : Running, round);
        watcher.Hear(Completed, 1001);
        Assert.That(watcher.Snapshots.TryRead(out var only) ? only : null, Is.EqualTo(Completed));
        Assert.That((watcher.Snapshots.TryRead(out _), watcher.Snapshots.Completion.IsCompleted), Is.EqualTo((false, true)));
    }

    [Test]
    public void What_was_looked_at_before_the_reader_came_is_not_told_it()
    {
        using var late = new Watcher(seen: null, since: 7, _ => { });
        late.Hear(Accepted, 7);
        Assert.That((late.Settled.IsCompleted, late.Snapshots.TryRead(out _)), Is.EqualTo((false, false)));
        late.Hear(Running, 8);
        Assert.That((late.Settled.IsCompleted, late.Snapshots.TryRead(out _)), Is.EqualTo((true, true)));
    }

    (ChannelReader<string> Written, Task Stream) Begun(out Body body)
    {
        body = new Body();
        var http = new DefaultHttpContext { Response = { Body = body } };
        return (body.Written.Reader, new EventStream(watcher, new WatchOptions(), time, CancellationToken.None).ExecuteAsync(http));
    }

    sealed class Body : MemoryStream
    {
        public Channel<string> Written { get; } = Channel.CreateUnbounded<string>();
        public bool Breaks { get; set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Breaks)
                throw new IOException("The connection was reset.");
            Written.Writer.TryWrite(Encoding.UTF8.GetString(buffer.Span));
            return ValueTask.CompletedTask;
        }
    }
}
