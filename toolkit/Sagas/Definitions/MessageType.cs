namespace Sagas.Definitions;

/// <summary>The type of a message, for those who need it as a type parameter: a bus, for one.</summary>
public abstract class MessageType
{
    public abstract Type Type { get; }

    /// <summary>What the journal calls it.</summary>
    public string Name => NameOf(Type);

    public abstract void Accept(IMessageTypeVisitor visitor);

    internal static string NameOf(Type message) => message.IsGenericType
        ? $"{message.Name[..message.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(',', message.GetGenericArguments().Select(NameOf))}>"
        : message.Name;

    internal static MessageType Of<T>() where T : class => new Known<T>();

    sealed class Known<T> : MessageType where T : class
    {
        public override Type Type => typeof(T);

        public override void Accept(IMessageTypeVisitor visitor) => visitor.Visit<T>();
    }
}

public interface IMessageTypeVisitor
{
    void Visit<T>() where T : class;
}
