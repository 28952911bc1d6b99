using Payments.Service;
using ServiceDefaults;

if (BackupCommand.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddPayments();

var app = builder.Build();
app.MapServiceDefaults();
app.MapPayments();
app.MapSimulation();

await app.RunAsync();
