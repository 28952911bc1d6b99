using Sagas;

namespace Arithmetic;

public record Calculate(Guid SagaId, string Id, int Input);
public record MinusOne(Guid SagaId, int Value);
public record MinusOneDone(Guid SagaId, int Value);
public record PlusOne(Guid SagaId, int Value);
public record PlusOneDone(Guid SagaId, int Value);
public record Divide(Guid SagaId, int Value);
public record Divided(Guid SagaId, int Value);

/// <summary>What a calculation remembers between its messages.</summary>
public sealed class ArithmeticState : SagaState
{
    public int Input { get; set; }
    public int Value { get; set; }
}

/// <summary>Minus one, then 100 divided by it; when that cannot be done, plus one again.</summary>
public sealed class ArithmeticStateMachine() : StepStateMachine<ArithmeticState>(sum =>
{
    sum.StartsWith<Calculate>(start => start.Id, (saga, start) => saga.Value = saga.Input = start.Input);

    sum.Step<MinusOne, MinusOneDone>(saga => new MinusOne(saga.CorrelationId, saga.Value), (saga, done) => saga.Value = done.Value)
        .CompensatedBy<PlusOne, PlusOneDone>(saga => saga.AddAgain(), (saga, done) => saga.Restore(done.Value));

    sum.Step<Divide, Divided>(saga => new Divide(saga.CorrelationId, saga.Value), (saga, done) => saga.Value = done.Value);

    sum.Returns(saga => $"{saga.Value}");
});

static class ArithmeticMessages
{
    /// <summary>What is undone may not have been answered, so its result is derived from the input.</summary>
    internal static PlusOne AddAgain(this ArithmeticState sum) => new(sum.CorrelationId, sum.Input - 1);

    internal static void Restore(this ArithmeticState sum, int value) =>
        (sum.Value, sum.CustomStatus) = (value, "Compensated minus_one activity with plus_one activity.");
}
