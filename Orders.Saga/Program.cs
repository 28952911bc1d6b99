using Orders.Saga;
using Sagas.Console;
using Sagas.Operations;
using ServiceDefaults;

if (await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddOrdersSaga();

var app = builder.Build();
app.MapServiceDefaults();
app.MapSagaOperations();
app.MapSagaConsole();
await app.RunAsync();
