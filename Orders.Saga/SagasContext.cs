using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using ServiceDefaults;

namespace Orders.Saga;

/// <summary>The database of Orders.Saga: sagas of all kinds, their timers, and the journal.</summary>
public class SagasContext(DbContextOptions options) : SagaContext(options);

sealed class SagasDesignTime() : DesignTime<SagasContext>(options => new SagasContext(options));
