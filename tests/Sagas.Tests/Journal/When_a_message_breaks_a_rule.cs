using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MassTransit;
using MassTransit.Events;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;
using Sagas.Journal.Extending;
using BetweenAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;
using ValidationResult = System.ComponentModel.DataAnnotations.ValidationResult;

namespace Sagas.Tests.Journal;

/// <summary>What its type and its attributes say of a message holds before any handler sees it (docs/decisions/0021).</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class When_a_message_breaks_a_rule
{
    static readonly Print Good = new(
        Guid.NewGuid(),
        "letter",
        [new Page("one", 1)],
        DateTimeOffset.UnixEpoch,
        Colour.Black,
        JsonSerializer.SerializeToElement(1)
    );
    readonly TroubledStore store = new();
    readonly Refused refused = new();
    readonly Seen seen = new();
    ServiceProvider provider = null!;
    int handled;

    IBus Bus => provider.GetRequiredService<ITestHarness>().Bus;

    [SetUp]
    public async Task Start()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(this);
        services.AddInMemoryJournal();
        services.AddSingleton<IJournalStore>(store);
        services.AddSingleton<IMessageAspect>(seen);
        services.AddMassTransitTestHarness(TextWriter.Null, bus =>
        {
            bus.UseJournal();
            bus.AddConsumer<Printer>().Endpoint(endpoint => endpoint.Name = "printer");
            bus.AddConsumer<Library>().Endpoint(endpoint => endpoint.Name = "library");
            bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
        });
        provider = services.BuildServiceProvider(true);
        await provider.GetRequiredService<ITestHarness>().Start();
        Bus.ConnectReceiveObserver(refused);
    }

    [TearDown]
    public async Task Stop() => await provider.DisposeAsync();

    static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("id", Good with { SagaId = Guid.Empty }, "sagaId is empty");
        yield return Case("text", Good with { Title = null! }, "title is missing");
        yield return Case("list", Good with { Pages = null! }, "pages is missing");
        yield return Case("entry", Good with { Pages = [new Page("one", 1), null!] }, "pages[1] is missing");
        yield return Case("nested text", Good with { Pages = [new Page(null!, 1)] }, "pages[0].text is missing");
        yield return Case("nested id", Good with { Cover = new Cover(Guid.Empty) }, "cover.pictureId is empty");
        yield return Case("time", Good with { At = default }, "at is missing");
        yield return Case("enum", Good with { Colour = (Colour)7 }, "colour is 7");
        yield return Case("range", Good with { Pages = [new Page("one", 0)] }, "pages[0].copies is 0: copies: 1 to 9");
        yield return Case("length", Good with { Note = "much too long" }, "note is 'much too long': note: at most 5 characters");
        yield return Case("whole", Good with { Title = "secret", Note = "x" }, "note: a secret letter has no note");
        yield return Case("card", Good with { Card = "4111 1111 1111 1111" }, "card is not repeated here");
        yield return Case("digits", Good with { Note = "4111111111111111" }, "note is not repeated here");
    }

    [TestCaseSource(nameof(Broken))]
    public async Task Should_quarantine_it_with_a_sentence_that_names_the_member(Print message, string words)
    {
        await Send(message);
        var failure = await refused.First();
        Assert.That(failure, Is.TypeOf<InvalidMessageException>());
        Assert.That(failure.Message, Does.Contain(words).And.StartWith("Print ").And.Not.Contains("1111"));
        Assert.That((handled, seen.Taken, store.Entries.Count), Is.EqualTo((0, 0, 0)), "no handler, no heartbeat, no history");
    }

    [Test]
    public async Task Should_handle_what_breaks_none()
    {
        await Send(Good);
        await Patience.Until(() => store.Entries.Count == 1, () => "the message is journalled");
        Assert.That(handled, Is.EqualTo(1));
    }

    [Test]
    public async Task Should_quarantine_a_query_too()
    {
        await (await Bus.GetSendEndpoint(new Uri("loopback://localhost/library"))).Send(new Find(Guid.Empty));
        Assert.That((await refused.First()).Message, Does.Contain("sagaId is empty"));
        Assert.That(handled, Is.Zero);
    }

    [Test]
    public void Should_want_only_the_saga_of_a_fault()
    {
        Assert.That(MessageCheck.Breach<Fault<Print>>(Fault(Good with { Title = null! })), Is.Null);
        Assert.That(MessageCheck.Breach<Fault<Print>>(Fault(Good with { SagaId = Guid.Empty }))?.Path, Is.EqualTo("message.sagaId"));
        Assert.That(MessageCheck.Breach<Fault<Print>>(Fault(null!))?.Path, Is.EqualTo("message"));
    }

    static FaultEvent<Print> Fault(Print message) =>
        new(message, null, null!, new InvalidOperationException("x"), []);

    static TestCaseData Case(string name, Print message, string words) => new TestCaseData(message, words).SetArgDisplayNames(name);

    async Task Send(Print message) => await (await Bus.GetSendEndpoint(new Uri("loopback://localhost/printer"))).Send(message);

    public enum Colour
    {
        Black,
        Blue,
    }

    public sealed record Print(
        Guid SagaId,
        string Title,
        IReadOnlyList<Page> Pages,
        DateTimeOffset At,
        Colour Colour,
        JsonElement Options,
        Cover? Cover = null,
        [StringLength(5, ErrorMessage = "{0}: at most {1} characters")] string? Note = null,
        [RegularExpression("x", ErrorMessage = "{0}: an x")] string? Card = null
    ) : IValidatableObject
    {
        public string? First => Pages is [{ } page, ..] ? page.Text : null;

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Title == "secret" && Note is not null)
                yield return new ValidationResult("note: a secret letter has no note", [nameof(Note)]);
        }
    }

    public sealed record Page(string Text, [Between(1, 9, ErrorMessage = "{0}: {1} to {2}")] int Copies);

    public sealed record Cover(Guid PictureId);

    public sealed record Find(Guid SagaId);

    sealed class Printer(When_a_message_breaks_a_rule test) : IConsumer<Print>
    {
        public Task Consume(ConsumeContext<Print> context) => Task.FromResult(Interlocked.Increment(ref test.handled));
    }

    sealed class Library(When_a_message_breaks_a_rule test) : IConsumer<Find>, INotJournalled
    {
        public Task Consume(ConsumeContext<Find> context) => Task.FromResult(Interlocked.Increment(ref test.handled));
    }

    /// <summary>What the receive endpoints moved to their error queues.</summary>
    sealed class Refused : IReceiveObserver
    {
        readonly TaskCompletionSource done = new();

        public Exception? Failure { get; private set; }

        public Task Done() => done.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public async Task<Exception> First()
        {
            await Done();
            return Failure ?? throw new AssertionException("It was handled.");
        }

        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context) => End(null);

        public Task ReceiveFault(ReceiveContext context, Exception exception) => End(exception);

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Task.CompletedTask;

        Task End(Exception? failure)
        {
            Failure ??= failure?.GetBaseException();
            done.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
