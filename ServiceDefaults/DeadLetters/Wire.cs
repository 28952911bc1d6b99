using System.Globalization;
using System.Text;
using RabbitMQ.Client;
using Sagas.DeadLetters;

namespace ServiceDefaults.DeadLetters;

/// <summary>Converts between broker messages and their records.</summary>
static class Wire
{
    internal static DeadMessage Read(string queue, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body) =>
        new(
            queue,
            properties.MessageId,
            properties.Type,
            (properties.Headers ?? new Dictionary<string, object?>()).ToDictionary(header => header.Key, header => Text(header.Value)),
            body
        );

    /// <summary>The message unchanged, to be put back. The broker accepts a user id only from that user.</summary>
    internal static BasicProperties Same(IReadOnlyBasicProperties properties)
    {
        var same = new BasicProperties(properties);
        same.ClearUserId();
        return same;
    }

    /// <summary>The message as it was before it failed.</summary>
    internal static BasicProperties Before(IReadOnlyBasicProperties properties)
    {
        var before = Same(properties);
        if (properties.Headers is { } headers)
            before.Headers = headers.Where(header => !DeadLetterHeaders.IsOfTheMove(header.Key)).ToDictionary();
        return before;
    }

    static string Text(object? value) => value switch
    {
        null => "",
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        IEnumerable<object?> many => $"[{string.Join(", ", many.Select(Text))}]",
        IDictionary<string, object?> members => $"{{{string.Join(", ", members.Select(member => $"{member.Key}: {Text(member.Value)}"))}}}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
