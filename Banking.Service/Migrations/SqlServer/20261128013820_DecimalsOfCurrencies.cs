using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Banking.Service.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class DecimalsOfCurrencies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // SQL Server changes no column that a check looks at.
            migrationBuilder.DropCheckConstraint(name: "CK_accounts_not_overdrawn", table: "accounts");
            migrationBuilder.DropCheckConstraint(name: "CK_movements_positive", table: "movements");

            migrationBuilder.AlterColumn<decimal>(
                name: "Amount",
                table: "transfers",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(18,2)",
                oldPrecision: 18,
                oldScale: 2);

            migrationBuilder.AlterColumn<decimal>(
                name: "Amount",
                table: "movements",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(18,2)",
                oldPrecision: 18,
                oldScale: 2);

            migrationBuilder.AlterColumn<decimal>(
                name: "Balance",
                table: "accounts",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(18,2)",
                oldPrecision: 18,
                oldScale: 2);

            migrationBuilder.AddCheckConstraint(
                name: "CK_accounts_not_overdrawn",
                table: "accounts",
                sql: "\"Kind\" = 'Opening' OR \"Balance\" >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "CK_movements_positive",
                table: "movements",
                sql: "\"Amount\" > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // SQL Server changes no column that a check looks at.
            migrationBuilder.DropCheckConstraint(name: "CK_accounts_not_overdrawn", table: "accounts");
            migrationBuilder.DropCheckConstraint(name: "CK_movements_positive", table: "movements");

            migrationBuilder.AlterColumn<decimal>(
                name: "Amount",
                table: "transfers",
                type: "decimal(18,2)",
                precision: 18,
                scale: 2,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(18,4)",
                oldPrecision: 18,
                oldScale: 4);

            migrationBuilder.AlterColumn<decimal>(
                name: "Amount",
                table: "movements",
                type: "decimal(18,2)",
                precision: 18,
                scale: 2,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(18,4)",
                oldPrecision: 18,
                oldScale: 4);

            migrationBuilder.AlterColumn<decimal>(
                name: "Balance",
                table: "accounts",
                type: "decimal(18,2)",
                precision: 18,
                scale: 2,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(18,4)",
                oldPrecision: 18,
                oldScale: 4);

            migrationBuilder.AddCheckConstraint(
                name: "CK_accounts_not_overdrawn",
                table: "accounts",
                sql: "\"Kind\" = 'Opening' OR \"Balance\" >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "CK_movements_positive",
                table: "movements",
                sql: "\"Amount\" > 0");
        }
    }
}
