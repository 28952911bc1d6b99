using System.Collections.Concurrent;
using MassTransit;

namespace Sagas.Journal.Extending;

/// <summary>
/// Checks a message before any handler sees it (docs/decisions/0021). What follows from its type needs no declaration: a member that is
/// not nullable is present, an id is not empty, a time is not the default, an enum has one of its values; in lists and nested records too.
/// The rest are the attributes of its members (System.ComponentModel.DataAnnotations) and its <c>Validate</c>.
/// </summary>
public static class MessageCheck
{
    /// <returns>The first rule that the message breaks; null when it breaks none.</returns>
    internal static Breach? Breach<T>(T message) where T : class => Check<T>.Of(message);

    /// <summary>Refuses a message that breaks a rule.</summary>
    /// <param name="source">The address of its sender, for the sentence; null when it is not known.</param>
    /// <exception cref="InvalidMessageException">The message breaks a rule.</exception>
    public static void Ensure<T>(T message, string? source = null) where T : class
    {
        if (Check<T>.Of(message) is { } breach)
            throw new InvalidMessageException(Sentence(MessageNames.Of<T>(), breach, source));
    }

    /// <summary>The same for a message whose type is known at run time only.</summary>
    public static void Ensure(object message, Type contract) => Checks.Of(contract).Ensure(message);

    /// <returns>Which member breaks a rule, what it holds and what is allowed; null when the message breaks none.</returns>
    public static string? Problem(object message, Type contract) =>
        Checks.Of(contract).Breach(message) is { } breach ? $"{breach.Path} {breach.Words}".TrimStart() : null;

    static string Sentence(string message, Breach breach, string? source) =>
        $"{message} breaks a rule and was not handled: {(breach.Path.Length == 0 ? "it" : breach.Path)} {breach.Words}. Nothing was done "
            + $"and nobody was answered. Let its sender{(source is null ? "" : $" ({source})")} send a right one and discard this one; or, "
            + "if the rule is wrong (a member that may be missing is declared nullable), correct the rule and send this one back.";

    /// <summary>Of a fault only its saga counts: the message in it may be one that broke a rule.</summary>
    static class Check<T> where T : class
    {
        internal static readonly Func<T, Breach?> Of =
            typeof(Fault).IsAssignableFrom(typeof(T)) ? FaultRule
            : PartTypes.IsChecked(typeof(T)) ? Part<T>.Breach
            : _ => null;

        static Breach? FaultRule(T fault) =>
            fault is Fault<object> { Message: null } ? new Breach("message", "is missing: a fault holds the message that failed")
            : MessageNames.SagaIdOf(fault) == Guid.Empty ? new Breach("message.sagaId", "is empty: allowed is the id of a saga")
            : null;
    }

    abstract class Checks
    {
        static readonly ConcurrentDictionary<Type, Checks> All = new();

        internal static Checks Of(Type contract) =>
            All.GetOrAdd(contract, type => (Checks)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type))!);

        internal abstract void Ensure(object message);

        internal abstract Breach? Breach(object message);
    }

    sealed class Of<T> : Checks where T : class
    {
        internal override void Ensure(object message) => MessageCheck.Ensure((T)message);

        internal override Breach? Breach(object message) => MessageCheck.Breach((T)message);
    }
}
