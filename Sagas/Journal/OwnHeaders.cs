using System.Collections;
using MassTransit;

namespace Sagas.Journal;

/// <summary>
/// MassTransit copies the headers of the message at hand to all that is sent meanwhile. What ours say holds for one message alone:
/// copied on, a run would take the one before it for its parent. So they can be asked for, but are not listed.
/// </summary>
sealed class OwnHeaders(Headers all) : Headers
{
    public IEnumerable<KeyValuePair<string, object>> GetAll() => all.GetAll().Where(header => !IsOwn(header.Key));

    public bool TryGetHeader(string key, out object value) => all.TryGetHeader(key, out value!);

    public T? Get<T>(string key, T? defaultValue = default) where T : class => all.Get(key, defaultValue);

    public T? Get<T>(string key, T? defaultValue = default) where T : struct => all.Get(key, defaultValue);

    public IEnumerator<HeaderValue> GetEnumerator() => all.Where(header => !IsOwn(header.Key)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static bool IsOwn(string key) => key.StartsWith(StepHeaders.Prefix, StringComparison.Ordinal);
}
