namespace Sagas.Definitions;

/// <summary>The type of a message, for those who need it as a type parameter: a bus, for one.</summary>
public abstract class MessageType
{
    /// <summary>The type.</summary>
    public abstract Type Type { get; }

    /// <summary>What the journal calls it.</summary>
    public string Name => NameOf(Type);

    /// <summary>Hands the type over as a type parameter.</summary>
    public abstract void Accept(IMessageTypeVisitor visitor);

    internal static string NameOf(Type message) =>
        message.IsGenericType
            ? $"{message.Name[..message.Name.IndexOf('`', StringComparison.Ordinal)]}"
                + $"<{string.Join(',', message.GetGenericArguments().Select(NameOf))}>"
            : message.Name;

    internal static MessageType Of<T>() where T : class => new Known<T>();

    sealed class Known<T> : MessageType where T : class
    {
        public override Type Type => typeof(T);

        public override void Accept(IMessageTypeVisitor visitor) => visitor.Visit<T>();
    }
}

/// <summary>Takes the type of a message as a type parameter.</summary>
public interface IMessageTypeVisitor
{
    /// <summary>Is called with the type.</summary>
    void Visit<T>() where T : class;
}
