using Banking.Service;
using ServiceDefaults;

if (BackupCommand.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddBanking();

var app = builder.Build();
app.MapServiceDefaults();
app.MapAccounts();
app.MapLedger();
app.MapSimulation();

await app.RunAsync();
