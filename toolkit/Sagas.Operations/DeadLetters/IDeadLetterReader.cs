using System.Security.Claims;

namespace Sagas.DeadLetters;

/// <summary>Reads dead letters for operators, with what the caller may not see masked.</summary>
public interface IDeadLetterReader
{
    /// <summary>Open dead letters by queue and cause; the newest cause first, in limited number.</summary>
    Task<IReadOnlyList<DeadLetterGroup>> Groups(ClaimsPrincipal who, CancellationToken cancellation);

    /// <summary>A page of dead letters, latest failure first.</summary>
    Task<DeadLetterPage> List(DeadLetterFilter filter, ClaimsPrincipal who, CancellationToken cancellation);

    /// <summary>One message as the caller may see it; null when there is none.</summary>
    Task<DeadLetterDetail?> Find(Guid id, ClaimsPrincipal who, CancellationToken cancellation);
}

/// <param name="Saga">The saga's id.</param>
/// <param name="Status">Null for all.</param>
/// <param name="Before">Keyset paging: the <see cref="DeadLetterPage.Next"/> of the previous page.</param>
public sealed record DeadLetterFilter(
    string? Queue = null,
    string? Cause = null,
    Guid? Saga = null,
    DeadLetterStatus? Status = DeadLetterStatus.Open,
    DeadLetterCursor? Before = null,
    int Limit = 50
);

/// <summary>Messages with the same cause in the same queue.</summary>
/// <param name="Messages">The number of rows; each can be sent back individually.</param>
/// <param name="Copies">The number of messages; larger than the number of rows when there are identical copies.</param>
/// <param name="Sample">The latest failure.</param>
/// <param name="Sagas">Some of the sagas that they belong to.</param>
public sealed record DeadLetterGroup(
    string Queue,
    string Cause,
    int Messages,
    int Copies,
    DateTimeOffset First,
    DateTimeOffset Last,
    DeadLetterItem Sample,
    IReadOnlyList<DeadLetterSaga> Sagas
);

/// <param name="Kind">Null when no saga with this id has started.</param>
public sealed record DeadLetterSaga(Guid SagaId, string? Kind, string? BusinessId);

/// <summary>A dead letter in a list.</summary>
/// <param name="Origin">The original queue, to which it can be sent back.</param>
/// <param name="Cause">The same for messages with the same failure.</param>
public sealed record DeadLetterItem(
    Guid Id,
    string Queue,
    string Origin,
    string? MessageId,
    string Message,
    DeadLetterSaga? Saga,
    DateTimeOffset DiedAt,
    DeadLetterFailure Failure,
    string Cause,
    int Copies,
    DeadLetterStatus Status,
    DateTimeOffset? ClosedAt,
    Guid? OperationId
);

/// <summary>A dead letter with its content.</summary>
/// <param name="Body">JSON or text; null when it is neither, or when the caller may not see it.</param>
/// <param name="Hidden">Why the body is missing.</param>
/// <param name="Size">In bytes.</param>
public sealed record DeadLetterDetail(
    DeadLetterItem Letter,
    string? StackTrace,
    IReadOnlyDictionary<string, string> Headers,
    string? Body,
    string? Hidden,
    int Size,
    DateTimeOffset RecordedAt
);

/// <summary>A page of the list.</summary>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetterItem> Items, DeadLetterCursor? Next);

/// <summary>The end of a page.</summary>
public sealed record DeadLetterCursor(DateTimeOffset DiedAt, Guid Id)
{
    /// <inheritdoc />
    public override string ToString() => $"{DiedAt.UtcTicks}_{Id:N}";

    /// <summary>Null when the text is not a cursor.</summary>
    public static DeadLetterCursor? Parse(string? text) =>
        Operations.SagaCursor.TryParse(text ?? "", out var cursor) ? new DeadLetterCursor(cursor!.SubmittedAt, cursor.Id) : null;
}
