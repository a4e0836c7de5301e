using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;
using Wegmarke.Views;
using Wegmarke.Views.Reporting;

namespace Wegmarke.Web;

/// <summary>What has to be agreed before a survey may open: the dossier, the acts about it, and the papers.</summary>
internal static class ConsentEndpoints
{
    /// <summary>The paper and the form around it.</summary>
    private const int UploadBytesMax = RecordConsent.BytesMax + 64 * 1024;

    public static void MapConsent(this IEndpointRouteBuilder app)
    {
        var campaign = app.MapGroup("/campaigns/{campaign:guid}");
        campaign.MapGet("/dossier", ShowDossier).Needs(Right.ReadDossier);
        campaign.MapGet("/dossier.{format}", DossierFile).Needs(Right.ReadDossier);
        campaign.MapGet("/checks", ShowChecks).Needs(Right.ReadDossier);
        campaign.MapGet("/consent", (Visit visit, Guid campaign) => Show(visit, campaign, null)).Needs(Right.ReadDossier);
        campaign.MapPost("/consent", Declare).Needs(Right.GiveConsent);
        campaign.MapPost("/advice", Declare).Needs(Right.AdviseOnData);
        campaign.MapPost("/consent/records", Declare).Needs(Right.RecordConsent)
            .WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax));
        campaign.MapGet("/consent/documents/{document:guid}", Download).Needs(Right.ReadDossier);
    }

    private static async Task<IResult> ShowDossier(Visit visit, Guid campaign) =>
        await CampaignState.Find(visit.Db, campaign) is not { } state ? visit.NotFound()
            : visit.Page<DossierPage>(("View", await FindDossier.Run(visit.Db, state, visit.Language)));

    /// <summary>The dossier as it is now, as a file; a version that stays is frozen among the reports.</summary>
    private static async Task<IResult> DossierFile(Visit visit, Guid campaign, string format, ModelShelf shelf, Typesetter typesetter)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state
            || await visit.Db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == state.Campaign.AdministrationId)
                is not { } town) return visit.NotFound();
        var plan = ReportPlan.Begin(ReportKind.Dossier, town.Name, "", visit.Language) with
        {
            Title = $"Dossier: {state.Campaign.Title}", About = campaign,
        };
        var paper = ReportPaper.Of(await FillReport.Run(visit.Db, town, ReportKind.Dossier, plan, shelf.All[^1], visit.Now),
            new Dictionary<Guid, string>(), null, null) with { Mark = visit.Say("Nach den Einstellungen, wie sie heute sind.",
                "By the settings as they are today.") };
        return await ReportFileEndpoints.Of(visit, paper, format, await KeepTemplate.Latest(visit.Db, town.Id), typesetter,
            $"/campaigns/{campaign}/dossier.html");
    }

    private static async Task<IResult> ShowChecks(Visit visit, Guid campaign, Responses.AnswerStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var query = visit.Context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        return visit.Page<ChecksPage>(("View", await FindChecks.Run(visit.Db, store, state, query, visit.Language)));
    }

    private static async Task<IResult> Show(Visit visit, Guid campaign, ConsentForm? form)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var asked = state.Campaign.Asked;
        var names = await visit.Db.Set<Administration>().AsNoTracking().Where(one => asked.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name);
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Consent", await ConsentState.Find(visit.Db, state.Campaign)), ("Names", names),
            ("Form", form ?? new(Today(visit))),
            ("MayConsent", asked.Where(one => visit.Known.May(Right.GiveConsent, one)).ToList()),
            ("MayAdvise", asked.Any(one => visit.Known.May(Right.AdviseOnData, one))),
            ("MayRecord", visit.Known.May(Right.RecordConsent, state.Campaign.AdministrationId)),
        };
        return form is null ? visit.Page<ConsentPage>(parameters) : visit.Mend<ConsentPage>(parameters);
    }

    private static string Today(Visit visit) =>
        DateOnly.FromDateTime(visit.Now.LocalDateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One act: from the own account, or recorded for somebody else with the paper that proves it.</summary>
    private static async Task<IResult> Declare(Visit visit, Guid campaign)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var recorded = visit.Context.Request.Path.Value!.EndsWith("/records", StringComparison.Ordinal);
        var administration = Guid.TryParse(visit.Field("administration"), out var named) ? named : state.Campaign.Asked[0];
        var form = new ConsentForm(visit.Field("day").Length > 0 ? visit.Field("day") : Today(visit), visit.Field("act"),
            visit.Field("text"),
            recorded);
        if (!Enum.TryParse<ConsentAct>(form.Act, out var act) || !Enum.IsDefined(act))
        {
            return await Show(visit, campaign, form with { Problem = visit.Say("Bitte wählen Sie, was erklärt oder festgehalten werden soll.", "Please choose what is to be declared or recorded.") });
        }

        if (!recorded && !MayDeclare(visit, act, administration)) return visit.NotAllowed();
        if (visit.Language.ReadDay(form.Day) is not { } day) return await Show(visit, campaign, form with { Problem = Words(visit,
            RecordConsent.Outcome.DayDoesNotFit) });
        var paper = visit.Form.Files.GetFile("paper") is { Length: > 0 } file ? (file.FileName, await Upload.Bytes(file,
            RecordConsent.BytesMax)) : ((string, byte[])?)null;
        var outcome = await RecordConsent.Run(visit.Db, visit.Known, state, new(act, administration, visit.Field("seen"), day, form.Text,
            visit.Field("comments") == "yes") { Paper = recorded ? paper : null }, visit.Now);
        return outcome == RecordConsent.Outcome.Recorded ? Results.Redirect($"/campaigns/{campaign}/consent")
            : await Show(visit, campaign, form with { Problem = Words(visit, outcome) });
    }

    private static bool MayDeclare(Visit visit, ConsentAct act, Guid administration) =>
        ConsentActs.OfTheStaffCouncil.Contains(act) ? visit.Known.May(Right.GiveConsent, administration)
            : ConsentActs.OfDataProtection.Contains(act) && visit.Known.May(Right.AdviseOnData, administration);

    private static async Task<IResult> Download(Visit visit, Guid campaign, Guid document)
    {
        var found = await visit.Db.Set<ConsentDocument>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.Id == document && one.CampaignId == campaign);
        return found is null ? visit.NotFound() : Results.File(found.Bytes, found.ContentType, found.Name);
    }

    private static string Words(Visit visit, RecordConsent.Outcome outcome) => outcome switch
    {
        RecordConsent.Outcome.AlreadyOpen => visit.Say("Die Erhebung ist schon geöffnet; daran ändert eine Erklärung nichts mehr. Wenden Sie sich an die Digitalisierungsbeauftragte.",
            "The survey is open already; a declaration no longer changes that. Please turn to the coordinator for digitalisation."),
        RecordConsent.Outcome.SettingsChanged => visit.Say("Die Einstellungen haben sich geändert, während Sie die Seite offen hatten. Unten steht der neue Stand; bitte lesen Sie das Dossier noch einmal.",
            "The settings have changed while you had the page open. Below is how they are now; please read the dossier again."),
        RecordConsent.Outcome.DoesNotFollow => visit.Say("Das passt nicht zum jetzigen Stand des Verfahrens. Bitte wählen Sie einen der angebotenen Schritte.",
            "This does not fit where the procedure stands now. Please choose one of the steps offered."),
        RecordConsent.Outcome.TextMissing => visit.Say("Bitte schreiben Sie dazu, worum es geht: die Bedingungen, die Gründe, oder wer ohne Personalrat beteiligt wird.",
            "Please add what this is about: the conditions, the reasons, or who is involved where there is no staff council."),
        RecordConsent.Outcome.TextTooLong => visit.Say($"Der Text hat mehr als {ConsentStep.TextMax} Zeichen. Bitte kürzen Sie ihn oder laden Sie ihn als Schriftstück hoch.",
            $"The text has more than {ConsentStep.TextMax} characters. Please shorten it or upload it as a paper."),
        RecordConsent.Outcome.DayDoesNotFit => visit.Say("Bitte geben Sie den Tag als Datum an; er darf nicht in der Zukunft liegen.",
            "Please give the day as a date; it must not lie in the future."),
        RecordConsent.Outcome.DocumentMissing => visit.Say("Was andere erklärt haben, belegt ein unterschriebenes Schriftstück. Bitte wählen Sie die Datei (PDF, PNG, JPEG oder TIFF).",
            "What others have declared is proved by a signed paper. Please choose the file (PDF, PNG, JPEG or TIFF)."),
        RecordConsent.Outcome.DocumentTooLarge => visit.Say("Die Datei ist größer als 10 MB. Bitte scannen Sie mit geringerer Auflösung.",
            "The file is larger than 10 MB. Please scan with a lower resolution."),
        RecordConsent.Outcome.DocumentNotReadable => visit.Say("Die Datei ist kein PDF und kein Bild (PNG, JPEG, TIFF). Bitte wählen Sie den Scan.",
            "The file is no PDF and no picture (PNG, JPEG, TIFF). Please choose the scan."),
        RecordConsent.Outcome.ThereIsACouncil => visit.Say("Für diese Verwaltung gibt es ein Konto des Personalrats, oder er hat sich schon erklärt. Er kann nicht übergangen werden.",
            "There is an account of the staff council for this administration, or it has declared itself. It cannot be passed over."),
        _ => visit.Say("Diese Verwaltung wird in der Erhebung nicht befragt.", "This administration is not asked in the survey."),
    };
}
