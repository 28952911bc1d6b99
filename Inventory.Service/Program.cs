using Inventory.Service;
using ServiceDefaults;
using ServiceDefaults.Holdings;

if (BackupCommand.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddInventory();

var app = builder.Build();
app.MapServiceDefaults();
app.MapStock();
app.MapHoldings();
app.MapSimulation();

await app.RunAsync();
