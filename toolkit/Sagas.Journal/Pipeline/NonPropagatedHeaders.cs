using System.Collections;
using MassTransit;

namespace Sagas.Journal;

/// <summary>
/// MassTransit copies the headers of the message at hand to everything that is sent meanwhile. Some hold for one message alone: copied
/// on, a saga would take the one before it for its parent. They can be asked for, but are not listed.
/// </summary>
sealed class NonPropagatedHeaders(Headers all, IMessageAspect aspects) : Headers
{
    public IEnumerable<KeyValuePair<string, object>> GetAll() => all.GetAll().Where(header => !aspects.IsOfOneMessage(header.Key));

    public bool TryGetHeader(string key, out object value) => all.TryGetHeader(key, out value!);

    public T? Get<T>(string key, T? defaultValue = default) where T : class => all.Get(key, defaultValue);

    public T? Get<T>(string key, T? defaultValue = default) where T : struct => all.Get(key, defaultValue);

    public IEnumerator<HeaderValue> GetEnumerator() => all.Where(header => !aspects.IsOfOneMessage(header.Key)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
