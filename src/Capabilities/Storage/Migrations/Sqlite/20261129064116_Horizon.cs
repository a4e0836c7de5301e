using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Horizon : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "benefit_reading",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BenefitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_benefit_reading", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "feed",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed", x => x.Id);
                    table.ForeignKey(
                        name: "FK_feed_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "feed_end",
                columns: table => new
                {
                    FeedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_end", x => x.FeedId);
                });

            migrationBuilder.CreateTable(
                name: "feed_find_verdict",
                columns: table => new
                {
                    FindId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TrendId = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_find_verdict", x => x.FindId);
                });

            migrationBuilder.CreateTable(
                name: "horizon_end",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_horizon_end", x => x.EntryId);
                });

            migrationBuilder.CreateTable(
                name: "horizon_entry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_horizon_entry", x => new { x.Id, x.Number });
                    table.ForeignKey(
                        name: "FK_horizon_entry_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "horizon_review",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Next = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_horizon_review", x => new { x.EntryId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "partner",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner", x => x.Id);
                    table.ForeignKey(
                        name: "FK_partner_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "partner_consent",
                columns: table => new
                {
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_consent", x => x.PartnerId);
                });

            migrationBuilder.CreateTable(
                name: "partner_key",
                columns: table => new
                {
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Split = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_key", x => new { x.PartnerId, x.Split, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "partner_leaving",
                columns: table => new
                {
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Last = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_leaving", x => x.PartnerId);
                });

            migrationBuilder.CreateTable(
                name: "partnership",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership", x => new { x.Id, x.Number });
                    table.ForeignKey(
                        name: "FK_partnership_administration_LeadId",
                        column: x => x.LeadId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "register_sharing",
                columns: table => new
                {
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Shares = table.Column<bool>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_sharing", x => new { x.AdministrationId, x.Number });
                    table.ForeignKey(
                        name: "FK_register_sharing_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "risk_acceptance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RiskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_acceptance", x => x.Id);
                    table.ForeignKey(
                        name: "FK_risk_acceptance_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "risk_acceptance_end",
                columns: table => new
                {
                    AcceptanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_acceptance_end", x => x.AcceptanceId);
                });

            migrationBuilder.CreateTable(
                name: "trend_vote",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TrendId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trend_vote", x => x.Id);
                    table.ForeignKey(
                        name: "FK_trend_vote_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "feed_find",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FeedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Link = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_find", x => x.Id);
                    table.ForeignKey(
                        name: "FK_feed_find_feed_FeedId",
                        column: x => x.FeedId,
                        principalTable: "feed",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trend_vote_tally",
                columns: table => new
                {
                    VoteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Counts = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trend_vote_tally", x => x.VoteId);
                    table.ForeignKey(
                        name: "FK_trend_vote_tally_trend_vote_VoteId",
                        column: x => x.VoteId,
                        principalTable: "trend_vote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_benefit_reading_PartnershipId",
                table: "benefit_reading",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_feed_AdministrationId",
                table: "feed",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_feed_find_FeedId_Link",
                table: "feed_find",
                columns: new[] { "FeedId", "Link" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_horizon_entry_AdministrationId",
                table: "horizon_entry",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_horizon_review_AdministrationId",
                table: "horizon_review",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_partner_AdministrationId",
                table: "partner",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_partner_PartnershipId",
                table: "partner",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_partnership_LeadId",
                table: "partnership",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_risk_acceptance_AdministrationId",
                table: "risk_acceptance",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_trend_vote_AdministrationId",
                table: "trend_vote",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_trend_vote_Code",
                table: "trend_vote",
                column: "Code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "benefit_reading");

            migrationBuilder.DropTable(
                name: "feed_end");

            migrationBuilder.DropTable(
                name: "feed_find");

            migrationBuilder.DropTable(
                name: "feed_find_verdict");

            migrationBuilder.DropTable(
                name: "horizon_end");

            migrationBuilder.DropTable(
                name: "horizon_entry");

            migrationBuilder.DropTable(
                name: "horizon_review");

            migrationBuilder.DropTable(
                name: "partner");

            migrationBuilder.DropTable(
                name: "partner_consent");

            migrationBuilder.DropTable(
                name: "partner_key");

            migrationBuilder.DropTable(
                name: "partner_leaving");

            migrationBuilder.DropTable(
                name: "partnership");

            migrationBuilder.DropTable(
                name: "register_sharing");

            migrationBuilder.DropTable(
                name: "risk_acceptance");

            migrationBuilder.DropTable(
                name: "risk_acceptance_end");

            migrationBuilder.DropTable(
                name: "trend_vote_tally");

            migrationBuilder.DropTable(
                name: "feed");

            migrationBuilder.DropTable(
                name: "trend_vote");
        }
    }
}
