using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;
using Sagas.Journal.Extending;

namespace Sagas.Tests.Journal;

/// <summary>The pipeline (inbox, handle, commit, send, acknowledge) around a participant, on MassTransit's own harness.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class When_a_message_is_handled
{
    static readonly Uri Worker = new("loopback://localhost/worker");
    readonly TroubledStore store = new();
    readonly Work work = new();
    readonly Seen seen = new();
    readonly Sends sends = new();
    readonly Guid messageId = Guid.NewGuid();
    ServiceProvider provider = null!;

    ITestHarness Harness => provider.GetRequiredService<ITestHarness>();

    [SetUp]
    public async Task Start()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(work);
        services.AddInMemoryJournal();
        services.AddSingleton<IJournalStore>(store);
        services.AddSingleton<IMessageAspect>(seen);
        services.AddMassTransitTestHarness(TextWriter.Null, bus =>
        {
            bus.UseJournal();
            bus.AddConsumer<Consumer>().Endpoint(endpoint => endpoint.Name = "worker");
            bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
        });
        provider = services.BuildServiceProvider(true);
        await Harness.Start();
        Harness.Bus.ConnectSendObserver(sends);
    }

    [TearDown]
    public async Task Stop() => await provider.DisposeAsync();

    [Test]
    public async Task Should_send_nothing_before_the_commit()
    {
        var gate = new TaskCompletionSource();
        store.Gate = gate.Task;
        await Send();
        await Until(() => store.Tries == 1);
        Assert.That(sends.OfDone, Is.Empty);
        gate.SetResult();
        await Until(() => sends.OfDone.Count == 1);
    }

    [Test]
    public async Task Should_send_the_same_outputs_again_when_it_comes_twice_and_commit_it_once()
    {
        await Send();
        await Until(() => sends.OfDone.Count == 1);
        await Send();
        await Until(() => sends.OfDone.Count == 2);
        Assert.That(sends.OfDone.Distinct().Count(), Is.EqualTo(1), "under the id it had");
        Assert.That(store.Committed, Is.EqualTo(new[] { messageId }));
    }

    [Test]
    public async Task Should_run_again_after_a_conflict_and_commit_the_last_run_only()
    {
        var conflicts = 3;
        store.Decides = _ => conflicts-- > 0 ? CommitOutcome.Conflict : null;
        await Send();
        await Until(() => sends.OfDone.Count == 1);
        Assert.That((work.Runs, store.Entries.Count), Is.EqualTo((4, 1)));
        Assert.That(seen.Taken, Is.EqualTo(1), "it was taken from its queue once");
    }

    [Test]
    public async Task Should_answer_with_a_fault_when_conflicts_do_not_end()
    {
        store.Decides = unit => unit.Entry.FailureType is null ? CommitOutcome.Conflict : null;
        var fault = Assert.CatchAsync<RequestFaultException>(Request)!;
        Assert.That(fault.Fault!.Exceptions[0].Message, Does.StartWith("Ask was handled 40 times"));
        Assert.That(work.Runs, Is.EqualTo(41));
    }

    [Test]
    public void Should_journal_an_exception_as_the_answer_and_nothing_that_was_done_before_it()
    {
        work.Throws = new InvalidOperationException("out of paper");
        Assert.CatchAsync<RequestFaultException>(Request);
        var entry = store.Entries.Single();
        Assert.That((entry.FailureType, entry.FailureMessage), Is.EqualTo((typeof(InvalidOperationException).FullName, "out of paper")));
        Assert.That(
            OutboundMessage.Deserialize(entry.Outputs).Select(output => output.Types[0]),
            Is.EqualTo(new[] { MessageUrn.ForTypeString<Fault<Ask>>() })
        );
    }

    [Test]
    public void Should_answer_with_a_fault_what_the_database_refuses()
    {
        store.Fails = batch => batch[0].Entry.FailureType is null ? new Trouble(FailureKind.Refused) : null;
        var fault = Assert.CatchAsync<RequestFaultException>(Request)!;
        Assert.That(fault.Fault!.Exceptions[0].Message, Is.EqualTo("The database is Refused."));
        Assert.That(store.Entries.Single().FailureMessage, Is.EqualTo("The database is Refused."));
    }

    [Test]
    public async Task Should_keep_headers_of_one_message_from_what_is_sent_meanwhile_and_give_them_back_with_the_answer()
    {
        await Send();
        await Until(() => sends.OfDone.Count == 1);
        Assert.That(OutboundMessage.Deserialize(store.Entries.Single().Outputs).Single().Envelope, Does.Not.Contain(Seen.Header));
        Assert.That(store.Entries.Single().Step, Is.EqualTo("first"), "the history says it");
        var answer = await Request();
        Assert.That(answer.Headers.Get<string>(Seen.Header), Is.EqualTo("first"));
    }

    async Task Send()
    {
        var endpoint = await Harness.Bus.GetSendEndpoint(Worker);
        await endpoint.Send(new Ask(Guid.NewGuid()), context =>
        {
            context.MessageId = messageId;
            context.Headers.Set(Seen.Header, "first");
        });
    }

    async Task<Response<Answer>> Request()
    {
        var client = Harness.Bus.CreateRequestClient<Ask>(Worker);
        using var request = client.Create(new Ask(Guid.NewGuid()));
        request.UseExecute(context => context.Headers.Set(Seen.Header, "first"));
        return await request.GetResponse<Answer>();
    }

    static Task Until(Func<bool> condition) => Patience.Until(condition, () => "the message went its way");

    public sealed record Ask(Guid SagaId);

    public sealed record Answer(Guid SagaId);

    public sealed record Done(Guid SagaId);

    sealed class Work
    {
        int runs;

        public Exception? Throws { get; set; }

        public int Runs => runs;

        public void Run() => Interlocked.Increment(ref runs);
    }

    sealed class Consumer(Work work) : IConsumer<Ask>
    {
        public async Task Consume(ConsumeContext<Ask> context)
        {
            work.Run();
            await context.Publish(new Done(context.Message.SagaId));
            if (work.Throws is { } failure)
                throw failure;
            if (context.ResponseAddress is not null)
                await context.RespondAsync(new Answer(context.Message.SagaId));
        }
    }

    /// <summary>The harness counts a message that is sent twice under one id once.</summary>
    sealed class Sends : ISendObserver
    {
        readonly List<Guid?> done = [];

        public IReadOnlyList<Guid?> OfDone
        {
            get
            {
                lock (done)
                    return [.. done];
            }
        }

        public Task PreSend<T>(SendContext<T> context) where T : class => Task.CompletedTask;

        public Task PostSend<T>(SendContext<T> context) where T : class
        {
            lock (done)
            {
                if (context.SupportedMessageTypes.Contains(MessageUrn.ForTypeString<Done>()))
                    done.Add(context.MessageId);
            }
            return Task.CompletedTask;
        }

        public Task SendFault<T>(SendContext<T> context, Exception exception) where T : class => Task.CompletedTask;
    }
}
