using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas;

/// <summary>What a participant can tell the saga, besides its reply.</summary>
public static class ParticipantExtensions
{
    /// <summary>
    /// Declines the command for a business reason. Nothing was changed, and the saga does not retry.
    /// </summary>
    /// <param name="code">One of the codes of the HTTP contract, e.g. <c>out_of_stock</c>.</param>
    /// <param name="reason">In words: what was requested, and what is available.</param>
    public static Task Refuse<T>(this ConsumeContext<T> context, Guid sagaId, string code, string reason) where T : class
    {
        context.Unit().Entry.Reason = $"{code}: {reason}";
        return context.RespondAsync(new StepRefused(sagaId, context.Headers.Get<string>(StepHeaders.Step) ?? typeof(T).Name, code, reason));
    }

    /// <summary>
    /// When the saga counts this attempt as lost, by the clock of its database: the work should have ended by then, because another attempt
    /// may begin. Null when the saga does not say it, which is so for a step with a <see cref="RetryPolicy.QueueTimeout"/>: its attempt
    /// begins when the command is taken.
    /// </summary>
    public static DateTimeOffset? AttemptEndsAt<T>(this ConsumeContext<T> context) where T : class =>
        context.Headers.Get<DateTimeOffset>(StepHeaders.EndsAt);

    /// <summary>
    /// Tells the saga during long work that this attempt is alive; sent at once, not with the answer. Send it well within
    /// <see cref="RetryPolicy.HeartbeatTimeout"/>.
    /// </summary>
    /// <param name="progress">The progress, in words, e.g. <c>page 3 of 10</c>.</param>
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

/// <summary>The service or a dependency is unavailable; a later retry may succeed. Sagas see the code <c>unavailable</c>.</summary>
public sealed class UnavailableException(string message) : Exception(message);
