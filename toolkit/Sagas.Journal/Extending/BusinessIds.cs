using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.Extensions.Options;

namespace Sagas.Journal.Extending;

/// <summary>Reads the saga's business id from a message; see <see cref="JournalOptions.BusinessIdProperties"/>.</summary>
public sealed class BusinessIds(IOptions<JournalOptions> options)
{
    readonly ConcurrentDictionary<Type, Func<object, string?>?> readers = new();

    /// <returns>Null when the message does not contain it.</returns>
    public string? Of<T>(T message) where T : class => Of(message, typeof(T));

    /// <summary>The same, read from the properties of <paramref name="contract"/>.</summary>
    public string? Of(object message, Type contract) => readers.GetOrAdd(contract, Reader)?.Invoke(message);

    Func<object, string?>? Reader(Type contract)
    {
        var property = options
            .Value.BusinessIdProperties.Select(contract.GetProperty)
            .FirstOrDefault(found => found?.PropertyType == typeof(string));
        if (property is null)
            return null;
        var message = Expression.Parameter(typeof(object));
        return Expression
            .Lambda<Func<object, string?>>(Expression.Property(Expression.Convert(message, contract), property), message)
            .Compile();
    }
}
