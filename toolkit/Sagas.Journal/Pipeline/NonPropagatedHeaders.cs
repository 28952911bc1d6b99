using System.Collections;
using MassTransit;

namespace Sagas.Journal;

/// <summary>
/// MassTransit copies the headers of the current message to everything sent while it is handled. Some headers belong to one message
/// only: a saga would take a copied parent header for its own. Such headers can be read, but are not listed.
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
