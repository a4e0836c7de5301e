using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Reports.Composing;
using Wegmarke.Storage;
using Wegmarke.Views.Reporting;

namespace Wegmarke.Web;

/// <summary>Reports of the first town: a signed summary, a paper for the council that is being written, a frozen controlling report, and
/// reports of two units.</summary>
internal static class DemoReports
{
    public static async Task Fill(Database db, Actor coordinator, Actor executive, Administration town, string headed, MaturityModel model,
        DateTimeOffset now)
    {
        var summary = await Write(db, coordinator, town, ReportKind.Summary, ReportPlan.Begin(ReportKind.Summary, town.Name, "",
            Language.German) with { Title = "Wo Musterstadt steht: auf einer Seite" }, now.AddDays(-9));
        await Freeze(db, coordinator, town, summary, model, now.AddDays(-8));
        if ((await ReportState.Find(db, town.Id, summary))?.Latest is { } frozen)
        {
            await SignReport.Run(db, executive, town.Id, summary, frozen.Version, frozen.Hash, "Für die Amtsleiterrunde am Montag.",
                now.AddDays(-7));
        }

        await Write(db, coordinator, town, ReportKind.Council, Council(town, now.Year), now.AddDays(-3));
        var round = await Write(db, coordinator, town, ReportKind.Round, ReportPlan.Begin(ReportKind.Round, town.Name, "", Language.German)
            with { Title = "Umsetzung der Digitalstrategie: Bericht zur Runde" }, now.AddDays(-2));
        await Freeze(db, coordinator, town, round, model, now.AddDays(-2));
        foreach (var name in new[] { headed, "Sozialamt" })
        {
            var unit = await Write(db, coordinator, town, ReportKind.Unit, ReportPlan.Begin(ReportKind.Unit, town.Name, name,
                Language.German), now.AddDays(-5));
            await Freeze(db, coordinator, town, unit, model, now.AddDays(-5));
        }

        var circle = await Write(db, coordinator, town, ReportKind.Circle, ReportPlan.Begin(ReportKind.Circle, town.Name, "",
            Language.German), now.AddDays(-12));
        await Freeze(db, coordinator, town, circle, model, now.AddDays(-12));
        if ((await CampaignState.Of(db, town.Id)) is not [var (latest, _, _), ..]) return;
        var dossier = await Write(db, coordinator, town, ReportKind.Dossier, ReportPlan.Begin(ReportKind.Dossier, town.Name, "",
            Language.German) with { Title = $"Dossier: {latest.Title}", About = latest.Id }, now.AddDays(-14));
        await Freeze(db, coordinator, town, dossier, model, now.AddDays(-14));
    }

    private static ReportPlan Council(Administration town, int year)
    {
        var plan = ReportPlan.Begin(ReportKind.Council, town.Name, "", Language.German);
        return plan with
        {
            Number = $"{year}/117",
            Blocks =
            [
                .. plan.Blocks.Select(block => block.Kind switch
                {
                    BlockKind.Proposal => block with
                    {
                        Text = "Der Gemeinderat nimmt den Bericht zur Zukunftsfähigkeit der Verwaltung zur Kenntnis.\n"
                            + "Der Gemeinderat stimmt den vereinbarten Zielen je Teilbereich zu.\nDie Verwaltung berichtet halbjährlich über die Umsetzung, das nächste Mal im Mai.",
                    },
                    BlockKind.Own => block with
                    {
                        Text = "Die Verwaltung hat zum zweiten Mal alle Beschäftigten gefragt, wie weit sie auf ihrem Weg ist. Geantwortet haben genug, um für das ganze Haus sichere Aussagen zu machen.\n\n"
                            + "Die Verwaltungsspitze hat daraus Ziele abgeleitet und entschieden, womit sie anfängt und was sie lässt. Was sie lässt, steht in diesem Bericht ebenso wie das, was sie tut.",
                    },
                    BlockKind.Declined => block with { Text = "Nein zu sagen gehört zur Strategie: Jede dieser Absagen hat einen Grund, und jede schafft Platz für das, was läuft." },
                    _ => block,
                }),
            ],
        };
    }

    private static async Task<Guid> Write(Database db, Actor coordinator, Administration town, ReportKind kind, ReportPlan plan,
        DateTimeOffset at) => ((WriteReport.Written)await WriteReport.Run(db, coordinator, town.Id, null, kind, 0, plan, at)).Id;

    private static Task Freeze(Database db, Actor coordinator, Administration town, Guid report, MaturityModel model, DateTimeOffset at) =>
        FreezeReport.Run(db, coordinator, town.Id, report, 1,
            state => FillReport.Run(db, town, state.Report.Kind, state.Plan, model, at), at);
}
