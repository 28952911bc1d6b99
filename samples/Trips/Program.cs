using MassTransit;
using Sagas.Operations;
using Sagas;
using ServiceDefaults;
using Trips;

var builder = WebApplication.CreateBuilder(args);
builder.AddSagaService("trips", bus =>
{
    bus.AddSaga<TripStateMachine, TripState>();
    bus.AddConsumer<Airline>();
    bus.AddConsumer<Hotel>();
    bus.AddConsumer<Bank>();
});

var app = builder.Build();
app.MapSagaService();
app.MapPost("/trips/{id}", async (string id, string to, IBus bus) =>
{
    await bus.Publish(new PlanTrip(SagaId.Of("Trip", id), id, to));
    return TypedResults.Accepted($"/ops/sagas/{id}");
});
await app.RunAsync();
