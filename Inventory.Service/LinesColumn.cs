using System.Text.Json;
using Contracts.Orders;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Inventory.Service;

/// <summary>The lines of a reservation as JSON in one column: they are read and written together and never searched.</summary>
static class LinesColumn
{
    static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    internal static readonly ValueConverter<IReadOnlyList<OrderLine>, string> Converter = new(lines => Write(lines), text => Read(text));

    internal static readonly ValueComparer<IReadOnlyList<OrderLine>> Comparer =
        new((one, other) => Write(one) == Write(other), lines => Write(lines).GetHashCode(StringComparison.Ordinal), lines => lines);

    static string Write(IReadOnlyList<OrderLine>? lines) => JsonSerializer.Serialize(lines ?? [], Json);

    internal static List<OrderLine> Read(string text) => JsonSerializer.Deserialize<List<OrderLine>>(text, Json) ?? [];
}
