using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Beginning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SignInName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: false),
                    Demo = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "account_closure",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_closure", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "administration",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Staff = table.Column<int>(type: "integer", nullable: false),
                    Leaders = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_administration", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit_line",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Deed = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_line", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "campaign_closing",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_closing", x => x.CampaignId);
                });

            migrationBuilder.CreateTable(
                name: "campaign_opening",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_opening", x => x.CampaignId);
                });

            migrationBuilder.CreateTable(
                name: "model",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "model_draft",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    ParentVersion = table.Column<string>(type: "text", nullable: false),
                    ParentHash = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false),
                    Difference = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_draft", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "published_model",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    DraftId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParentVersion = table.Column<string>(type: "text", nullable: false),
                    Difference = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_published_model", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "release_correction",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Staff = table.Column<int>(type: "integer", nullable: true),
                    Leaders = table.Column<int>(type: "integer", nullable: true),
                    Merged = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_release_correction", x => new { x.CampaignId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "release_end",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_release_end", x => new { x.CampaignId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "seen_count",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Answers = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seen_count", x => x.CampaignId);
                });

            migrationBuilder.CreateTable(
                name: "unit_step",
                columns: table => new
                {
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Wave = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<string>(type: "text", nullable: false),
                    To = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unit_step", x => new { x.AdministrationId, x.Wave, x.From, x.To });
                });

            migrationBuilder.CreateTable(
                name: "grant_of_role",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grant_of_role", x => x.Id);
                    table.ForeignKey(
                        name: "FK_grant_of_role_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Wave = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    ModelHash = table.Column<string>(type: "text", nullable: false),
                    Form = table.Column<string>(type: "text", nullable: false),
                    Units = table.Column<string>(type: "text", nullable: false),
                    Threshold = table.Column<int>(type: "integer", nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    Staff = table.Column<int>(type: "integer", nullable: false),
                    Leaders = table.Column<int>(type: "integer", nullable: false),
                    PlannedAt = table.Column<long>(type: "bigint", nullable: false),
                    Areas = table.Column<string>(type: "text", nullable: false),
                    UnitParents = table.Column<string>(type: "text", nullable: false),
                    UnitStaff = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign", x => x.Id);
                    table.ForeignKey(
                        name: "FK_campaign_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reading",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Indicator = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reading", x => x.Id);
                    table.ForeignKey(
                        name: "FK_reading_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Headcount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_unit_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "model_draft_edit",
                columns: table => new
                {
                    DraftId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: true),
                    Why = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_draft_edit", x => new { x.DraftId, x.Number, x.File });
                    table.ForeignKey(
                        name: "FK_model_draft_edit_model_draft_DraftId",
                        column: x => x.DraftId,
                        principalTable: "model_draft",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "release",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Wave = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_release", x => new { x.CampaignId, x.Version });
                    table.ForeignKey(
                        name: "FK_release_campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_SignInName",
                table: "account",
                column: "SignInName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_line_At",
                table: "audit_line",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_campaign_AdministrationId_Wave",
                table: "campaign",
                columns: new[] { "AdministrationId", "Wave" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_campaign_Slug",
                table: "campaign",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_grant_of_role_AccountId",
                table: "grant_of_role",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_published_model_DraftId",
                table: "published_model",
                column: "DraftId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_published_model_Key_Version",
                table: "published_model",
                columns: new[] { "Key", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reading_AdministrationId_Indicator_Date",
                table: "reading",
                columns: new[] { "AdministrationId", "Indicator", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_release_AdministrationId_Wave",
                table: "release",
                columns: new[] { "AdministrationId", "Wave" });

            migrationBuilder.CreateIndex(
                name: "IX_release_Hash",
                table: "release",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_unit_AdministrationId_Name",
                table: "unit",
                columns: new[] { "AdministrationId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_closure");

            migrationBuilder.DropTable(
                name: "audit_line");

            migrationBuilder.DropTable(
                name: "campaign_closing");

            migrationBuilder.DropTable(
                name: "campaign_opening");

            migrationBuilder.DropTable(
                name: "grant_of_role");

            migrationBuilder.DropTable(
                name: "model");

            migrationBuilder.DropTable(
                name: "model_draft_edit");

            migrationBuilder.DropTable(
                name: "published_model");

            migrationBuilder.DropTable(
                name: "reading");

            migrationBuilder.DropTable(
                name: "release");

            migrationBuilder.DropTable(
                name: "release_correction");

            migrationBuilder.DropTable(
                name: "release_end");

            migrationBuilder.DropTable(
                name: "seen_count");

            migrationBuilder.DropTable(
                name: "unit");

            migrationBuilder.DropTable(
                name: "unit_step");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "model_draft");

            migrationBuilder.DropTable(
                name: "campaign");

            migrationBuilder.DropTable(
                name: "administration");
        }
    }
}
