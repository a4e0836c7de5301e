using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Exchange.Sheets;
using Wegmarke.Releases;
using Wegmarke.Releases.Research;
using Wegmarke.Responses;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>The file for research of a campaign: what it is, making it once, and taking it.</summary>
internal static class ResearchEndpoints
{
    public static void MapResearch(this IEndpointRouteBuilder app)
    {
        const string Root = "/campaigns/{campaign:guid}/research";
        app.MapGet(Root, (Visit visit, AnswerStore store, Guid campaign) => Show(visit, store, campaign, null))
            .Needs(Right.ReadResearchFiles);
        app.MapGet("/administrations/{administration:guid}/research-files", List).Needs(Right.ReadResearchFiles);
        app.MapPost(Root, Make).Needs(Right.ManageCampaigns);
        app.MapGet(Root + "/sheets.zip", Take).Needs(Right.TakeResearchFiles);
    }

    private static async Task<IResult> List(Visit visit, Guid administration)
    {
        var files = await visit.Db.Set<ResearchFile>().AsNoTracking().ToDictionaryAsync(one => one.CampaignId);
        var campaigns = (await CampaignState.Of(visit.Db, administration)).Where(one => one.Campaign.ForResearch).ToList();
        return visit.Page<ResearchFilesPage>(("Campaigns", (IReadOnlyList<(Campaign, ResearchFile?)>)[.. campaigns.Select(one =>
            (one.Campaign, files.GetValueOrDefault(one.Campaign.Id)))]));
    }

    private static async Task<IResult> Show(Visit visit, AnswerStore store, Guid campaign, string? problem)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var (set, gone) = await Find(visit, store, state);
        var town = state.Campaign.AdministrationId;
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Set", set), ("Gone", gone), ("MayMake", visit.Known.May(Right.ManageCampaigns, town)),
            ("MayTake", visit.Known.May(Right.TakeResearchFiles, town)), ("Problem", problem),
        };
        return problem is null ? visit.Page<ResearchFilePage>(parameters) : visit.Mend<ResearchFilePage>(parameters);
    }

    private static async Task<IResult> Make(Visit visit, AnswerStore store, Guid campaign)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        return await MakeFile.Run(visit.Db, store, visit.Known, state, visit.Now) switch
        {
            MakeFile.Made => Results.Redirect($"/campaigns/{campaign}/research"),
            MakeFile.TooFew => await Show(visit, store, campaign, visit.Say(
                $"Es entsteht keine Datei: Weniger als {FormSheets.SheetsMin} Bögen lassen sich herausgeben, ohne dass andere durch Abziehen erkennbar würden. Das Ergebnis ist davon nicht betroffen.",
                $"No file is made: fewer than {FormSheets.SheetsMin} sheets can leave without others becoming recognisable by subtraction. The result is not affected.")),
            _ => await Show(visit, store, campaign, visit.Say(
                "Eine Datei gibt es nur, wenn sie vor dem Öffnen eingestellt war, das Ergebnis freigegeben ist und die Bögen noch da sind.",
                "There is a file only if it was set before opening, the result is released and the sheets are still there.")),
        };
    }

    private static async Task<IResult> Take(Visit visit, AnswerStore store, Guid campaign)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state
            || (await Find(visit, store, state)).Set is not { } set) return visit.NotFound();
        var archive = await WriteSheetArchive.Run(set, visit.Now);
        visit.Db.Note(visit.Known, visit.Now, "take-research-file", $"{state.Campaign.Title} {set.File.Hash[..12]}",
            state.Campaign.AdministrationId);
        await visit.Db.SaveChangesAsync();
        return Results.File(archive, "application/zip", $"{visit.Say("forschung-welle", "research-wave")}-{state.Campaign.Wave}.zip");
    }

    /// <summary>The file, if there is one whose result still holds; else whether there was one.</summary>
    private static async Task<(SheetSet? Set, bool Gone)> Find(Visit visit, AnswerStore store, CampaignState state)
    {
        if (await MakeFile.Of(visit.Db, state.Campaign.Id) is not { } file) return (null, false);
        var sheets = store.ReadResearch(state.Campaign.Id);
        if (sheets.Count == 0 || !await MakeFile.Holds(visit.Db, state.Campaign.Id)) return (null, true);
        var latest = (await PublishRelease.Latest(visit.Db, state.Campaign.Id))!;
        return (new(state.Campaign, latest.Document, state.Model, sheets, file, visit.Language), false);
    }
}
