using Shipping.Service;
using ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddShipping();

var app = builder.Build();
app.MapServiceDefaults();
app.MapShipments();
app.MapSimulation();

await app.RunAsync();
