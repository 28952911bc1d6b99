using System.Collections;

namespace Sagas.Journal;

/// <summary>The scope of all log lines written while a message is handled; formatted only when something is logged.</summary>
sealed class MessageScope(string message, string? businessId, Guid? sagaId) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 3;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("Message", message),
        1 => new("BusinessId", businessId),
        2 => new("SagaId", sagaId),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{message} {businessId} {sagaId}";
}
