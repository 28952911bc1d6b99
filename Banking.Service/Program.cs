using Banking.Service;
using ServiceDefaults;

if (await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddBanking();

var app = builder.Build();
app.MapServiceDefaults();
app.MapAccounts();
app.MapLedger();
app.MapSimulation();

await app.RunAsync();
