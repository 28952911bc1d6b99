using System.Text;
using Sagas.DeadLetters;

namespace Sagas.Tests.DeadLetters;

/// <summary>A broker with one dead letter queue and the one that it belongs to.</summary>
sealed class FakeQueues : IDeadLetterQueues
{
    internal const string Name = "payments_error";

    internal List<DeadMessage> Dead { get; } = [];
    internal List<DeadMessage> SentBack { get; } = [];

    /// <summary>Somebody else has it in hand.</summary>
    internal bool Taken { get; set; }
    internal int TimesHeld { get; private set; }

    /// <summary>Why the broker does not take one back; null when it does.</summary>
    internal Func<DeadMessage, string?> Refuses { get; set; } = _ => null;

    /// <summary>What happens to a message that was sent back.</summary>
    internal Action<DeadMessage> Handle { get; set; } = _ => { };

    internal static DeadMessage Message(string body) =>
        new(Name, body, null, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body));

    public Task<IReadOnlyDictionary<string, int>> DeclareOwn(CancellationToken cancellation) => Count([], cancellation);

    public Task<IReadOnlyDictionary<string, int>> Count(IReadOnlyCollection<string> queues, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(new Dictionary<string, int> { [Name] = Dead.Count });

    public Task Listen(
        string listener,
        Action<IReadOnlyList<string>> announced,
        Func<IReadOnlyList<DeadCopy>, Task> record,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public Task<IHeldQueue?> Hold(string queue, CancellationToken cancellation)
    {
        TimesHeld++;
        return Task.FromResult<IHeldQueue?>(Taken ? null : new Held(this, Dead.Count));
    }

    sealed class Held(FakeQueues all, int left) : IHeldQueue
    {
        public Task<IHeldMessage?> Next(CancellationToken cancellation)
        {
            if (left-- <= 0 || all.Dead.Count == 0)
                return Task.FromResult<IHeldMessage?>(null);
            var message = all.Dead[0];
            all.Dead.RemoveAt(0);
            return Task.FromResult<IHeldMessage?>(new One(all, message));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    sealed class One(FakeQueues all, DeadMessage message) : IHeldMessage
    {
        public DeadMessage Content => message;

        public Task Keep()
        {
            all.Dead.Add(message);
            return Task.CompletedTask;
        }

        public Task<string?> SendBack()
        {
            if (all.Refuses(message) is { } why)
                return Task.FromResult<string?>(why);
            all.SentBack.Add(message);
            all.Handle(message);
            return Task.FromResult<string?>(null);
        }

        public Task Discard() => Task.CompletedTask;
    }
}
