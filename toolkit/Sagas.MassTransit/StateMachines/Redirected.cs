using System.Reflection;

namespace Sagas.StateMachines;

/// <summary>Copies a message for another saga.</summary>
public static class Redirected
{
    static readonly MethodInfo Clone = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Passes a message on to the saga that continues.</summary>
    /// <returns>The same message, but for its <c>SagaId</c>.</returns>
    /// <exception cref="NotSupportedException">The property cannot be set, not even when the message is created.</exception>
    public static T To<T>(Guid sagaId, T message) where T : class
    {
        if (message.GetType().GetProperty("SagaId") is not { CanWrite: true } property)
            throw new NotSupportedException(
                $"{typeof(T).Name} cannot be passed on to saga {sagaId}, in which its saga continues, because its SagaId cannot be set. "
                    + "Make the message a record, or give the property an init accessor."
            );
        var copy = (T)Clone.Invoke(message, null)!;
        property.SetValue(copy, sagaId);
        return copy;
    }
}
