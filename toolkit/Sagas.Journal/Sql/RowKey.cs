namespace Sagas.Journal.Sql;

/// <summary>The key of a row, with any number of columns, compared by value.</summary>
readonly struct RowKey(object?[] values) : IEquatable<RowKey>
{
    readonly object?[] values = values;

    internal static RowKey Of(object row, IReadOnlyList<RowColumn> key)
    {
        var values = new object?[key.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = key[i].Value(row);
        return new RowKey(values);
    }

    public bool Equals(RowKey other) => values.AsSpan().SequenceEqual(other.values);

    public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in values)
            hash.Add(value);
        return hash.ToHashCode();
    }
}
