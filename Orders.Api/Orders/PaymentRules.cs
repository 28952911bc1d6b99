using System.Text.RegularExpressions;
using Orders.Api.Input;

namespace Orders.Api.Orders;

/// <summary>
/// Validates a payment. Card numbers are masked here, before anything is stored, logged, compared or sent (PCI DSS 3.4).
/// </summary>
static partial class PaymentRules
{
    public static OrderPayment Read(Fields payment)
    {
        payment.Knows("method", "card", "account");
        switch (payment.Text("method", 50))
        {
            case "credit_card":
                return CreditCard(payment);
            case "bank_transfer":
                return BankTransfer(payment);
            case { } other:
                payment.Refuse("method", $"It is '{other}'; allowed are credit_card and bank_transfer.");
                break;
        }
        return new OrderPayment("");
    }

    static OrderPayment CreditCard(Fields payment)
    {
        if (payment.Has("account"))
            payment.Refuse("account", "It is given, but credit_card charges the card; leave it out, or choose bank_transfer.");
        return new OrderPayment("credit_card", Card(payment));
    }

    static OrderPayment BankTransfer(Fields payment)
    {
        if (payment.Has("card"))
            payment.Refuse("card", "It is given, but bank_transfer takes the money from an account; leave it out, or choose credit_card.");
        return new OrderPayment("bank_transfer", Account: payment.Account("account"));
    }

    static string? Card(Fields payment)
    {
        var card = payment.Text("card", 40, secret: true);
        if (card is null)
            return null;
        return CardPattern().IsMatch(card)
            ? $"**** {card[^4..]}"
            : payment.Refuse("card", "It is not a card number (what it holds is not repeated here); "
                + "allowed are digits, spaces, dashes and asterisks, with 4 digits at the end, e.g. **** 1234.");
    }

    [GeneratedRegex(@"\A[0-9 *-]*[0-9]{4}\z")]
    private static partial Regex CardPattern();
}
