using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Circle : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "circle",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    ModelHash = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "circle_contribution",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    CircleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Wave = table.Column<int>(type: "integer", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle_contribution", x => new { x.MemberId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "circle_group",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CircleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Members = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle_group", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "circle_last_number",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle_last_number", x => x.MemberId);
                });

            migrationBuilder.CreateTable(
                name: "circle_member_key",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublicKey = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle_member_key", x => x.MemberId);
                });

            migrationBuilder.CreateTable(
                name: "circle_member_leaving",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle_member_leaving", x => x.MemberId);
                });

            migrationBuilder.CreateTable(
                name: "circle_member_result",
                columns: table => new
                {
                    CircleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle_member_result", x => new { x.CircleId, x.Number, x.MemberId });
                });

            migrationBuilder.CreateTable(
                name: "circle_release",
                columns: table => new
                {
                    CircleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Sets = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle_release", x => new { x.CircleId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "circle_sent_file",
                columns: table => new
                {
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Wave = table.Column<int>(type: "integer", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle_sent_file", x => new { x.MembershipId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "membership",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    CircleId = table.Column<Guid>(type: "uuid", nullable: false),
                    CircleName = table.Column<string>(type: "text", nullable: false),
                    TrusteeAddress = table.Column<string>(type: "text", nullable: false),
                    TokenKey = table.Column<string>(type: "text", nullable: false),
                    Land = table.Column<string>(type: "text", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    ConsentBy = table.Column<string>(type: "text", nullable: false),
                    SingularConsent = table.Column<bool>(type: "boolean", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_membership", x => x.Id);
                    table.ForeignKey(
                        name: "FK_membership_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "membership_end",
                columns: table => new
                {
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_membership_end", x => x.MembershipId);
                });

            migrationBuilder.CreateTable(
                name: "circle_member",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CircleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    TokenKey = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circle_member", x => x.Id);
                    table.ForeignKey(
                        name: "FK_circle_member_circle_CircleId",
                        column: x => x.CircleId,
                        principalTable: "circle",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_circle_contribution_CircleId",
                table: "circle_contribution",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_circle_member_CircleId",
                table: "circle_member",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_membership_AdministrationId",
                table: "membership",
                column: "AdministrationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "circle_contribution");

            migrationBuilder.DropTable(
                name: "circle_group");

            migrationBuilder.DropTable(
                name: "circle_last_number");

            migrationBuilder.DropTable(
                name: "circle_member");

            migrationBuilder.DropTable(
                name: "circle_member_key");

            migrationBuilder.DropTable(
                name: "circle_member_leaving");

            migrationBuilder.DropTable(
                name: "circle_member_result");

            migrationBuilder.DropTable(
                name: "circle_release");

            migrationBuilder.DropTable(
                name: "circle_sent_file");

            migrationBuilder.DropTable(
                name: "membership");

            migrationBuilder.DropTable(
                name: "membership_end");

            migrationBuilder.DropTable(
                name: "circle");
        }
    }
}
