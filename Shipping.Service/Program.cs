using Shipping.Service;
using ServiceDefaults;
using ServiceDefaults.Holdings;

if (BackupCommand.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddShipping();

var app = builder.Build();
app.MapServiceDefaults();
app.MapShipments();
app.MapHoldings();
app.MapSimulation();

await app.RunAsync();
