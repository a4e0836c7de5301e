using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Processes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "process",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Unit = table.Column<string>(type: "text", nullable: false),
                    Owner = table.Column<string>(type: "text", nullable: false),
                    Application = table.Column<string>(type: "text", nullable: false),
                    Volume = table.Column<int>(type: "integer", nullable: true),
                    Documentation = table.Column<int>(type: "integer", nullable: false),
                    OwnerMeasured = table.Column<bool>(type: "boolean", nullable: true),
                    MediaBreaks = table.Column<int>(type: "integer", nullable: true),
                    Signatures = table.Column<int>(type: "integer", nullable: true),
                    PaperSteps = table.Column<int>(type: "integer", nullable: true),
                    HandOffs = table.Column<int>(type: "integer", nullable: true),
                    LeadDays = table.Column<double>(type: "double precision", nullable: true),
                    HandlingMinutes = table.Column<int>(type: "integer", nullable: true),
                    Ozg11 = table.Column<int>(type: "integer", nullable: true),
                    Ozg20 = table.Column<int>(type: "integer", nullable: true),
                    OzgOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_process", x => x.Id);
                    table.ForeignKey(
                        name: "FK_process_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "process_end",
                columns: table => new
                {
                    ProcessId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_process_end", x => x.ProcessId);
                });

            migrationBuilder.CreateTable(
                name: "customer_pair",
                columns: table => new
                {
                    ProcessId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ForOthers = table.Column<bool>(type: "boolean", nullable: false),
                    ForMyself = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_pair", x => new { x.ProcessId, x.ById });
                    table.ForeignKey(
                        name: "FK_customer_pair_process_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "process",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "figure_correction",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Figure = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_figure_correction", x => x.Id);
                    table.ForeignKey(
                        name: "FK_figure_correction_process_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "process",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "process_diagram",
                columns: table => new
                {
                    ProcessId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_process_diagram", x => new { x.ProcessId, x.Number });
                    table.ForeignKey(
                        name: "FK_process_diagram_process_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "process",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_figure_correction_ProcessId",
                table: "figure_correction",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_process_AdministrationId_Name",
                table: "process",
                columns: new[] { "AdministrationId", "Name" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_pair");

            migrationBuilder.DropTable(
                name: "figure_correction");

            migrationBuilder.DropTable(
                name: "process_diagram");

            migrationBuilder.DropTable(
                name: "process_end");

            migrationBuilder.DropTable(
                name: "process");
        }
    }
}
