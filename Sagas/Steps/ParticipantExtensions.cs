using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

public static class ParticipantExtensions
{
    /// <summary>Answers that the command cannot be done for a business reason; nothing was changed, and the saga will not try again.</summary>
    /// <param name="code">One of the codes of the HTTP contract, e.g. <c>out_of_stock</c>.</param>
    /// <param name="reason">For a person: what was asked, and what there is.</param>
    public static Task Refuse<T>(this ConsumeContext<T> context, Guid sagaId, string code, string reason) where T : class
    {
        context.Unit().Entry.Reason = $"{code}: {reason}";
        return context.RespondAsync(new StepRefused(sagaId, context.Headers.Get<string>(StepHeaders.Step) ?? typeof(T).Name, code, reason));
    }
}

/// <summary>The service, or what it depends on, is away; trying again later is right. Sagas see the code <c>unavailable</c>.</summary>
public sealed class UnavailableException(string message) : Exception(message);
