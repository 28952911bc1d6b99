using Payments.Service;
using ServiceDefaults;
using ServiceDefaults.Holdings;

if (BackupCommand.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddPayments();

var app = builder.Build();
app.MapServiceDefaults();
app.MapPayments();
app.MapHoldings();
app.MapSimulation();

await app.RunAsync();
