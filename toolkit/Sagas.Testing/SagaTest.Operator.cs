using Sagas.Messages;

namespace Sagas.Testing;

/// <summary>Actions of people. Each must be accepted or, with <c>refused</c>, refused for that reason.</summary>
public sealed partial class SagaTest<TState>
{
    static readonly Uri Desk = new("loopback://localhost/operator");

    /// <summary>The customer or an operator cancels the saga.</summary>
    /// <param name="refused">The expected reason for a refusal.</param>
    public Task Cancel(string reason = "changed my mind", string by = "customer", string? refused = null) =>
        Ask(new CancelSaga(SagaId, State.Kind, State.BusinessId, reason, by), refused);

    /// <summary>An operator retries the failed compensation of a saga that needs intervention.</summary>
    /// <inheritdoc cref="Cancel"/>
    public Task Retry(string reason = "repaired", string by = "operator", string? refused = null) =>
        Ask(new RetrySaga(SagaId, reason, by), refused);

    /// <summary>An operator declares the failed compensation of a saga that needs intervention done by hand.</summary>
    /// <inheritdoc cref="Cancel"/>
    public Task Resolve(string reason = "done by hand", string by = "operator", string? refused = null) =>
        Ask(new ResolveSaga(SagaId, reason, by), refused);

    /// <summary>An operator ends the wait for the next attempt or for the date.</summary>
    /// <inheritdoc cref="Cancel"/>
    public Task FireTimer(string reason = "no time to wait", string by = "operator", string? refused = null) =>
        Ask(new FireTimer(SagaId, reason, by), refused);

    /// <summary>A person approves what the saga waits for.</summary>
    /// <inheritdoc cref="Cancel"/>
    public Task Approve(string reason = "looks good", string by = "operator", string? refused = null) =>
        Ask(new ApproveSaga(SagaId, reason, by), refused);

    /// <summary>A person rejects what the saga waits for.</summary>
    /// <inheritdoc cref="Cancel"/>
    public Task Reject(string reason = "looks wrong", string by = "operator", string? refused = null) =>
        Ask(new RejectSaga(SagaId, reason, by), refused);

    /// <summary>
    /// Sends a request that the saga answers with <see cref="OperationAccepted"/> or <see cref="OperationRefused"/>.
    /// </summary>
    /// <inheritdoc cref="Cancel"/>
    public async Task Ask<TRequest>(TRequest request, string? refused = null) where TRequest : class
    {
        var id = NextMessageId();
        await Publish(request, new Letter(id, RequestId: id, Asker: Desk));
        var expected = refused is null ? $"{typeof(TRequest).Name} accepted" : $"{typeof(TRequest).Name} refused: {refused}";
        var got = host.AllSent.FirstOrDefault(sent => sent.RequestId == id) switch
        {
            null => $"{typeof(TRequest).Name} was not answered",
            { } answer when answer.Is(typeof(OperationRefused)) =>
                $"{typeof(TRequest).Name} refused: {answer.Read<OperationRefused>().Reason}",
            { } answer when answer.Is(typeof(OperationAccepted)) => $"{typeof(TRequest).Name} accepted",
            { } answer => $"{typeof(TRequest).Name} answered with {answer}",
        };
        if (got != expected)
            throw Differs(expected, got);
    }
}
