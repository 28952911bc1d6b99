using Orders.Saga;
using Sagas.Access;
using Sagas.Console;
using ServiceDefaults;

if (AccessCommands.Run(args) || BackupCommand.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddOrdersSaga();

var app = builder.Build();
app.MapSagaService();
app.MapSagaConsole();
await app.RunAsync();
