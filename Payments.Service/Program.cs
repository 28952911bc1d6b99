using Payments.Service;
using ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddPayments();

var app = builder.Build();
app.MapServiceDefaults();
app.MapPayments();
app.MapSimulation();

await app.RunAsync();
