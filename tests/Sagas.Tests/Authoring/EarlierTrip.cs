using Sagas.Testing;

namespace Sagas.Tests.Authoring;

/// <summary>A trip as an earlier version of its table left it, and the table of today.</summary>
static class EarlierTrip
{
    internal sealed class Today() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Flight();
        trip.Hotel();
        trip.Train();
    });

    internal static Task<SagaTest<TripState>> LeftBehind(TripState saga) => LeftBehind<Today>(saga);

    internal static async Task<SagaTest<TripState>> LeftBehind<TMachine>(TripState saga) where TMachine : StepStateMachine<TripState>
    {
        var trip = await SagaTest.Of<TMachine, TripState>();
        saga.CorrelationId = Trip.Start.SagaId;
        (saga.Kind, saga.BusinessId, saga.Version, saga.Status) = ("Trip", "T1", 3, SagaStatus.Running);
        trip.GivenThat(saga);
        return trip;
    }

    internal static StepRecord Step(string name, StepStatus status, string? undoneBy = null) =>
        new()
        {
            Name = name,
            Status = status,
            CompensatedBy = undoneBy,
            MayHaveHappened = undoneBy is not null,
            Attempts = status == StepStatus.Pending ? 0 : 1,
        };

    internal static TripState InHotel(params IEnumerable<StepRecord> steps) =>
        new()
        {
            CurrentState = "BookHotel",
            InStage = "BookHotel",
            Steps = [.. steps],
        };
}
