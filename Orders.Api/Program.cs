using Orders.Api;
using ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddOrdersApi();

var app = builder.Build();
app.MapServiceDefaults();
app.MapOrdersApi();
await app.RunAsync();
