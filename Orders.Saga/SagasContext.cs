using Microsoft.EntityFrameworkCore;
using Sagas.Journal;

namespace Orders.Saga;

/// <summary>The database of Orders.Saga: sagas of all kinds, their timers, and the journal.</summary>
public sealed class SagasContext(DbContextOptions<SagasContext> options) : SagaContext(options);
