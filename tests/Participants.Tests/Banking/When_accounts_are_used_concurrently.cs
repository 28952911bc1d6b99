using System.Globalization;
using Banking.Service;
using Contracts.Banking;
using MassTransit;
using Sagas.Messages;

namespace Participants.Tests.Banking;

/// <summary>
/// What must hold whatever happens at the same time, on any store. Amounts and choices are random; the seed is printed, and SAGAS_TEST_SEED
/// sets it.
/// </summary>
abstract class When_accounts_are_used_concurrently
{
    Random random = null!;

    protected Participant Service { get; private set; } = null!;

    protected abstract Task<Participant> StartBank();

    protected abstract Task Open(string number, decimal balance);

    protected abstract Task<decimal> BalanceOf(string number);

    /// <summary>Fails when money is missing, too much, or owed; looks at one instant.</summary>
    protected abstract Task MustHoldAllMoney();

    [SetUp]
    public async Task Start()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SAGAS_TEST_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        await TestContext.Out.WriteLineAsync($"SAGAS_TEST_SEED={seed}");
        random = new Random(seed);
        Service = await StartBank();
    }

    [TearDown]
    public virtual async Task Stop() => await Service.DisposeAsync();

    [Test]
    public async Task Should_pay_out_what_there_is_and_not_a_cent_more()
    {
        await Open("DRAIN-1", 1_000m);
        var commands = Enumerable.Range(0, 50).Select(_ => Withdraw("DRAIN-1", Cents(5_000))).ToList();

        var answers = await Watched(commands.ConvertAll(command => Service.AskEither<Withdraw, Withdrawn, StepRefused>(command)));

        var left = await BalanceOf("DRAIN-1");
        var paid = commands.Zip(answers).Where(x => x.Second is Withdrawn).Sum(x => x.First.Amount);
        Assert.That(left, Is.EqualTo(1_000m - paid).And.GreaterThanOrEqualTo(0));
        Assert.That(await BalanceOf(AccountNumber.InTransit("USD")), Is.EqualTo(paid));
        Assert.That(answers.OfType<StepRefused>(), Has.All.Property(nameof(StepRefused.Code)).EqualTo("insufficient_funds"));
        // The balance only fell, so whoever was refused would be refused now.
        Assert.That(
            commands.Zip(answers).Where(x => x.Second is StepRefused),
            Has.All.Matches<(Withdraw Command, object)>(x => x.Command.Amount > left)
        );
    }

    [Test]
    public async Task Should_lose_and_make_no_money_in_any_mix_of_transfers()
    {
        string[] accounts = ["MIX-1", "MIX-2", "MIX-3"];
        foreach (var account in accounts)
            await Open(account, 300m);
        var transfers = Enumerable
            .Range(0, 60)
            .Select(_ =>
                (
                    From: accounts[random.Next(3)],
                    To: accounts.Append("MIX-UNKNOWN").ElementAt(random.Next(4)),
                    Amount: Cents(10_000),
                    GivesUp: random.Next(3) == 0
                )
            )
            .ToList();

        await Watched(transfers.ConvertAll(x => Transfer(x.From, x.To, x.Amount, x.GivesUp)));

        Assert.That(await BalanceOf(AccountNumber.InTransit("USD")), Is.Zero);
        Assert.That(await BalanceOf("MIX-1") + await BalanceOf("MIX-2") + await BalanceOf("MIX-3"), Is.EqualTo(900m));
    }

    /// <summary>As a saga does it, or one that gave up: with every command sent twice, and the refund beside the deposit.</summary>
    async Task<bool> Transfer(string from, string to, decimal amount, bool givesUp)
    {
        var command = Withdraw(from, amount);
        var withdrawn = await Twice<Withdraw, Withdrawn, StepRefused>(command);
        var deposit = Twice<Deposit, Deposited, StepRefused>(new Deposit(command.SagaId, command.ReferenceId, to, amount, "USD"));
        if (givesUp || withdrawn is StepRefused || await deposit is StepRefused)
            await Twice<Refund, Refunded, Deposited>(new Refund(command.SagaId, command.ReferenceId));
        return await deposit is Deposited;
    }

    async Task<object> Twice<TCommand, TOne, TOther>(TCommand command) where TCommand : class where TOne : class where TOther : class =>
        (await Task.WhenAll(Service.AskEither<TCommand, TOne, TOther>(command), Service.AskEither<TCommand, TOne, TOther>(command)))[0];

    async Task<T[]> Watched<T>(IEnumerable<Task<T>> work)
    {
        var all = Task.WhenAll(work);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        do
            await MustHoldAllMoney();
        while (!all.IsCompleted && await timer.WaitForNextTickAsync());
        await MustHoldAllMoney();
        return await all;
    }

    decimal Cents(int most) => random.Next(1, most + 1) / 100m;

    static Withdraw Withdraw(string from, decimal amount) => new(NewId.NextGuid(), $"T-{NewId.NextGuid():N}", from, amount, Currency: null);
}
