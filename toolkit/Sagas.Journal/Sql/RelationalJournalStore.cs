using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sagas.Journal.Sql;

/// <summary>
/// The journal in a relational database. Reads are EF Core queries; a commit is a few multi-row statements in one transaction.
/// </summary>
sealed class RelationalJournalStore<TContext> : IJournalStore where TContext : JournalContext
{
    readonly IDbContextFactory<TContext> contexts;
    readonly ISqlDialect dialect;
    readonly RowTables tables;

    public RelationalJournalStore(IDbContextFactory<TContext> contexts, ISqlDialect dialect)
    {
        (this.contexts, this.dialect) = (contexts, dialect);
        using var context = contexts.CreateDbContext();
        tables = new RowTables(context.Model);
    }

    /// <summary>Leaves out units whose checks fail and commits the rest: two rounds if any check fails, else one.</summary>
    public async Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation)
    {
        var outcomes = new CommitOutcome[batch.Count];
        var live = Enumerable.Range(0, batch.Count).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        var connection = context.Database.GetDbConnection();
        while (live.Count > 0)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var round = new CommitRound(dialect, tables, connection, transaction);
            var failed = await round.Write(batch, live, cancellation);
            if (failed.Count == 0)
            {
                await transaction.CommitAsync(cancellation);
                break;
            }
            await transaction.RollbackAsync(cancellation);
            foreach (var (unit, outcome) in failed)
                outcomes[unit] = outcome;
            live.RemoveAll(failed.ContainsKey);
        }
        return outcomes;
    }

    public async Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation)
        where TRow : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var key = tables.Of(typeof(TRow)).Key;
        if (key.Count != 1)
            throw new NotSupportedException(
                $"{typeof(TRow).Name} has a key of {key.Count} columns; a unit of work can find rows only by a key of one column."
            );
        return key[0].ClrType == typeof(Guid) ? await Read<TRow, Guid>(context, key[0], keys, cancellation)
            : key[0].ClrType == typeof(string) ? await Read<TRow, string>(context, key[0], keys, cancellation)
            : throw new NotSupportedException(
                $"{typeof(TRow).Name} has a key of type {key[0].ClrType.Name}; a unit of work can find rows only by a Guid or a string."
            );
    }

    static async Task<IReadOnlyDictionary<object, TRow>> Read<TRow, TKey>(
        TContext context,
        RowColumn key,
        IReadOnlyCollection<object> keys,
        CancellationToken cancellation
    )
        where TRow : class
    {
        var wanted = keys.Cast<TKey>().ToList();
        var rows = await context
            .Set<TRow>()
            .AsNoTracking()
            .Where(row => wanted.Contains(EF.Property<TKey>(row, key.Property)))
            .ToListAsync(cancellation);
        return rows.ToDictionary(row => key.Value(row)!);
    }

    public async Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .Journal.AsNoTracking()
            .FirstOrDefaultAsync(entry => entry.MessageId == messageId && entry.Endpoint == endpoint, cancellation);
    }

    public async Task<DateTimeOffset> Now(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var command = await Statement(context, dialect.Now, cancellation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (DateTimeOffset)tables.Of(typeof(JournalEntry)).Column(nameof(JournalEntry.At)).ReadValue(reader, 0)!;
    }

    public async Task<IReadOnlyList<TimerRow>> ClaimTimers(TimeSpan claim, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var table = tables.Of(typeof(TimerRow));
        var (due, claimed) = (table.Column(nameof(TimerRow.DueAt)), table.Column(nameof(TimerRow.ClaimedUntil)));
        await using var command = await Statement(
            context,
            dialect.ClaimTimers(table),
            cancellation,
            ("seconds", claim.TotalSeconds),
            ("limit", limit)
        );
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var timers = new List<TimerRow>();
        while (await reader.ReadAsync(cancellation))
        {
            timers.Add(new TimerRow
            {
                SagaId = reader.GetGuid(0),
                Name = reader.GetString(1),
                DueAt = (DateTimeOffset)due.ReadValue(reader, 2)!,
                Destination = reader.GetString(3),
                ClaimedUntil = (DateTimeOffset)claimed.ReadValue(reader, 4)!,
            });
        }
        return timers;
    }

    public async Task<DateTimeOffset?> NextTimer(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .Set<TimerRow>()
            .Where(timer => timer.ClaimedUntil == null)
            .MinAsync(timer => (DateTimeOffset?)timer.DueAt, cancellation);
    }

    public async Task<IReadOnlyList<JournalEntry>> Pending(
        DateTimeOffset before,
        PendingPlace? after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var entries = context.Journal.AsNoTracking().Where(entry => entry.Pending && entry.At < before);
        if (after is not null)
            entries = entries.Where(entry => entry.At >= after.At && (entry.At > after.At || entry.Position > after.Position));
        return await entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Position).Take(limit).ToListAsync(cancellation);
    }

    public async Task MarkPending(string endpoint, IReadOnlyCollection<Guid> messageIds, bool pending, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Journal.Where(entry => messageIds.Contains(entry.MessageId) && entry.Endpoint == endpoint && entry.Pending != pending)
            .ExecuteUpdateAsync(entry => entry.SetProperty(e => e.Pending, pending), cancellation);
    }

    public FailureKind Classify(Exception exception) => dialect.Classify(exception);

    public string Explain(Exception exception) => dialect.Explain(exception);

    static async Task<DbCommand> Statement(
        TContext context,
        string text,
        CancellationToken cancellation,
        params (string Name, object Value)[] parameters
    )
    {
        await context.Database.OpenConnectionAsync(cancellation);
        var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}

/// <summary>The tables of a model, by row type.</summary>
sealed class RowTables(IModel model)
{
    readonly Dictionary<Type, RowTable> tables = model
        .GetEntityTypes()
        .Where(e => e.GetTableName() is not null)
        .ToDictionary(e => e.ClrType, e => new RowTable(e));

    internal RowTable Of(Type row) =>
        tables.TryGetValue(row, out var table)
            ? table
            : throw new InvalidOperationException(
                $"{row.Name} is not mapped by this service's context, so a unit of work cannot write it. Add it to OnModelCreating; "
                    + $"mapped are {string.Join(", ", tables.Keys.Select(k => k.Name))}."
            );
}
