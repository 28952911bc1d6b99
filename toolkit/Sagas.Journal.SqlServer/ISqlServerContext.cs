namespace Sagas.Journal.SqlServer;

/// <summary>
/// Marks the form that a service's context takes on SQL Server: an otherwise empty class derived from it, which the SQL
/// Server migrations belong to (docs/decisions/0007).
/// </summary>
public interface ISqlServerContext;
