using System.Security.Cryptography;
using System.Text;

namespace Sagas.DeadLetters;

/// <summary>A message in an <c>_error</c> or <c>_skipped</c> queue, as it came off the broker.</summary>
/// <param name="Headers">As text; those that MassTransit's move added among them.</param>
public sealed record DeadMessage(
    string Queue,
    string? MessageId,
    string? Type,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>
    /// Names this death of this message: the same for the message in its queue and for the broker's copy of it, and another when it is
    /// sent back and fails again.
    /// </summary>
    public Guid Id { get; } = IdOf(Queue, MessageId, Headers.GetValueOrDefault(FaultHeaders.Timestamp), Body.Span);

    static Guid IdOf(string queue, string? messageId, string? diedAt, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{queue}\n{messageId}\n{diedAt}\n"));
        hash.AppendData(body);
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }
}

/// <summary>What MassTransit says of a death, and takes no part in the message itself.</summary>
static class FaultHeaders
{
    internal const string Timestamp = "MT-Fault-Timestamp",
        ExceptionType = "MT-Fault-ExceptionType",
        Message = "MT-Fault-Message",
        StackTrace = "MT-Fault-StackTrace";
}

/// <summary>The headers that tell why a message died.</summary>
public static class DeadLetterHeaders
{
    /// <summary>
    /// True for what the move to the dead letter queue added (the last is RabbitMQ's client's, on every message): a message that goes back
    /// leaves it behind.
    /// </summary>
    public static bool IsOfTheMove(string header) =>
        header.StartsWith("MT-Fault-", StringComparison.Ordinal)
        || header.StartsWith("MT-Host-", StringComparison.Ordinal)
        || header is "MT-Reason" or "x-dotnet-pub-seq-no";
}
