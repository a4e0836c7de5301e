using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AccountsAndRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "From",
                table: "grant_of_role",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LentBy",
                table: "grant_of_role",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "grant_of_role",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "grant_of_role",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "audit_line",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "audit_line",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Previous",
                table: "audit_line",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Mail",
                table: "account",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "account_link",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_link", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "chain_head",
                columns: table => new
                {
                    Chain = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chain_head", x => x.Chain);
                });

            migrationBuilder.CreateTable(
                name: "deed_decision",
                columns: table => new
                {
                    DeedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deed_decision", x => x.DeedId);
                });

            migrationBuilder.CreateTable(
                name: "grant_end",
                columns: table => new
                {
                    GrantId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grant_end", x => x.GrantId);
                });

            migrationBuilder.CreateTable(
                name: "group_mapping",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Group = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_mapping", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "house_identity",
                columns: table => new
                {
                    Issuer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_house_identity", x => new { x.Issuer, x.Subject });
                });

            migrationBuilder.CreateTable(
                name: "passkey",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(1400)", maxLength: 1400, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UsedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkey", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "proposed_deed",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Right = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Deed = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposed_deed", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_code",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_code", x => new { x.AccountId, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "second_factor",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Locked = table.Column<string>(type: "text", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "bigint", nullable: true),
                    UsedStep = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_second_factor", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    BegunAt = table.Column<long>(type: "bigint", nullable: false),
                    SeenAt = table.Column<long>(type: "bigint", nullable: false),
                    Device = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_line_AdministrationId_Number",
                table: "audit_line",
                columns: new[] { "AdministrationId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_passkey_AccountId",
                table: "passkey",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_session_AccountId",
                table: "session",
                column: "AccountId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_link");

            migrationBuilder.DropTable(
                name: "chain_head");

            migrationBuilder.DropTable(
                name: "deed_decision");

            migrationBuilder.DropTable(
                name: "grant_end");

            migrationBuilder.DropTable(
                name: "group_mapping");

            migrationBuilder.DropTable(
                name: "house_identity");

            migrationBuilder.DropTable(
                name: "passkey");

            migrationBuilder.DropTable(
                name: "proposed_deed");

            migrationBuilder.DropTable(
                name: "recovery_code");

            migrationBuilder.DropTable(
                name: "second_factor");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropIndex(
                name: "IX_audit_line_AdministrationId_Number",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "From",
                table: "grant_of_role");

            migrationBuilder.DropColumn(
                name: "LentBy",
                table: "grant_of_role");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "grant_of_role");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "grant_of_role");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "Previous",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "Mail",
                table: "account");
        }
    }
}
