using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Sagas.Journal.Sqlite;

/// <summary>
/// An instant as microseconds since 1970, UTC: as exact as PostgreSQL's. <c>datetime("At" / 1000000, 'unixepoch')</c> shows it.
/// </summary>
sealed class StoredInstant() : ValueConverter<DateTimeOffset, long>(instant => Store(instant), stored => Load(stored))
{
    const long UnixEpoch = 621_355_968_000_000_000 / TimeSpan.TicksPerMicrosecond;

    internal static long Store(DateTimeOffset instant) => instant.UtcTicks / TimeSpan.TicksPerMicrosecond - UnixEpoch;

    internal static DateTimeOffset Load(long stored) => new((stored + UnixEpoch) * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
