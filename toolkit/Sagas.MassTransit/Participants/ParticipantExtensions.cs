using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas;

/// <summary>What a participant can say to the saga, besides its reply.</summary>
public static class ParticipantExtensions
{
    /// <summary>
    /// Answers that the command cannot be done for a business reason; nothing was changed, and the saga will not try again.
    /// </summary>
    /// <param name="code">One of the codes of the HTTP contract, e.g. <c>out_of_stock</c>.</param>
    /// <param name="reason">For a person: what was asked, and what there is.</param>
    public static Task Refuse<T>(this ConsumeContext<T> context, Guid sagaId, string code, string reason) where T : class
    {
        context.Unit().Entry.Reason = $"{code}: {reason}";
        return context.RespondAsync(new StepRefused(sagaId, context.Headers.Get<string>(StepHeaders.Step) ?? typeof(T).Name, code, reason));
    }

    /// <summary>
    /// Tells the saga that this attempt is alive, during work that takes long; sent at once, not with the answer. Send it well
    /// within <see cref="RetryPolicy.HeartbeatTimeout"/>.
    /// </summary>
    /// <param name="progress">How far the work is, for people, e.g. <c>page 3 of 10</c>.</param>
    public static Task Heartbeat<T>(this ConsumeContext<T> context, string? progress = null) where T : class =>
        context.Heartbeat((IBus)context.Unit().Services.GetService(typeof(IBus))!, progress);

    internal static async Task Heartbeat<T>(this ConsumeContext<T> context, ISendEndpointProvider endpoints, string? progress)
        where T : class
    {
        if (context.ResponseAddress is not { } saga || MessageNames.SagaIdOf(context.Message) is not { } id)
            return;
        var endpoint = await endpoints.GetSendEndpoint(saga);
        var step = context.Headers.Get<string>(StepHeaders.Step) ?? typeof(T).Name;
        await endpoint.Send(
            new StepHeartbeat(id, step, context.Headers.Get<int>(StepHeaders.Attempt) ?? 0, progress),
            context.CancellationToken
        );
    }
}

/// <summary>The service, or what it depends on, is away; trying again later is right. Sagas see the code <c>unavailable</c>.</summary>
public sealed class UnavailableException(string message) : Exception(message);
