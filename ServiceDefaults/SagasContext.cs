using Microsoft.EntityFrameworkCore;
using Sagas.Operations;

namespace ServiceDefaults;

/// <summary>
/// The database of a service that hosts sagas of any kind: their instances, their timers, and the journal. A new kind of saga needs no
/// mapping and no migration. What such a service sends by mail is recorded beside them.
/// </summary>
public class SagasContext(DbContextOptions options) : SagaContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.AddSentMails();
    }
}

sealed class SagasDesignTime() : DesignTime<SagasContext>(options => new SagasContext(options));
