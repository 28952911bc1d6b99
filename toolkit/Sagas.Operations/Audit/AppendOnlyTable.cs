using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Operations;

/// <summary>
/// Makes the database itself refuse to change or remove audit lines; call it in the migration that creates the table.
/// </summary>
public static class AppendOnlyTable
{
    /// <summary>Adds the trigger to a migration.</summary>
    public static void MakeOperationsAppendOnly(this MigrationBuilder migration)
    {
        migration.Sql(migration.ActiveProvider?.Split('.')[^1] switch
        {
            "SqlServer" => SqlServer,
            "Sqlite" => Sqlite,
            _ => PostgreSql,
        });
    }

    const string Name = $"{OperationModel.Table}_append_only";
    const string Why = "The table operations is only ever added to: what people did must stay as it was.";

    const string PostgreSql =
        $"""
        CREATE OR REPLACE FUNCTION {Name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Why}'; END $$;
        CREATE TRIGGER {Name} BEFORE UPDATE OR DELETE OR TRUNCATE ON {OperationModel.Table} EXECUTE FUNCTION {Name}();
        """;

    const string Sqlite =
        $"""
        CREATE TRIGGER {Name}_update BEFORE UPDATE ON {OperationModel.Table} BEGIN SELECT RAISE(ABORT, '{Why}'); END;
        CREATE TRIGGER {Name}_delete BEFORE DELETE ON {OperationModel.Table} BEGIN SELECT RAISE(ABORT, '{Why}'); END;
        """;

    const string SqlServer =
        $"EXEC('CREATE TRIGGER [{Name}] ON [{OperationModel.Table}] INSTEAD OF UPDATE, DELETE AS THROW 51000, ''{Why}'', 1;')";
}
