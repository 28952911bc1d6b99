using Banking.Service;
using Contracts.Orders;
using MimeKit;
using Orders.Saga.Confirmation;
using Payments.Service;
using Shipping.Service;

namespace Simulation.Outside;

sealed class Gateway(OutsideWorld outside, Wire wire) : IPaymentGateway
{
    public const string DeclinedCard = "**** 0000";

    public Task<ChargeResult> Charge(Guid key, decimal amount, string currency, string? card, CancellationToken cancellation) =>
        wire.Call<ChargeResult>(outside.Next(key), () =>
        {
            if (card == DeclinedCard)
                return new ChargeResult.Declined("The card was declined.");
            outside.IsTheSame(outside.Charges.Do(key, amount), $"a charge of {amount}");
            return new ChargeResult.Charged($"ch_{key:N}");
        }, cancellation);

    public Task Refund(Guid key, CancellationToken cancellation) => wire.Call(outside.Next(key), () =>
    {
        outside.Charges.Undo(key);
        return true;
    }, cancellation);
}

sealed class Carrier(OutsideWorld outside, Wire wire) : ICarrier
{
    public const string UnservedCity = "Nowhere";

    public Task<BookingResult> Book(Guid key, Address address, CancellationToken cancellation) =>
        wire.Call<BookingResult>(outside.Next(key), () =>
        {
            if (address.City == UnservedCity)
                return new BookingResult.Rejected("The carrier does not go there.");
            outside.IsTheSame(outside.Parcels.Do(key, address.City), $"a parcel to {address.City}");
            return new BookingResult.Booked(TrackingNumber(key));
        }, cancellation);

    public Task Cancel(Guid key, CancellationToken cancellation) => wire.Call(outside.Next(key), () =>
    {
        outside.Parcels.Undo(key);
        return true;
    }, cancellation);

    static string TrackingNumber(Guid key) => $"T{key:N}"[..18];
}

/// <summary>It is asked before money moves, and moves none itself.</summary>
sealed class Bank(OutsideWorld outside, Wire wire) : IBank
{
    public Task Admit(BankOrder order, CancellationToken cancellation) => wire.Call(outside.Next(order.SagaId), () => true, cancellation);
}

/// <summary>A mail server knows no key: what it gets twice, the customer gets twice.</summary>
sealed class Mailer(OutsideWorld outside, Wire wire, TimeProvider time) : IMailer
{
    public async Task Send(string name, MimeMessage mail, TimeSpan within, CancellationToken cancellation)
    {
        if (within <= TimeSpan.Zero)
            throw new TimeoutException("Nothing is left of the attempt.");
        using var patience = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var hasIt = false;
        try
        {
            await wire.Call(outside.Next(name), () => hasIt = outside.Delivers(name), either.Token);
        }
        catch (Exception silence) when (hasIt)
        {
            throw new MailFateUnknownException("The mail server did not answer after it had the mail.", silence);
        }
    }
}
