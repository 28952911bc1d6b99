using Banking.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orders.Saga.Confirmation;
using Payments.Service;
using Shipping.Service;
using Simulation.Time;

namespace Simulation.Outside;

/// <summary>The card gateway, the carrier, the bank and the mail server: what they remember, and how they fail.</summary>
sealed class OutsideWorld(World world)
{
    static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(5);
    readonly Dictionary<string, Dice> dice = [];

    public Ledger<Guid, decimal> Charges { get; } = new();
    public Ledger<Guid, string> Parcels { get; } = new();
    public Dictionary<string, int> Mails { get; } = [];

    public void Add(IServiceCollection services, Wire wire)
    {
        services.Replace(ServiceDescriptor.Singleton<IPaymentGateway>(new Gateway(this, wire)));
        services.Replace(ServiceDescriptor.Singleton<ICarrier>(new Carrier(this, wire)));
        services.Replace(ServiceDescriptor.Singleton<IBank>(new Bank(this, wire)));
        services.Replace(ServiceDescriptor.Singleton<IMailer>(provider =>
            new Mailer(this, wire, provider.GetRequiredService<TimeProvider>())));
    }

    /// <returns>True: the mail server has it.</returns>
    public bool Delivers(string mail)
    {
        Mails[mail] = Mails.GetValueOrDefault(mail) + 1;
        return true;
    }

    /// <summary>An idempotency key must stand for one effect.</summary>
    public void IsTheSame(bool isTheSame, string what)
    {
        if (!isTheSame)
            world.IsWrong($"{what} was asked for under a key that stands for another");
    }

    /// <summary>The fate of the next call about a saga. It does not depend on other sagas, so that shrinking can leave those out.</summary>
    public Fate Next(Guid saga) => Next($"{saga}");

    public Fate Next(string about)
    {
        var faults = world.Faults;
        var dice = this.dice.TryGetValue(about, out var known) ? known : this.dice[about] = world.Dice($"outside {about}");
        var back = dice.Chance(faults.OutsideSlow) ? dice.Within(TimeSpan.FromMinutes(1)) : dice.Between(Quick, 60 * Quick);
        var there = dice.Between(Quick, 20 * Quick);
        if (dice.Chance(faults.OutsideRefuses))
            return new Fate(there, back, Fails.Before, new HttpRequestException("503 Service Unavailable"));
        if (dice.Chance(faults.OutsideForgets))
            return new Fate(there, back, Fails.After, new TimeoutException("No answer in time."));
        return new Fate(there, back, Fails.Never, null);
    }
}
