using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Sagas.Operations;

namespace Sagas.Console.Operations;

/// <summary>What the list of operations shows: who did what, when, why, and with what outcome.</summary>
/// <param name="Actor">The filter, as are <paramref name="Action"/> and <paramref name="Saga"/>.</param>
public sealed record OperationsModel(
    OperationPage Page, string? Actor, string? Action, string? Saga, bool SeesAll, DateTimeOffset Now)
{
    public bool IsFiltered => Actor is not null || Action is not null || Saga is not null;

    public string? Next
    {
        get
        {
            if (Page.NextBefore is not { } before)
                return null;
            (string Name, string? Value)[] parts =
                [("actor", Actor), ("action", Action), ("saga", Saga), ("before", before.ToString(CultureInfo.InvariantCulture))];
            return "/operations" + new QueryBuilder(
                parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value!)));
        }
    }
}

/// <param name="Statuses">The present statuses of the sagas that the operation was about.</param>
public sealed record OneOperationModel(Operation Operation, IReadOnlyDictionary<Guid, SagaStatus> Statuses, DateTimeOffset Now);
