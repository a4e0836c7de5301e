using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class NodesFieldReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "report_template",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Document");

            migrationBuilder.CreateTable(
                name: "circle_model",
                columns: table => new
                {
                    CircleId = table.Column<Guid>(type: "uuid", nullable: false),
                    ModelHash = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle_model", x => new { x.CircleId, x.ModelHash });
                    table.ForeignKey(
                        name: "FK_circle_model_circle_CircleId",
                        column: x => x.CircleId,
                        principalTable: "circle",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "circle_model");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "report_template");
        }
    }
}
