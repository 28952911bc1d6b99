using Contracts.Banking;
using Contracts.Rules;
using Sagas;

namespace Banking.Service;

static class DepositRules
{
    /// <param name="transfer">The transfer whose money is in transit.</param>
    /// <param name="target">The account with that number, if there is one.</param>
    /// <returns>Why the money cannot be deposited; null if it can.</returns>
    internal static Refusal? Check(Deposit command, Transfer transfer, Account? target) =>
        command.Amount != transfer.Amount
            ? new Refusal(
                "rejected",
                $"{command.Amount} were to be deposited, but {Money.Text(transfer.Amount, transfer.Currency!)} are in transit."
            )
        : target is not { Kind: AccountKind.Customer }
            ? new Refusal("invalid_account", $"There is no account '{command.Account}' to deposit to.")
        : target.Number == transfer.Source
            ? new Refusal("invalid_account", $"Account {target.Number} is the one that the money was withdrawn from.")
        : command.Currency != transfer.Currency
            ? new Refusal("currency_mismatch", $"{command.Currency} were to be deposited, but {transfer.Currency} are in transit.")
        : target.Currency != transfer.Currency
            ? new Refusal("currency_mismatch", $"The transfer is in {transfer.Currency}, account {target.Number} in {target.Currency}.")
        : null;
}
