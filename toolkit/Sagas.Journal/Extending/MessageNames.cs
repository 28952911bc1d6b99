using System.Collections.Concurrent;
using System.Linq.Expressions;
using MassTransit;

namespace Sagas.Journal.Extending;

/// <summary>A message's name in the journal, and the saga id in a message.</summary>
public static class MessageNames
{
    static readonly ConcurrentDictionary<Type, Func<object, Guid>?> SagaIds = new();

    /// <summary>The name of a message of this type.</summary>
    public static string Of<T>() => Of(typeof(T));

    /// <summary>The name of a message of this type: <c>Fault&lt;ChargePayment&gt;</c>.</summary>
    public static string Of(Type message) =>
        message.IsGenericType
            ? $"{message.Name[..message.Name.IndexOf('`', StringComparison.Ordinal)]}"
                + $"<{string.Join(',', message.GetGenericArguments().Select(Of))}>"
            : message.Name;

    /// <summary>
    /// The same name from a message URN: <c>Fault&lt;ChargePayment&gt;</c> from
    /// <c>urn:message:MassTransit:Fault[[Contracts.Payments:ChargePayment]]</c>.
    /// </summary>
    public static string OfUrn(string urn)
    {
        var arguments = urn.IndexOf("[[", StringComparison.Ordinal);
        return arguments < 0
            ? urn.Split(':')[^1]
            : $"{OfUrn(urn[..arguments])}<{string.Join(',', urn[(arguments + 2)..^2].Split("],[").Select(OfUrn))}>";
    }

    /// <summary>The saga id in a message; null when its type has none.</summary>
    public static Guid? SagaIdOf<T>(T message) where T : class => SagaIdReader(typeof(T))?.Invoke(message);

    /// <summary>Reads the saga id from messages of a type; null when the type has none.</summary>
    public static Func<object, Guid>? SagaIdReader(Type message) => SagaIds.GetOrAdd(message, Reader);

    /// <summary>Reads the property <c>SagaId</c> of the message; for a fault, of the failed message.</summary>
    static Func<object, Guid>? Reader(Type type)
    {
        var parameter = Expression.Parameter(typeof(object));
        Expression message = Expression.Convert(parameter, type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Fault<>))
            message = Expression.Property(message, nameof(Fault<object>.Message));
        var property = message.Type.GetProperty("SagaId");
        if (property?.PropertyType != typeof(Guid))
            return null;
        // A fault from elsewhere may lack its message.
        Expression id = message.Type.IsValueType
            ? Expression.Property(message, property)
            : Expression.Condition(
                Expression.ReferenceEqual(message, Expression.Constant(null)),
                Expression.Constant(Guid.Empty),
                Expression.Property(message, property)
            );
        return Expression.Lambda<Func<object, Guid>>(id, parameter).Compile();
    }
}
