using Orders.Api;
using ServiceDefaults;

if (BackupCommand.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddOrdersApi();

var app = builder.Build();
app.MapServiceDefaults();
app.MapOrdersApi();
await app.RunAsync();
