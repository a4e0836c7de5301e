using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wegmarke.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class UnderstandingAndSteering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Document",
                table: "reading",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "area_target",
                columns: table => new
                {
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Area = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Stage = table.Column<double>(type: "double precision", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    Owner = table.Column<string>(type: "text", nullable: false),
                    Way = table.Column<string>(type: "text", nullable: false),
                    Enough = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                name: "cause",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Known = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cause", x => x.Id);
                    table.ForeignKey(
                        name: "FK_cause_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "code",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Description = table.Column<string>(type: "text", nullable: false),
                    Area = table.Column<string>(type: "text", nullable: true),
                    Cause = table.Column<string>(type: "text", nullable: true),
                    Foreign = table.Column<string>(type: "text", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_code", x => x.Id);
                    table.ForeignKey(
                        name: "FK_code_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "comment_release",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_release", x => new { x.CampaignId, x.Version });
                    table.ForeignKey(
                        name: "FK_comment_release_campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "comment_review",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_review", x => new { x.CampaignId, x.Place });
                    table.ForeignKey(
                        name: "FK_comment_review_campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "commitment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    GoalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: false),
                    Promise = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                    CommitmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Handover = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitment_end", x => x.CommitmentId);
                });

            migrationBuilder.CreateTable(
                name: "cross_team",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Task = table.Column<string>(type: "text", nullable: false),
                    Units = table.Column<int>(type: "integer", nullable: true),
                    Since = table.Column<DateOnly>(type: "date", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cross_team", x => x.Id);
                    table.ForeignKey(
                        name: "FK_cross_team_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "decision_path",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Decision = table.Column<string>(type: "text", nullable: false),
                    LowestLevel = table.Column<string>(type: "text", nullable: false),
                    Signatures = table.Column<int>(type: "integer", nullable: true),
                    Limit = table.Column<int>(type: "integer", nullable: true),
                    Days = table.Column<int>(type: "integer", nullable: true),
                    Source = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decision_path", x => x.Id);
                    table.ForeignKey(
                        name: "FK_decision_path_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "decision_question",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    About = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                name: "expertise",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Cost = table.Column<int>(type: "integer", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_expertise", x => x.Id);
                    table.ForeignKey(
                        name: "FK_expertise_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fact_end",
                columns: table => new
                {
                    FactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_end", x => x.FactId);
                });

            migrationBuilder.CreateTable(
                name: "fact_note",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    FactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Post = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_note", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "goal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Content_Area = table.Column<string>(type: "text", nullable: false),
                    Content_Title = table.Column<string>(type: "text", nullable: false),
                    Content_Indicator = table.Column<string>(type: "text", nullable: false),
                    Content_OwnIndicator = table.Column<string>(type: "text", nullable: false),
                    Content_Start = table.Column<double>(type: "double precision", nullable: true),
                    Content_Target = table.Column<double>(type: "double precision", nullable: true),
                    Content_Due = table.Column<DateOnly>(type: "date", nullable: true),
                    Content_Owner = table.Column<string>(type: "text", nullable: false),
                    Content_Ambition = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Content_Confidence = table.Column<int>(type: "integer", nullable: false)
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
                    GoalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reached = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_goal_end", x => x.GoalId);
                });

            migrationBuilder.CreateTable(
                name: "indicator_keeper",
                columns: table => new
                {
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Indicator = table.Column<string>(type: "text", nullable: false),
                    Post = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicator_keeper", x => new { x.AdministrationId, x.Indicator });
                });

            migrationBuilder.CreateTable(
                name: "initiative",
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_initiative_comment", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "initiative_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_initiative_document", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "initiative_step",
                columns: table => new
                {
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stand = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_initiative_step", x => new { x.InitiativeId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "inventory_entry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Purpose = table.Column<string>(type: "text", nullable: false),
                    Users = table.Column<string>(type: "text", nullable: false),
                    Owner = table.Column<string>(type: "text", nullable: false),
                    Interfaces = table.Column<string>(type: "text", nullable: false),
                    Concept = table.Column<string>(type: "text", nullable: false),
                    Cost = table.Column<int>(type: "integer", nullable: true),
                    EndOfLife = table.Column<DateOnly>(type: "date", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_entry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_inventory_entry_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "name_entry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Locked = table.Column<byte[]>(type: "bytea", nullable: false),
                    Replacement = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_name_entry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_name_entry_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "objection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    RaisedBy = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_objection_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "obstacle",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    Principle = table.Column<int>(type: "integer", nullable: false),
                    Process = table.Column<string>(type: "text", nullable: false),
                    Norm = table.Column<string>(type: "text", nullable: false),
                    Effect = table.Column<string>(type: "text", nullable: false),
                    Proposal = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_obstacle", x => x.Id);
                    table.ForeignKey(
                        name: "FK_obstacle_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "source_deletion",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    Codings = table.Column<int>(type: "integer", nullable: false),
                    Quotes = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    BackupsUntil = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_deletion", x => x.SourceId);
                });

            migrationBuilder.CreateTable(
                name: "standing_survey",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Perspectives = table.Column<string>(type: "text", nullable: false),
                    ModelHash = table.Column<string>(type: "text", nullable: false),
                    Form = table.Column<string>(type: "text", nullable: false),
                    Threshold = table.Column<int>(type: "integer", nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false),
                    InformedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standing_survey", x => x.Id);
                    table.ForeignKey(
                        name: "FK_standing_survey_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "standing_survey_end",
                columns: table => new
                {
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standing_survey_end", x => x.SurveyId);
                });

            migrationBuilder.CreateTable(
                name: "strategy_text",
                columns: table => new
                {
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Vision = table.Column<string>(type: "text", nullable: false),
                    Principles = table.Column<string>(type: "text", nullable: false),
                    Authorship = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Hours = table.Column<int>(type: "integer", nullable: true),
                    Begins = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                name: "target_point",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Indicator = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_target_point", x => x.Id);
                    table.ForeignKey(
                        name: "FK_target_point_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "target_workshop",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Area = table.Column<string>(type: "text", nullable: false),
                    Code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                name: "unit_class",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unit_class", x => x.Id);
                    table.ForeignKey(
                        name: "FK_unit_class_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cause_act",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CauseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Deed = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cause_act", x => x.Id);
                    table.ForeignKey(
                        name: "FK_cause_act_cause_CauseId",
                        column: x => x.CauseId,
                        principalTable: "cause",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cause_wording",
                columns: table => new
                {
                    CauseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Areas = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Description = table.Column<string>(type: "text", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cause_wording", x => new { x.CauseId, x.Number });
                    table.ForeignKey(
                        name: "FK_cause_wording_cause_CauseId",
                        column: x => x.CauseId,
                        principalTable: "cause",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CauseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Speaks = table.Column<bool>(type: "boolean", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Unit = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evidence_cause_CauseId",
                        column: x => x.CauseId,
                        principalTable: "cause",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "decision",
                columns: table => new
                {
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "month_release",
                columns: table => new
                {
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Perspective = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<string>(type: "text", nullable: false),
                    To = table.Column<string>(type: "text", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: true),
                    Hash = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_month_release", x => new { x.SurveyId, x.Perspective, x.Number });
                    table.ForeignKey(
                        name: "FK_month_release_standing_survey_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "standing_survey",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "wish",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wish", x => x.Id);
                    table.ForeignKey(
                        name: "FK_wish_standing_survey_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "standing_survey",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "strategy_resolution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                    WorkshopId = table.Column<Guid>(type: "uuid", nullable: false),
                    Counts = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "source",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Group = table.Column<string>(type: "text", nullable: false),
                    UnitClassId = table.Column<Guid>(type: "uuid", nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source", x => x.Id);
                    table.ForeignKey(
                        name: "FK_source_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_source_unit_class_UnitClassId",
                        column: x => x.UnitClassId,
                        principalTable: "unit_class",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "evidence_end",
                columns: table => new
                {
                    EvidenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_end", x => x.EvidenceId);
                    table.ForeignKey(
                        name: "FK_evidence_end_evidence_EvidenceId",
                        column: x => x.EvidenceId,
                        principalTable: "evidence",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "wish_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WishId = table.Column<Guid>(type: "uuid", nullable: false),
                    Deed = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Told = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wish_step", x => x.Id);
                    table.ForeignKey(
                        name: "FK_wish_step_wish_WishId",
                        column: x => x.WishId,
                        principalTable: "wish",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "coder_done",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coder_done", x => new { x.SourceId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_coder_done_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "coder_pair",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    First = table.Column<Guid>(type: "uuid", nullable: false),
                    Second = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coder_pair", x => x.SourceId);
                    table.ForeignKey(
                        name: "FK_coder_pair_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "coding",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Start = table.Column<int>(type: "integer", nullable: false),
                    End = table.Column<int>(type: "integer", nullable: false),
                    CoderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Coder = table.Column<string>(type: "text", nullable: false),
                    Memo = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coding", x => x.Id);
                    table.ForeignKey(
                        name: "FK_coding_code_CodeId",
                        column: x => x.CodeId,
                        principalTable: "code",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_coding_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_withdrawal",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_withdrawal", x => x.SourceId);
                    table.ForeignKey(
                        name: "FK_consent_withdrawal_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sealed_text",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Locked = table.Column<byte[]>(type: "bytea", nullable: false),
                    Format = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sealed_text", x => x.SourceId);
                    table.ForeignKey(
                        name: "FK_sealed_text_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "source_clearance",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_clearance", x => x.SourceId);
                    table.ForeignKey(
                        name: "FK_source_clearance_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "source_consent",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reach = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kept = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_consent", x => x.SourceId);
                    table.ForeignKey(
                        name: "FK_source_consent_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "source_reader",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_reader", x => new { x.SourceId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_source_reader_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_source_reader_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "source_term",
                columns: table => new
                {
                    Stem = table.Column<string>(type: "text", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Places = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_term", x => new { x.Stem, x.SourceId });
                    table.ForeignKey(
                        name: "FK_source_term_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "source_text",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Length = table.Column<int>(type: "integer", nullable: false),
                    Turns = table.Column<string>(type: "text", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_text", x => x.SourceId);
                    table.ForeignKey(
                        name: "FK_source_text_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "speaker",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sign = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Asks = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_speaker", x => new { x.SourceId, x.Sign });
                    table.ForeignKey(
                        name: "FK_speaker_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "adjudication",
                columns: table => new
                {
                    CodingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stands = table.Column<bool>(type: "boolean", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adjudication", x => x.CodingId);
                    table.ForeignKey(
                        name: "FK_adjudication_coding_CodingId",
                        column: x => x.CodingId,
                        principalTable: "coding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "coding_end",
                columns: table => new
                {
                    CodingId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coding_end", x => x.CodingId);
                    table.ForeignKey(
                        name: "FK_coding_end_coding_CodingId",
                        column: x => x.CodingId,
                        principalTable: "coding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quote",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdministrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    CodingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Area = table.Column<string>(type: "text", nullable: false),
                    Cause = table.Column<string>(type: "text", nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quote", x => x.Id);
                    table.ForeignKey(
                        name: "FK_quote_administration_AdministrationId",
                        column: x => x.AdministrationId,
                        principalTable: "administration",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_quote_coding_CodingId",
                        column: x => x.CodingId,
                        principalTable: "coding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_quote_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quote_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quote_step", x => x.Id);
                    table.ForeignKey(
                        name: "FK_quote_step_quote_QuoteId",
                        column: x => x.QuoteId,
                        principalTable: "quote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quote_use",
                columns: table => new
                {
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    Label = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quote_use", x => new { x.QuoteId, x.Place });
                    table.ForeignKey(
                        name: "FK_quote_use_quote_QuoteId",
                        column: x => x.QuoteId,
                        principalTable: "quote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quote_withdrawal",
                columns: table => new
                {
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quote_withdrawal", x => x.QuoteId);
                    table.ForeignKey(
                        name: "FK_quote_withdrawal_quote_QuoteId",
                        column: x => x.QuoteId,
                        principalTable: "quote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cause_AdministrationId",
                table: "cause",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_cause_act_CauseId",
                table: "cause_act",
                column: "CauseId");

            migrationBuilder.CreateIndex(
                name: "IX_code_AdministrationId_Key",
                table: "code",
                columns: new[] { "AdministrationId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coding_CodeId",
                table: "coding",
                column: "CodeId");

            migrationBuilder.CreateIndex(
                name: "IX_coding_SourceId",
                table: "coding",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_commitment_AdministrationId",
                table: "commitment",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_cross_team_AdministrationId",
                table: "cross_team",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_decision_path_AdministrationId",
                table: "decision_path",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_decision_question_AdministrationId_Since",
                table: "decision_question",
                columns: new[] { "AdministrationId", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_CauseId",
                table: "evidence",
                column: "CauseId");

            migrationBuilder.CreateIndex(
                name: "IX_expertise_AdministrationId",
                table: "expertise",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_fact_note_AdministrationId_FactId",
                table: "fact_note",
                columns: new[] { "AdministrationId", "FactId" });

            migrationBuilder.CreateIndex(
                name: "IX_figure_correction_ProcessId",
                table: "figure_correction",
                column: "ProcessId");

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
                name: "IX_inventory_entry_AdministrationId",
                table: "inventory_entry",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_name_entry_AdministrationId",
                table: "name_entry",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_objection_AdministrationId",
                table: "objection",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_obstacle_AdministrationId",
                table: "obstacle",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_process_AdministrationId_Name",
                table: "process",
                columns: new[] { "AdministrationId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_quote_AdministrationId_Cause",
                table: "quote",
                columns: new[] { "AdministrationId", "Cause" });

            migrationBuilder.CreateIndex(
                name: "IX_quote_CodingId",
                table: "quote",
                column: "CodingId");

            migrationBuilder.CreateIndex(
                name: "IX_quote_SourceId",
                table: "quote",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_quote_step_QuoteId",
                table: "quote_step",
                column: "QuoteId");

            migrationBuilder.CreateIndex(
                name: "IX_source_AdministrationId_Number",
                table: "source",
                columns: new[] { "AdministrationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_source_UnitClassId",
                table: "source",
                column: "UnitClassId");

            migrationBuilder.CreateIndex(
                name: "IX_source_reader_AccountId",
                table: "source_reader",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_source_term_SourceId",
                table: "source_term",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_standing_survey_AdministrationId",
                table: "standing_survey",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_standing_survey_Slug",
                table: "standing_survey",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_strategy_resolution_AdministrationId_Number",
                table: "strategy_resolution",
                columns: new[] { "AdministrationId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_target_point_AdministrationId_Indicator_Due",
                table: "target_point",
                columns: new[] { "AdministrationId", "Indicator", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_target_workshop_AdministrationId",
                table: "target_workshop",
                column: "AdministrationId");

            migrationBuilder.CreateIndex(
                name: "IX_target_workshop_Code",
                table: "target_workshop",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_unit_class_AdministrationId_Name",
                table: "unit_class",
                columns: new[] { "AdministrationId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_wish_SurveyId",
                table: "wish",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_wish_step_WishId",
                table: "wish_step",
                column: "WishId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adjudication");

            migrationBuilder.DropTable(
                name: "area_target");

            migrationBuilder.DropTable(
                name: "cause_act");

            migrationBuilder.DropTable(
                name: "cause_wording");

            migrationBuilder.DropTable(
                name: "coder_done");

            migrationBuilder.DropTable(
                name: "coder_pair");

            migrationBuilder.DropTable(
                name: "coding_end");

            migrationBuilder.DropTable(
                name: "comment_release");

            migrationBuilder.DropTable(
                name: "comment_review");

            migrationBuilder.DropTable(
                name: "commitment");

            migrationBuilder.DropTable(
                name: "commitment_end");

            migrationBuilder.DropTable(
                name: "consent_withdrawal");

            migrationBuilder.DropTable(
                name: "cross_team");

            migrationBuilder.DropTable(
                name: "customer_pair");

            migrationBuilder.DropTable(
                name: "decision");

            migrationBuilder.DropTable(
                name: "decision_path");

            migrationBuilder.DropTable(
                name: "evidence_end");

            migrationBuilder.DropTable(
                name: "expertise");

            migrationBuilder.DropTable(
                name: "fact_end");

            migrationBuilder.DropTable(
                name: "fact_note");

            migrationBuilder.DropTable(
                name: "figure_correction");

            migrationBuilder.DropTable(
                name: "goal");

            migrationBuilder.DropTable(
                name: "goal_end");

            migrationBuilder.DropTable(
                name: "indicator_keeper");

            migrationBuilder.DropTable(
                name: "initiative");

            migrationBuilder.DropTable(
                name: "initiative_comment");

            migrationBuilder.DropTable(
                name: "initiative_document");

            migrationBuilder.DropTable(
                name: "initiative_step");

            migrationBuilder.DropTable(
                name: "inventory_entry");

            migrationBuilder.DropTable(
                name: "month_release");

            migrationBuilder.DropTable(
                name: "name_entry");

            migrationBuilder.DropTable(
                name: "objection");

            migrationBuilder.DropTable(
                name: "obstacle");

            migrationBuilder.DropTable(
                name: "process_diagram");

            migrationBuilder.DropTable(
                name: "process_end");

            migrationBuilder.DropTable(
                name: "quote_step");

            migrationBuilder.DropTable(
                name: "quote_use");

            migrationBuilder.DropTable(
                name: "quote_withdrawal");

            migrationBuilder.DropTable(
                name: "sealed_text");

            migrationBuilder.DropTable(
                name: "source_clearance");

            migrationBuilder.DropTable(
                name: "source_consent");

            migrationBuilder.DropTable(
                name: "source_deletion");

            migrationBuilder.DropTable(
                name: "source_reader");

            migrationBuilder.DropTable(
                name: "source_term");

            migrationBuilder.DropTable(
                name: "source_text");

            migrationBuilder.DropTable(
                name: "speaker");

            migrationBuilder.DropTable(
                name: "standing_survey_end");

            migrationBuilder.DropTable(
                name: "strategy_resolution");

            migrationBuilder.DropTable(
                name: "target_point");

            migrationBuilder.DropTable(
                name: "target_workshop_tally");

            migrationBuilder.DropTable(
                name: "wish_step");

            migrationBuilder.DropTable(
                name: "decision_question");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "process");

            migrationBuilder.DropTable(
                name: "quote");

            migrationBuilder.DropTable(
                name: "strategy_text");

            migrationBuilder.DropTable(
                name: "target_workshop");

            migrationBuilder.DropTable(
                name: "wish");

            migrationBuilder.DropTable(
                name: "cause");

            migrationBuilder.DropTable(
                name: "coding");

            migrationBuilder.DropTable(
                name: "standing_survey");

            migrationBuilder.DropTable(
                name: "code");

            migrationBuilder.DropTable(
                name: "source");

            migrationBuilder.DropTable(
                name: "unit_class");

            migrationBuilder.DropColumn(
                name: "Document",
                table: "reading");
        }
    }
}
