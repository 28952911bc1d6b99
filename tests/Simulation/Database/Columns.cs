using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using Sagas.Journal.PostgreSql;
using Sagas.Journal.Sql;

namespace Simulation.Database;

/// <summary>
/// What the columns of a service hold, from its EF Core model. PostgreSQL refuses a text that is too long, but rounds an amount with too
/// many decimals; the simulation refuses both.
/// </summary>
sealed partial class Columns
{
    readonly RowTables tables;
    readonly FrozenDictionary<RowColumn, int> lengths, scales;

    Columns(RowTables tables, FrozenDictionary<RowColumn, int> lengths, FrozenDictionary<RowColumn, int> scales) =>
        (this.tables, this.lengths, this.scales) = (tables, lengths, scales);

    public static Columns Of<TContext>() where TContext : JournalContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseSagasPostgreSql("");
        using var context = (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
        var tables = new RowTables(context.Model);
        var columns = context.Model.GetEntityTypes().SelectMany(row => tables.Of(row.ClrType).Written).ToList();
        return new Columns(tables, Numbers(columns, Text()), Numbers(columns, Amount()));
    }

    /// <summary>The same columns, one of them shorter.</summary>
    public Columns With(string name, int length) =>
        new(
            tables,
            lengths.ToFrozenDictionary(column => column.Key, column => column.Key.Name == name ? length : column.Value),
            scales
        );

    /// <returns>Which value does not fit; null when all do.</returns>
    public string? Problem(UnitOfWork unit) =>
        unit.Changes.Where(change => change.Kind != ChangeKind.Delete).Select(change => change.Row).Append(unit.Entry)
            .Select(Problem).FirstOrDefault(problem => problem is not null);

    string? Problem(object row)
    {
        foreach (var column in tables.Of(row.GetType()).Written)
        {
            if (lengths.TryGetValue(column, out var longest) && column.Value(row) is string text && text.Length > longest)
                return $"{row.GetType().Name}.{column.Name} holds {longest} characters, not {text.Length}";
            if (scales.TryGetValue(column, out var scale) && column.Value(row) is decimal amount && decimal.Round(amount, scale) != amount)
                return $"{row.GetType().Name}.{column.Name} holds {scale} decimals, not {amount}";
        }
        return null;
    }

    static FrozenDictionary<RowColumn, int> Numbers(IEnumerable<RowColumn> columns, Regex type) =>
        columns.Where(column => type.IsMatch(column.StoreType)).ToFrozenDictionary(
            column => column,
            column => int.Parse(type.Match(column.StoreType).Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        );

    [GeneratedRegex(@"\Acharacter varying\((\d+)\)\z")]
    private static partial Regex Text();

    [GeneratedRegex(@"\Anumeric\(\d+,(\d+)\)\z")]
    private static partial Regex Amount();
}
