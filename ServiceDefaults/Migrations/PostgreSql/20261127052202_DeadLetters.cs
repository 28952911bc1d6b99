using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDefaults.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class DeadLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "SagaId",
                table: "webhook_deliveries",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.CreateTable(
                name: "dead_letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Queue = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MessageId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    MessageType = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SagaId = table.Column<Guid>(type: "uuid", nullable: true),
                    BusinessId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    DiedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FailureType = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    FailureMessage = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    FailureStack = table.Column<string>(type: "text", nullable: true),
                    Cause = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Headers = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: true),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Copies = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OperationId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letters", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_DiedAt_Id",
                table: "dead_letters",
                columns: new[] { "DiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_SagaId_Status",
                table: "dead_letters",
                columns: new[] { "SagaId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_Status_Queue_Cause_DiedAt",
                table: "dead_letters",
                columns: new[] { "Status", "Queue", "Cause", "DiedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dead_letters");

            migrationBuilder.AlterColumn<Guid>(
                name: "SagaId",
                table: "webhook_deliveries",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
