using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Wegmarke.Accounts;
using Wegmarke.Benchmarks;
using Wegmarke.Exchange.HorizonTables;
using Wegmarke.Horizon;
using Wegmarke.Horizon.Market;
using Wegmarke.Horizon.Partnerships;
using Wegmarke.Horizon.Risks;
using Wegmarke.Horizon.Trends;

namespace Wegmarke.Web;

/// <summary>What is coming: the radar, risks, the market, their tables, and the yearly report.</summary>
internal static class HorizonEndpoints
{
    public const string Root = "/administrations/{administration:guid}/horizon";

    public static void MapHorizon(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf, view =>
            Task.FromResult<IResult>(visit.Page<RadarPage>(("View", view))))).Needs(Right.ReadSteering);
        app.MapGet(Root + "/risks", (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf, view =>
            Task.FromResult<IResult>(visit.Page<RisksPage>(("View", view))))).Needs(Right.ReadSteering);
        app.MapGet(Root + "/market", (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf, async view =>
            visit.Page<MarketPage>(("View", view), ("Offers", await Offers(visit, administration))))).Needs(Right.ReadSteering);
        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            var root = $"{Root}/{kind.Path()}";
            app.MapEntries(kind, root);
            app.MapGet(root + ".csv", (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf, view =>
                Task.FromResult(CsvFile.Of(ReadEntryTable.Write(view.Board.Of(kind).Select(one => one.Content), kind, view.Model,
                    visit.Language),
                    kind.Path() + ".csv")))).Needs(Right.ReadSteering);
            app.MapGet(root + "/table", (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf, view =>
                Task.FromResult(Table(visit, view, kind, null, [], "", null)))).Needs(Right.Steer);
            app.MapPost(root + "/table", (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf, view =>
                Check(visit, view, kind))).Needs(Right.Steer)
                .WithMetadata(new RequestSizeLimitAttribute(ReadEntryTable.BytesMax + 64 * 1024));
            app.MapPost(root + "/table/storage", (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf,
                view => Store(visit, view, kind))).Needs(Right.Steer);
        }

        app.MapGet(Root + "/report", (Visit visit, Guid administration, ModelShelf shelf, int? year) => With(visit, administration, shelf,
            async view => visit.Page<ReportPage>(("View", view), ("Year", Math.Clamp(year ?? visit.Today.Year, 2000, visit.Today.Year)),
                ("Partnerships", (IReadOnlyList<PartnershipState>)[.. (await PartnershipState.Of(visit.Db, administration))
                    .Where(one => one.Of(administration)!.IsMember(visit.Today))])))).Needs(Right.ReadSteering);
        app.MapRisks();
        app.MapPartnerships();
        app.MapVotes();
        app.MapFeeds();
    }

    /// <summary>With everything that the pages of the horizon show.</summary>
    public static Task<IResult> With(Visit visit, Guid administration, ModelShelf shelf, Func<HorizonView, Task<IResult>> deed) =>
        StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
        {
            var query = visit.Context.Request.Query;
            return await deed(new(found, model, await HorizonBoard.Of(visit.Db, administration), new(query["q"].ToString().Trim(),
                query["area"].ToString(), query["show"].ToString(), query["sort"].ToString(),
                int.TryParse(query["page"], CultureInfo.InvariantCulture, out var page) ? page : 1), visit.Today,
                visit.Known.May(Right.Steer, administration), visit.Language));
        });

    /// <summary>What members of the own circles offer, for those who may read circles.</summary>
    private static async Task<IReadOnlyList<(string, string)>> Offers(Visit visit, Guid administration)
    {
        if (!visit.Known.May(Right.ReadCircles, administration)) return [];
        List<(string, string)> offers = [];
        foreach (var membership in await JoinCircle.Of(visit.Db, administration))
        {
            offers.AddRange((await PracticeBoard.Of(visit.Db, PracticeParty.Of(membership))).Others.Select(one => (one.Offer.Title,
                one.Offer.Area)));
        }

        return offers;
    }

    private static IResult Table(Visit visit, HorizonView view, EntryKind kind, IReadOnlyList<PlannedEntry>? plan,
        IReadOnlyList<string> unknown, string text, string? problem)
    {
        var parameters = new (string, object?)[]
        {
            ("View", view), ("Kind", kind), ("Plan", plan), ("Unknown", unknown), ("Text", text), ("Problem", problem),
        };
        return problem is null && (plan is null || plan.All(one => one.Fault is null)) ? visit.Page<EntryTablePage>(parameters)
            : visit.Mend<EntryTablePage>(parameters);
    }

    private static async Task<IResult> Check(Visit visit, HorizonView view, EntryKind kind)
    {
        var text = visit.Form["text"].ToString();
        var (name, bytes) = visit.Form.Files.GetFile("file") is { Length: > 0 } file
            ? (file.FileName, await Upload.Bytes(file, ReadEntryTable.BytesMax)) : ("", Encoding.UTF8.GetBytes(text));
        if (bytes.Length > ReadEntryTable.BytesMax)
        {
            return Table(visit, view, kind, null, [], "", visit.Say("Die Datei ist größer als 4 MB. Prüfen Sie, ob es die richtige ist.",
                "The file is larger than 4 MB. Check whether it is the right one."));
        }

        var (rows, unknown, refusal) = ReadEntryTable.Run(name, bytes, kind, view.Model);
        return refusal is not null ? Table(visit, view, kind, null, [], text, refusal.In(visit.Language))
            : Table(visit, view, kind, PlanEntries.Run(view.Board, kind, rows, view.Model, visit.Language, visit.Today), unknown,
                ReadEntryTable.Write(rows, kind, view.Model, visit.Language), null);
    }

    private static async Task<IResult> Store(Visit visit, HorizonView view, EntryKind kind)
    {
        var (rows, unknown, refusal) = ReadEntryTable.Run("", Encoding.UTF8.GetBytes(visit.Form["text"].ToString()), kind, view.Model);
        if (refusal is not null) return await Check(visit, view, kind);
        var plan = await PlanEntries.Store(visit.Db, visit.Known, view.Administration.Id, kind, rows, view.Model, visit.Language,
            visit.Now);
        return plan.All(one => one.Fault is null) ? Results.Redirect(EntryEndpoints.ListOf(view.Administration.Id, kind))
            : Table(visit, view, kind, plan, unknown, ReadEntryTable.Write(rows, kind, view.Model, visit.Language), null);
    }
}
