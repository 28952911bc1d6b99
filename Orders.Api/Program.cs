using Orders.Api;
using ServiceDefaults;

if (await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddOrdersApi();

var app = builder.Build();
app.MapServiceDefaults();
app.MapOrdersApi();
await app.RunAsync();
