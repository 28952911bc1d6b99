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
    readonly Dice dice = world.Dice("outside");

    public Ledger<Guid, decimal> Charges { get; } = new();
    public Ledger<Guid, string> Parcels { get; } = new();
    public Dictionary<string, int> Mails { get; } = [];

    public void Add(IServiceCollection services, Wire wire)
    {
        services.Replace(ServiceDescriptor.Singleton<IPaymentGateway>(new Gateway(this, wire)));
        services.Replace(ServiceDescriptor.Singleton<ICarrier>(new Carrier(this, wire)));
        services.Replace(ServiceDescriptor.Singleton<IBank>(new Bank(this, wire)));
        services.Replace(ServiceDescriptor.Singleton<IMailer>(new Mailer(this, wire)));
    }

    public Fate Next()
    {
        var faults = world.Faults;
        var back = dice.Chance(faults.OutsideSlow) ? dice.Within(TimeSpan.FromMinutes(1)) : dice.Between(Quick, 60 * Quick);
        var there = dice.Between(Quick, 20 * Quick);
        if (dice.Chance(faults.OutsideRefuses))
            return new Fate(there, back, Fails.Before, new HttpRequestException("503 Service Unavailable"));
        if (dice.Chance(faults.OutsideForgets))
            return new Fate(there, back, Fails.After, new TimeoutException("No answer in time."));
        return new Fate(there, back, Fails.Never, null);
    }
}
