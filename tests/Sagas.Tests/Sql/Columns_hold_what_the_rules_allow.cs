using Banking.Service;
using Contracts;
using Contracts.Rules;
using Inventory.Service;
using Microsoft.EntityFrameworkCore;
using Orders.Api;
using Payments.Service;
using Sagas.Journal.PostgreSql;
using ServiceDefaults;
using Shipping.Service;

namespace Sagas.Tests.Sql;

/// <summary>What a rule allows, every column holds that it comes to: nothing is cut, and no amount is rounded.</summary>
sealed class Columns_hold_what_the_rules_allow
{
    /// <summary>The longest text of each name; ids of transfers may be derived.</summary>
    static readonly Dictionary<string, int> Longest = new()
    {
        ["OrderId"] = IdLengths.Given,
        ["ReferenceId"] = IdLengths.Derived,
        ["ProductId"] = Ids.LongestProduct,
        ["Number"] = Ids.LongestAccount,
        ["DebitAccount"] = Ids.LongestAccount,
        ["CreditAccount"] = Ids.LongestAccount,
        ["Source"] = Ids.LongestAccount,
        ["Target"] = Ids.LongestAccount,
        ["Currency"] = 3,
        ["Street"] = Texts.LongestAddressLine,
        ["City"] = Texts.LongestAddressLine,
        ["PostalCode"] = Texts.LongestPostalCode,
        ["Country"] = Texts.LongestCountry,
        ["BusinessId"] = IdLengths.Given,
    };

    static IEnumerable<DbContext> Contexts() =>
        [
            new OrdersContext(Options<OrdersContext>()),
            new ShippingContext(Options<ShippingContext>()),
            new PaymentsContext(Options<PaymentsContext>()),
            new InventoryContext(Options<InventoryContext>()),
            new BankingContext(Options<BankingContext>()),
            new SagasContext(Options<SagasContext>()),
        ];

    [Test]
    public void Texts_are_not_cut()
    {
        var seen = new HashSet<string>();
        foreach (var column in Contexts().SelectMany(context => context.Model.GetEntityTypes()).SelectMany(row => row.GetProperties()))
        {
            if (!Longest.TryGetValue(column.Name, out var longest) || column.ClrType != typeof(string))
                continue;
            seen.Add(column.Name);
            var name = $"{column.DeclaringType.Name}.{column.Name}";
            Assert.That(column.GetMaxLength() ?? int.MaxValue, Is.GreaterThanOrEqualTo(longest), name);
        }
        Assert.That(seen, Is.EquivalentTo(Longest.Keys), "each of these names is one of a column");
    }

    [Test]
    public void Amounts_are_not_rounded()
    {
        var amounts = Contexts()
            .SelectMany(context => context.Model.GetEntityTypes())
            .SelectMany(row => row.GetProperties())
            .Where(column => column.ClrType == typeof(decimal))
            .ToList();
        foreach (var column in amounts)
        {
            var name = $"{column.DeclaringType.Name}.{column.Name}";
            Assert.That(column.GetScale(), Is.EqualTo(Currencies.MostDecimals), name);
            Assert.That(column.GetPrecision() - column.GetScale(), Is.GreaterThan(9), $"{name} holds a billion");
        }
        Assert.That(amounts, Has.Count.EqualTo(5));
    }

    static DbContextOptions<T> Options<T>() where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        options.UseSagasPostgreSql("");
        return options.Options;
    }
}
