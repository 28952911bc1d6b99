using Orders.Saga;
using Sagas.Access;
using ServiceDefaults;

if (AccessCommands.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddOrdersSaga();

var app = builder.Build();
app.MapSagaService();
await app.RunAsync();
