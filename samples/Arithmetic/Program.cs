using Arithmetic;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Sagas.Operations;
using Sagas;
using ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddSagaService("arithmetic", bus =>
{
    bus.AddSaga<ArithmeticStateMachine, ArithmeticState>();
    bus.AddConsumer<Calculator>();
});

var app = builder.Build();
app.MapSagaService();

app.MapPost("/start/{input:int}", async (int input, IBus bus) =>
{
    var id = $"{NewId.NextGuid():N}";
    await bus.Publish(new Calculate(SagaId.Of("Arithmetic", id), id, input));
    return TypedResults.Accepted($"/status/{id}", new { id });
});

app.MapGet("/status/{id}", async Task<Results<Ok<Calculation>, NotFound>> (string id, ISagaReader sagas, CancellationToken cancellation) =>
    await sagas.Find("Arithmetic", id, cancellation) is { } saga
        ? TypedResults.Ok(new Calculation(saga.Status, saga.Output?.GetString(), saga.CustomStatus))
        : TypedResults.NotFound());

await app.RunAsync();

sealed record Calculation(SagaStatus Status, string? Output, string? CustomStatus);
