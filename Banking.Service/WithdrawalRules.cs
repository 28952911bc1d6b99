using Contracts.Banking;
using Contracts.Rules;
using Sagas;

namespace Banking.Service;

static class WithdrawalRules
{
    /// <param name="source">The account with that number, if there is one.</param>
    /// <returns>Why the money cannot be withdrawn; null if it can.</returns>
    internal static Refusal? Check(Withdraw command, Account? source) =>
        command.Account == command.Target
            ? new Refusal("invalid_account", $"The money would go from account '{command.Account}' to itself.")
        : source is not { Kind: AccountKind.Customer }
            ? new Refusal("invalid_account", $"There is no account '{command.Account}' to withdraw from.")
        : command.Currency is { } currency && currency != source.Currency
            ? new Refusal("currency_mismatch", $"The transfer is in {currency}, account {source.Number} in {source.Currency}.")
        // A transfer may leave the currency to the account, so only here it is known.
        : Money.Problem(command.Amount, source.Currency) is { } problem
            ? new Refusal("currency_mismatch", $"{command.Amount} cannot be withdrawn from account {source.Number}: {problem}.")
        : command.Amount > source.Balance
            ? new Refusal(
                "insufficient_funds",
                $"{Money.Text(command.Amount, source.Currency)} were to be withdrawn "
                    + $"from account {source.Number}, which does not hold that much."
            )
        : null;
}
