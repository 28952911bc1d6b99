using Orders.Saga;
using Sagas.Operations;
using ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddOrdersSaga();

var app = builder.Build();
app.MapServiceDefaults();
app.MapSagaOperations();
await app.RunAsync();
