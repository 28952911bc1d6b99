using Payments.Service;
using ServiceDefaults;

if (await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddPayments();

var app = builder.Build();
app.MapServiceDefaults();
app.MapPayments();
app.MapSimulation();

await app.RunAsync();
