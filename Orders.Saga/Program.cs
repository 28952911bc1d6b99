using Orders.Saga;
using Sagas.Access;
using Sagas.Console;
using Sagas.Operations;
using ServiceDefaults;

if (AccessCommands.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddOrdersSaga();

var app = builder.Build();
app.MapServiceDefaults();
app.UseSagaAccess();
app.MapSagaOperations();
app.MapSagaConsole();
await app.RunAsync();
