namespace Sagas.Definitions;

/// <summary>The type of a message, for code that needs it as a type parameter, such as a bus.</summary>
public abstract class MessageType
{
    /// <summary>The type.</summary>
    public abstract Type Type { get; }

    /// <summary>Its name in the journal.</summary>
    public string Name => NameOf(Type);

    /// <summary>Passes the type to the visitor as a type parameter.</summary>
    public abstract void Accept(IMessageTypeVisitor visitor);

    internal static string NameOf(Type message) =>
        message.IsGenericType
            ? $"{message.Name[..message.Name.IndexOf('`', StringComparison.Ordinal)]}"
                + $"<{string.Join(',', message.GetGenericArguments().Select(NameOf))}>"
            : message.Name;

    /// <summary>The type <typeparamref name="T"/>.</summary>
    public static MessageType Of<T>() where T : class => new Known<T>();

    sealed class Known<T> : MessageType where T : class
    {
        public override Type Type => typeof(T);

        public override void Accept(IMessageTypeVisitor visitor) => visitor.Visit<T>();
    }
}

/// <summary>Receives the type of a message as a type parameter.</summary>
public interface IMessageTypeVisitor
{
    /// <summary>Called with the type.</summary>
    void Visit<T>() where T : class;
}
