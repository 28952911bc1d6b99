using Arithmetic;
using Sagas;
using Sagas.Testing;

namespace Samples.Tests;

public sealed class When_sums_are_done
{
    static async Task<SagaTest<ArithmeticState>> Sum(int input)
    {
        var sum = await SagaTest.Of<ArithmeticStateMachine, ArithmeticState>(options =>
            (options.Settings["Steps:Default:MaximumAttempts"], options.Settings["Steps:Default:InitialInterval"]) = ("3", "00:00:00.500")
        );
        await sum.Given(new Calculate(SagaId.Of("Arithmetic", "1"), "1", input));
        await sum.Expects<MinusOne>(c => c.Value == input).Replies(c => new MinusOneDone(c.SagaId, c.Value - 1));
        return sum;
    }

    [Test]
    public async Task A_hundred_is_divided()
    {
        await using var sum = await Sum(5);
        await sum.Expects<Divide>(c => c.Value == 4).Replies(c => new Divided(c.SagaId, 25));
        Assert.That(sum.EndsAs(SagaStatus.Completed).Output?.GetString(), Is.EqualTo("25"));
    }

    [Test]
    public async Task A_cancelled_sum_gives_back_its_input_though_nobody_knows_whether_one_was_subtracted()
    {
        await using var sum = await SagaTest.Of<ArithmeticStateMachine, ArithmeticState>();
        await sum.Given(new Calculate(SagaId.Of("Arithmetic", "1"), "1", 5));
        sum.Expects<MinusOne>();
        await sum.Cancel();
        await sum.Expects<PlusOne>().Replies(c => new PlusOneDone(c.SagaId, c.Value + 1));
        Assert.That(sum.EndsAs(SagaStatus.Cancelled).Output?.GetString(), Is.EqualTo("5"));
    }

    [Test]
    public async Task A_division_by_zero_is_tried_three_times_and_then_one_is_added_again()
    {
        await using var sum = await Sum(1);
        await sum.Expects<Divide>(c => c.Value == 0).Throws(new DivideByZeroException());
        await sum.After(TimeSpan.FromSeconds(0.5));
        await sum.Expects<Divide>(attempt: 2).Throws(new DivideByZeroException());
        await sum.After(TimeSpan.FromSeconds(1));
        await sum.Expects<Divide>(attempt: 3).Throws(new DivideByZeroException());
        await sum.Expects<PlusOne>(c => c.Value == 0).Replies(c => new PlusOneDone(c.SagaId, c.Value + 1));
        var ended = sum.EndsAs(SagaStatus.Compensated, "error");
        Assert.That(
            (ended.Output?.GetString(), ended.CustomStatus),
            Is.EqualTo(("1", "Compensated minus_one activity with plus_one activity."))
        );
    }
}
