using Sagas.Operations;

namespace Sagas.Console.Models;

/// <summary>Who did what, when, why, with what outcome.</summary>
public sealed record OperationsModel(Operations.OperationPage Page, string? Actor, string? Action, string? Saga, bool SeesAll, DateTimeOffset Now)
{
    public string? Next => Page.NextBefore is { } before
        ? "/operations" + new Microsoft.AspNetCore.Http.Extensions.QueryBuilder(new[] { ("actor", Actor), ("action", Action), ("saga", Saga), ("before", before.ToString(System.Globalization.CultureInfo.InvariantCulture)) }
            .Where(part => part.Item2 is not null).Select(part => KeyValuePair.Create(part.Item1, part.Item2!)))
        : null;
}

/// <param name="Statuses">What the sagas are now: an operation counts by what came of it, not by having been sent.</param>
public sealed record OneOperationModel(Operation Operation, IReadOnlyDictionary<Guid, SagaStatus> Statuses, DateTimeOffset Now);
