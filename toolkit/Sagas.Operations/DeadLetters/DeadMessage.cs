using System.Security.Cryptography;
using System.Text;

namespace Sagas.DeadLetters;

/// <summary>A message in an <c>_error</c> or <c>_skipped</c> queue, as read from the broker.</summary>
/// <param name="Headers">As text, including those added by MassTransit's move.</param>
public sealed record DeadMessage(
    string Queue,
    string? MessageId,
    string? Type,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>
    /// Identifies this failure of this message: the same for the message in its queue and for the broker's copy, and a new one when the
    /// message is sent back and fails again.
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

/// <summary>The headers in which MassTransit describes a failure; they are not part of the message itself.</summary>
static class FaultHeaders
{
    internal const string Timestamp = "MT-Fault-Timestamp",
        ExceptionType = "MT-Fault-ExceptionType",
        Message = "MT-Fault-Message",
        StackTrace = "MT-Fault-StackTrace";
}

/// <summary>The headers that describe a failure.</summary>
public static class DeadLetterHeaders
{
    /// <summary>
    /// True for headers added by the move to the dead letter queue, and for the sequence number that RabbitMQ's client adds to every
    /// message: they are removed when the message is sent back.
    /// </summary>
    public static bool IsOfTheMove(string header) =>
        header.StartsWith("MT-Fault-", StringComparison.Ordinal)
        || header.StartsWith("MT-Host-", StringComparison.Ordinal)
        || header is "MT-Reason" or "x-dotnet-pub-seq-no";
}
