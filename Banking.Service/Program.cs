using Banking.Service;
using ServiceDefaults;
using ServiceDefaults.Holdings;

if (BackupCommand.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddBanking();

var app = builder.Build();
app.MapServiceDefaults();
app.MapAccounts();
app.MapLedger();
app.MapHoldings();
app.MapSimulation();

await app.RunAsync();
