using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Steering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "area_target",
                columns: table => new
                {
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Area = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<double>(type: "REAL", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", nullable: false),
                    Enough = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_area_target", x => new { x.AdministrationId, x.Area, x.Number });
                    table.ForeignKey(
                        name: "FK_area_target_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "commitment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GoalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Office = table.Column<string>(type: "TEXT", nullable: false),
                    Promise = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_commitment_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "commitment_end",
                columns: table => new
                {
                    CommitmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Handover = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitment_end", x => x.CommitmentId);
                });

            migrationBuilder.CreateTable(
                name: "decision_question",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decision_question", x => x.Id);
                    table.ForeignKey(
                        name: "FK_decision_question_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "goal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Content_Area = table.Column<string>(type: "TEXT", nullable: false),
                    Content_Title = table.Column<string>(type: "TEXT", nullable: false),
                    Content_Indicator = table.Column<string>(type: "TEXT", nullable: false),
                    Content_OwnIndicator = table.Column<string>(type: "TEXT", nullable: false),
                    Content_Start = table.Column<double>(type: "REAL", nullable: true),
                    Content_Target = table.Column<double>(type: "REAL", nullable: true),
                    Content_Due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Content_Owner = table.Column<string>(type: "TEXT", nullable: false),
                    Content_Ambition = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Content_Confidence = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_goal", x => new { x.Id, x.Number });
                    table.ForeignKey(
                        name: "FK_goal_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "goal_end",
                columns: table => new
                {
                    GoalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reached = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_goal_end", x => x.GoalId);
                });

            migrationBuilder.CreateTable(
                name: "initiative",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_initiative", x => new { x.Id, x.Number });
                    table.ForeignKey(
                        name: "FK_initiative_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "initiative_comment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InitiativeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_initiative_comment", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "initiative_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InitiativeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_initiative_document", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "initiative_step",
                columns: table => new
                {
                    InitiativeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stand = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_initiative_step", x => new { x.InitiativeId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "strategy_text",
                columns: table => new
                {
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Vision = table.Column<string>(type: "TEXT", nullable: false),
                    Principles = table.Column<string>(type: "TEXT", nullable: false),
                    Authorship = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Hours = table.Column<int>(type: "INTEGER", nullable: true),
                    Begins = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategy_text", x => new { x.AdministrationId, x.Number });
                    table.ForeignKey(
                        name: "FK_strategy_text_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "target_workshop",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Area = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_target_workshop", x => x.Id);
                    table.ForeignKey(
                        name: "FK_target_workshop_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "decision",
                columns: table => new
                {
                    QuestionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decision", x => x.QuestionId);
                    table.ForeignKey(
                        name: "FK_decision_decision_question_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "decision_question",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "strategy_resolution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategy_resolution", x => x.Id);
                    table.ForeignKey(
                        name: "FK_strategy_resolution_strategy_text_AdministrationId_Number",
                        columns: x => new { x.AdministrationId, x.Number },
                        principalTable: "strategy_text",
                        principalColumns: new[] { "AdministrationId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "target_workshop_tally",
                columns: table => new
                {
                    WorkshopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Counts = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_target_workshop_tally", x => x.WorkshopId);
                    table.ForeignKey(
                        name: "FK_target_workshop_tally_target_workshop_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "target_workshop",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_commitment_AdministrationId",
                table: "commitment",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_decision_question_AdministrationId_Since",
                table: "decision_question",
                columns: new[] { "AdministrationId", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_goal_AdministrationId",
                table: "goal",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_initiative_AdministrationId",
                table: "initiative",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_initiative_comment_InitiativeId",
                table: "initiative_comment",
                column: "InitiativeId");

            migrationBuilder.CreateIndex(
                name: "IX_initiative_document_InitiativeId",
                table: "initiative_document",
                column: "InitiativeId");

            migrationBuilder.CreateIndex(
                name: "IX_initiative_step_AdministrationId",
                table: "initiative_step",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_strategy_resolution_AdministrationId_Number",
                table: "strategy_resolution",
                columns: new[] { "AdministrationId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_target_workshop_AdministrationId",
                table: "target_workshop",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_target_workshop_Code",
                table: "target_workshop",
                column: "Code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "area_target");

            migrationBuilder.DropTable(
                name: "commitment");

            migrationBuilder.DropTable(
                name: "commitment_end");

            migrationBuilder.DropTable(
                name: "decision");

            migrationBuilder.DropTable(
                name: "goal");

            migrationBuilder.DropTable(
                name: "goal_end");

            migrationBuilder.DropTable(
                name: "initiative");

            migrationBuilder.DropTable(
                name: "initiative_comment");

            migrationBuilder.DropTable(
                name: "initiative_document");

            migrationBuilder.DropTable(
                name: "initiative_step");

            migrationBuilder.DropTable(
                name: "strategy_resolution");

            migrationBuilder.DropTable(
                name: "target_workshop_tally");

            migrationBuilder.DropTable(
                name: "decision_question");

            migrationBuilder.DropTable(
                name: "strategy_text");

            migrationBuilder.DropTable(
                name: "target_workshop");
        }
    }
}
