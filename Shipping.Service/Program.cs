using Shipping.Service;
using ServiceDefaults;

if (BackupCommand.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddShipping();

var app = builder.Build();
app.MapServiceDefaults();
app.MapShipments();
app.MapSimulation();

await app.RunAsync();
