using MassTransit;

namespace Sagas.Tests.Participants;

public sealed record BookSeat(Guid SagaId, string Coach);

public sealed record SeatBooked(Guid SagaId, string Number);

public sealed record ReturnSeat(Guid SagaId);

public sealed record SeatReturned(Guid SagaId, string? Number);

public enum SeatStatus
{
    Booked,
    Taken,
    Returned,
}

/// <summary>The row of a participant that books a seat of a train, once per saga.</summary>
public sealed class Seat : IEffectRow
{
    public required Guid SagaId { get; init; }
    public string? Number { get; init; }
    public SeatStatus Status { get; set; }
    public DateTimeOffset At { get; set; }
    public int Version { get; set; }

    bool IEffectRow.IsUndone => Status == SeatStatus.Returned;
}

sealed class BookSeatConsumer(Railway railway) : IConsumer<BookSeat>, IEffect<BookSeat, SeatBooked, Seat>
{
    public Task Consume(ConsumeContext<BookSeat> context) => context.Once(this);

    public async Task<Outcome<Seat>> Do(BookSeat command, DateTimeOffset now, CancellationToken cancellation)
    {
        if (command.Coach == Railway.FullCoach)
            return new Refusal("full", $"Coach {command.Coach} is full.");
        return new Seat { SagaId = command.SagaId, Number = await railway.Book(command.SagaId, command.Coach), At = now };
    }

    public SeatBooked Answer(Seat seat) => new(seat.SagaId, seat.Number!);

    public Task Undo(Guid sagaId, CancellationToken cancellation) => railway.Return(sagaId);

    public string Undoing(Seat seat) => "The return of the seat";

    public string Undone(Seat seat) => "The seat was returned before this command came.";
}

sealed class ReturnSeatConsumer(Railway railway) : IConsumer<ReturnSeat>, ICompensation<ReturnSeat, SeatReturned, Seat>
{
    public Task Consume(ConsumeContext<ReturnSeat> context) => context.Compensate(this);

    public Refusal? TooLate(ReturnSeat command, Seat seat) =>
        seat.Status == SeatStatus.Taken ? new Refusal("taken", $"Somebody sits on {seat.Number}.") : null;

    public Task Undo(Guid sagaId, CancellationToken cancellation) => railway.Return(sagaId);

    public void Mark(Seat seat, DateTimeOffset now) => (seat.Status, seat.At) = (SeatStatus.Returned, now);

    public Seat Tombstone(ReturnSeat command, DateTimeOffset now) =>
        new()
        {
            SagaId = command.SagaId,
            Status = SeatStatus.Returned,
            At = now,
        };

    public SeatReturned Answer(Seat seat) => new(seat.SagaId, seat.Number);
}
