using Orders.Saga;
using Orders.Saga.Reconciliation;
using Sagas.Access;
using Sagas.Console;
using ServiceDefaults;

if (AccessCommands.Run(args) || BackupCommand.Run(args) || await HealthProbe.Run(args))
    return;

var builder = WebApplication.CreateBuilder(args);
builder.AddOrdersSaga();

var app = builder.Build();
app.MapSagaService();
app.MapReconciliation();
app.MapSagaConsole().MapReconciliationPage();
await app.RunAsync();
