using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Planning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "capacity",
                columns: table => new
                {
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_capacity", x => new { x.AdministrationId, x.Number });
                    table.ForeignKey(
                        name: "FK_capacity_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "merit",
                columns: table => new
                {
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merit", x => new { x.AdministrationId, x.Number });
                    table.ForeignKey(
                        name: "FK_merit_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_result",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ScenarioId = table.Column<Guid>(type: "uuid", nullable: false),
                    ScenarioNumber = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_result", x => x.Id);
                    table.ForeignKey(
                        name: "FK_plan_result_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_scenario",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_scenario", x => new { x.Id, x.Number });
                    table.ForeignKey(
                        name: "FK_plan_scenario_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_adoption",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResultId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Written = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_adoption", x => x.Id);
                    table.ForeignKey(
                        name: "FK_plan_adoption_plan_result_ResultId",
                        column: x => x.ResultId,
                        principalTable: "plan_result",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_adoption_end",
                columns: table => new
                {
                    AdoptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_adoption_end", x => x.AdoptionId);
                    table.ForeignKey(
                        name: "FK_plan_adoption_end_plan_adoption_AdoptionId",
                        column: x => x.AdoptionId,
                        principalTable: "plan_adoption",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_plan_adoption_AdministrationId",
                table: "plan_adoption",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_plan_adoption_ResultId",
                table: "plan_adoption",
                column: "ResultId");

            migrationBuilder.CreateIndex(
                name: "IX_plan_result_AdministrationId",
                table: "plan_result",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_plan_result_ScenarioId_At",
                table: "plan_result",
                columns: new[] { "ScenarioId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_scenario_AdministrationId",
                table: "plan_scenario",
                column: "AdministrationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "capacity");

            migrationBuilder.DropTable(
                name: "merit");

            migrationBuilder.DropTable(
                name: "plan_adoption_end");

            migrationBuilder.DropTable(
                name: "plan_scenario");

            migrationBuilder.DropTable(
                name: "plan_adoption");

            migrationBuilder.DropTable(
                name: "plan_result");
        }
    }
}
