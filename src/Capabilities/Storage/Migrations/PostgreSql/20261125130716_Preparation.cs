using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Preparation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Place",
                table: "unit",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "AskUnit",
                table: "campaign",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Attributes",
                table: "campaign",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "Begin",
                table: "campaign",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CommentThreshold",
                table: "campaign",
                type: "integer",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<bool>(
                name: "Comments",
                table: "campaign",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "End",
                table: "campaign",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "campaign",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Survey");

            migrationBuilder.AddColumn<string>(
                name: "Languages",
                table: "campaign",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Members",
                table: "campaign",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Perspectives",
                table: "campaign",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "campaign",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Ars",
                table: "administration",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "administration",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Land",
                table: "administration",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Population",
                table: "administration",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RegisterDate",
                table: "administration",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "consent_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_document", x => x.Id);
                    table.ForeignKey(
                        name: "FK_consent_document_campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_tally",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Item = table.Column<string>(type: "text", nullable: false),
                    Counts = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_tally", x => new { x.CampaignId, x.Item });
                    table.ForeignKey(
                        name: "FK_group_tally_campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "municipality",
                columns: table => new
                {
                    Ars = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Population = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    Search = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_municipality", x => x.Ars);
                });

            migrationBuilder.CreateTable(
                name: "other_survey",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Begin = table.Column<DateOnly>(type: "date", nullable: false),
                    End = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_other_survey", x => x.Id);
                    table.ForeignKey(
                        name: "FK_other_survey_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "register_issue",
                columns: table => new
                {
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    Entries = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_issue", x => x.Date);
                });

            migrationBuilder.CreateTable(
                name: "consent_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SettingsHash = table.Column<string>(type: "text", nullable: false),
                    Settings = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    WithComments = table.Column<bool>(type: "boolean", nullable: false),
                    OwnAccount = table.Column<bool>(type: "boolean", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_step", x => x.Id);
                    table.ForeignKey(
                        name: "FK_consent_step_campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_consent_step_consent_document_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "consent_document",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_consent_document_CampaignId",
                table: "consent_document",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_consent_step_CampaignId_Number",
                table: "consent_step",
                columns: new[] { "CampaignId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_consent_step_DocumentId",
                table: "consent_step",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_municipality_Search",
                table: "municipality",
                column: "Search");

            migrationBuilder.CreateIndex(
                name: "IX_other_survey_AdministrationId",
                table: "other_survey",
                column: "AdministrationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_step");

            migrationBuilder.DropTable(
                name: "group_tally");

            migrationBuilder.DropTable(
                name: "municipality");

            migrationBuilder.DropTable(
                name: "other_survey");

            migrationBuilder.DropTable(
                name: "register_issue");

            migrationBuilder.DropTable(
                name: "consent_document");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "unit");

            migrationBuilder.DropColumn(
                name: "AskUnit",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "Attributes",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "Begin",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "CommentThreshold",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "Comments",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "End",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "Languages",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "Members",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "Perspectives",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "Ars",
                table: "administration");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "administration");

            migrationBuilder.DropColumn(
                name: "Land",
                table: "administration");

            migrationBuilder.DropColumn(
                name: "Population",
                table: "administration");

            migrationBuilder.DropColumn(
                name: "RegisterDate",
                table: "administration");
        }
    }
}
