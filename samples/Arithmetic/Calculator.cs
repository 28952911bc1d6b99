using MassTransit;

namespace Arithmetic;

/// <summary>Does the sums. An exception is an answer too: the saga decides whether to try again.</summary>
public sealed class Calculator : IConsumer<MinusOne>, IConsumer<Divide>, IConsumer<PlusOne>
{
    public Task Consume(ConsumeContext<MinusOne> context) =>
        context.RespondAsync(new MinusOneDone(context.Message.SagaId, context.Message.Value - 1));

    public Task Consume(ConsumeContext<Divide> context) =>
        context.RespondAsync(new Divided(context.Message.SagaId, 100 / context.Message.Value));

    public Task Consume(ConsumeContext<PlusOne> context) =>
        context.RespondAsync(new PlusOneDone(context.Message.SagaId, context.Message.Value + 1));
}
