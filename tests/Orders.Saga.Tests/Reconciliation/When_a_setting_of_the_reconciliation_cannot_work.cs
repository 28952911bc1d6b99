using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orders.Saga.Reconciliation;
using Sagas.Operations;

namespace Orders.Saga.Tests.Reconciliation;

public sealed class When_a_setting_of_the_reconciliation_cannot_work
{
    static async Task Start(string name, string value)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[name] = value;
        builder.Services.AddSingleton<ISagaQueries>(new StoredSagas()).AddSingleton(TimeProvider.System).AddLogging();
        builder.AddReconciliation();
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    [TestCase("Reconciliation:Every", "00:00:00.5", "Reconciliation:Every is 00:00:00.5000000; allowed is 00:00:01 to 7.00:00:00, or 0.")]
    [TestCase("Reconciliation:Every", "8.00:00:00", "Reconciliation:Every is 8.00:00:00; allowed is")]
    [TestCase("Reconciliation:Within", "00:00:30", "Reconciliation:Within is 00:00:30; allowed is 00:01:00 to 366.00:00:00.")]
    [TestCase("Reconciliation:MostPerRun", "0", "Reconciliation:MostPerRun is 0; allowed is 1 to 1000000.")]
    [TestCase("Reconciliation:SettleAfter", "-00:00:01", "Reconciliation:SettleAfter is -00:00:01; allowed is 00:00:00 to 1.00:00:00.")]
    [TestCase("Reconciliation:Timeout", "00:00:00", "Reconciliation:Timeout is 00:00:00; allowed is 00:00:00.1000000 to 00:05:00.")]
    [TestCase("Services:Payments", "payments:8080", "Services:Payments is 'payments:8080'; allowed is an http(s) address such as")]
    [TestCase("Services:Banking", "", "Services:Banking is ''; allowed is an http(s) address")]
    public void The_service_does_not_start_and_says_what_is_allowed(string name, string value, string sentence) =>
        Assert.That(() => Start(name, value), Throws.TypeOf<OptionsValidationException>().With.Message.Contains(sentence));

    [TestCase("Reconciliation:Every", "00:00:00")]
    [TestCase("Reconciliation:SettleAfter", "00:00:00")]
    [TestCase("Services:Payments", "https://payments.example")]
    public async Task What_can_work_starts(string name, string value) => await Start(name, value);
}
