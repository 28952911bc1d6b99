using Microsoft.EntityFrameworkCore;
using Sagas.Operations;

namespace ServiceDefaults;

/// <summary>
/// The database of a service that hosts sagas of any kind: their instances, their timers, and the journal. A new kind of saga needs no
/// mapping and no migration.
/// </summary>
public class SagasContext(DbContextOptions options) : SagaContext(options);

sealed class SagasDesignTime() : DesignTime<SagasContext>(options => new SagasContext(options));
