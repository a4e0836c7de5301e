using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "AskUnit",
                table: "campaign",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Attributes",
                table: "campaign",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "Begin",
                table: "campaign",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CommentThreshold",
                table: "campaign",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<bool>(
                name: "Comments",
                table: "campaign",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "End",
                table: "campaign",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "campaign",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Survey");

            migrationBuilder.AddColumn<string>(
                name: "Languages",
                table: "campaign",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Members",
                table: "campaign",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Perspectives",
                table: "campaign",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "campaign",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Ars",
                table: "administration",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "administration",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Land",
                table: "administration",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Population",
                table: "administration",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RegisterDate",
                table: "administration",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "consent_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Item = table.Column<string>(type: "TEXT", nullable: false),
                    Counts = table.Column<string>(type: "TEXT", nullable: false)
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
                    Ars = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Population = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    Search = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_municipality", x => x.Ars);
                });

            migrationBuilder.CreateTable(
                name: "other_survey",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Begin = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    End = table.Column<DateOnly>(type: "TEXT", nullable: false)
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
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Entries = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_issue", x => x.Date);
                });

            migrationBuilder.CreateTable(
                name: "consent_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SettingsHash = table.Column<string>(type: "TEXT", nullable: false),
                    Settings = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WithComments = table.Column<bool>(type: "INTEGER", nullable: false),
                    OwnAccount = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: true)
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
