using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace Sagas.Definitions;

/// <summary>Every message names its saga in a property <c>Guid SagaId</c>.</summary>
static class SagaIds
{
    static readonly ConcurrentDictionary<Type, Func<object, Guid>?> Readers = new();

    /// <param name="contract">The type that the message is sent as.</param>
    internal static Guid Read(object message, Type contract) => Readers.GetOrAdd(contract, Reader) is { } read
        ? read(message)
        : throw new InvalidOperationException($"{contract.Name} has no property 'Guid SagaId', so it cannot be matched to a saga.");

    static Func<object, Guid>? Reader(Type contract)
    {
        if (contract.GetProperty("SagaId") is not { } property || property.PropertyType != typeof(Guid))
            return null;
        var message = Expression.Parameter(typeof(object));
        return Expression
            .Lambda<Func<object, Guid>>(Expression.Property(Expression.Convert(message, contract), property), message)
            .Compile();
    }
}
