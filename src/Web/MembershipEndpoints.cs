using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Benchmarks;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>An administration's side of its circles: joining, contributing, leaving, and how it compares.</summary>
internal static class MembershipEndpoints
{
    private const string Root = "/administrations/{administration:guid}/circle";

    public static void MapMemberships(this IEndpointRouteBuilder app)
    {
        var reading = app.MapGroup(Root).Needs(Right.ReadCircles);
        reading.MapGet("", (Visit visit, Guid administration, Guid? membership, string? group, string? perspective) =>
            Compare(visit, administration, membership, group, perspective, view => visit.Page<ComparisonPage>(("View", view))));
        reading.MapGet("/areas.csv", (Visit visit, Guid administration, Guid? membership, string? group, string? perspective) =>
            Compare(visit, administration, membership, group, perspective, view => Csv(view, ComparisonTables.Areas(view))));
        reading.MapGet("/indicators.csv", (Visit visit, Guid administration, Guid? membership, string? group, string? perspective) =>
            Compare(visit, administration, membership, group, perspective, view => Csv(view, ComparisonTables.Indicators(view))));
        reading.MapGet("/areas/{area}", (Visit visit, Guid administration, string area, Guid? membership, string? group,
            string? perspective) => OfArea(visit, administration, area, membership, group, perspective,
                (view, found) => visit.Page<ComparisonAreaPage>(("View", view), ("Area", found))));
        reading.MapGet("/areas/{area}/groups.csv", (Visit visit, Guid administration, string area, Guid? membership, string? group,
            string? perspective) => OfArea(visit, administration, area, membership, group, perspective,
                (view, _) => Csv(view, ComparisonTables.Area(view, area))));
        reading.MapGet("/areas/{area}/steps.csv", (Visit visit, Guid administration, string area, Guid? membership, string? group,
            string? perspective) => OfArea(visit, administration, area, membership, group, perspective,
                (view, _) => Csv(view, ComparisonTables.Steps(view, area))));
        reading.MapGet("/membership", (Visit visit, Guid administration) => Show(visit, administration, new()));
        reading.MapGet("/files/{membership:guid}/{number:int}", File);
        var joining = app.MapGroup(Root).Needs(Right.JoinCircles);
        joining.MapPost("/memberships", Join);
        joining.MapPost("/contributions", Contribute);
        joining.MapPost("/leaving", Leave);
        joining.MapPost("/results", TakeIn).WithMetadata(new RequestSizeLimitAttribute(CarriedResult.BytesMax + 64 * 1024),
            new RequestFormLimitsAttribute { MultipartBodyLengthLimit = CarriedResult.BytesMax + 64 * 1024 });
    }

    private static async Task<IResult> Compare(Visit visit, Guid administration, Guid? membership, string? group, string? perspective,
        Func<ComparisonView, IResult> page)
    {
        var held = await JoinCircle.Of(visit.Db, administration);
        var way = $"/administrations/{administration}/circle/membership";
        if (held.FirstOrDefault(one => membership is null || one.Id == membership) is not { } chosen)
        {
            return membership is not null ? visit.NotFound() : visit.Notice(StatusCodes.Status200OK, new(
                visit.Say("Noch gehört Ihre Verwaltung zu keinem Kreis", "Your administration belongs to no circle yet"),
                visit.Say("In einem Kreis sehen Sie, wo Sie verglichen mit Ihresgleichen stehen, und finden, wer gelöst hat, woran Sie arbeiten.",
                    "In a circle you see how you compare with your like, and find who solved what you work on."),
                way, visit.Say("Einem Kreis beitreten", "Join a circle")));
        }

        return await ComparisonView.Find(visit.Db, chosen, group, perspective, visit.Language) is { } view ? page(view)
            : visit.Notice(StatusCodes.Status200OK, new(
                visit.Say("Der Kreis ist noch nicht freigegeben", "The circle has not been released yet"),
                visit.Say("Der Treuhänder gibt den Vergleich frei, sobald mindestens sechs Verwaltungen beigetragen haben. Wer nach einer Freigabe dazukommt, ist in der nächsten dabei.",
                    "The trustee releases the comparison once at least six administrations have contributed. Whoever joins after a release is part of the next."),
                way, visit.Say("Zum eigenen Beitrag", "To the own contribution")));
    }

    private static Task<IResult> OfArea(Visit visit, Guid administration, string area, Guid? membership, string? group, string? perspective,
        Func<ComparisonView, OwnArea, IResult> page) => Compare(visit, administration, membership, group, perspective, view =>
            view.Areas.FirstOrDefault(one => one.Key == area) is { } found ? page(view, found) : visit.NotFound());

    private static async Task<IResult> Show(Visit visit, Guid administration, JoinForm form, string? problem = null, string? told = null)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var memberships = await JoinCircle.Of(visit.Db, administration);
        var ids = memberships.Select(one => one.Id).ToList();
        var source = await MakeContribution.Source(visit.Db, administration, null);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Memberships", memberships),
            ("Sent", await visit.Db.Set<SentFile>().AsNoTracking().Where(one => ids.Contains(one.MembershipId))
                .OrderBy(one => one.Number).ToListAsync()),
            ("Elsewhere", (await Elsewhere(visit, memberships)).ToHashSet()), ("MayJoin", visit.Known.May(Right.JoinCircles, administration)), ("Form", form), ("Release", source?.Release),
            ("Model", source?.Model), ("Problem", problem), ("Told", told),
        };
        return problem is null ? visit.Page<MembershipPage>(parameters) : visit.Mend<MembershipPage>(parameters);
    }

    /// <summary>Circles that are run by another instance.</summary>
    private static async Task<IEnumerable<Guid>> Elsewhere(Visit visit, IReadOnlyList<Membership> memberships)
    {
        Guid[] circles = [.. memberships.Select(one => one.CircleId)];
        return circles.Except(await visit.Db.Set<Circle>().Where(one => circles.Contains(one.Id)).Select(one => one.Id).ToListAsync());
    }

    private static async Task<IResult> Join(Visit visit, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var form = new JoinForm(visit.Field("invitation"), visit.Field("land"), visit.Field("type"), visit.Field("consent"),
            visit.Field("singular") == "yes");
        var outcome = await JoinCircle.Run(visit.Db, visit.Known, administration, form.Invitation, form.Land, form.Type, form.ConsentBy,
            form.Singular, visit.Now);
        if (outcome is JoinCircle.Joined) return Results.Redirect(Way(administration));
        return await Show(visit, administration, form, outcome switch
        {
            JoinCircle.NoInvitation => visit.Say("Das ist keine Einladung. Bitte fügen Sie die ganze Zeile ein, die mit „wegmarke-kreis:“ beginnt.",
                "This is no invitation. Please paste the whole line that begins with “wegmarke-kreis:”."),
            JoinCircle.InvitationUsed => visit.Say("Mit dieser Einladung ist schon jemand beigetreten. Bitte bitten Sie den Treuhänder um eine neue.",
                "Somebody has joined with this invitation already. Please ask the trustee for a new one."),
            JoinCircle.AlreadyMember => visit.Say("Ihre Verwaltung gehört schon zu diesem Kreis.",
                "Your administration belongs to this circle already."),
            JoinCircle.PlaceUnknown => visit.Say("Bitte wählen Sie Land und Art der Verwaltung.",
                "Please choose Land and type of the administration."),
            _ => visit.Say("Bitte nennen Sie, wer für die Verwaltung zugestimmt hat, mit Name und Amt.",
                "Please say who agreed for the administration, by name and office."),
        });
    }

    private static async Task<IResult> Contribute(Visit visit, Guid administration, InstanceKey key)
    {
        if (await Membership(visit, administration) is not { } membership) return visit.NotFound();
        var outcome = await MakeContribution.Run(visit.Db, key, visit.Known, membership, null,
            [.. visit.Form["indicator"].OfType<string>()], visit.Now);
        switch (outcome)
        {
            case MakeContribution.NoRelease:
                return await Show(visit, administration, new(), visit.Say(
                    "Beigetragen wird aus einem freigegebenen Ergebnis; noch gibt es keines.",
                    "Contributions are made from a released result; there is none yet."));
            case MakeContribution.MoreAnswersThanStaff:
                return await Show(visit, administration, new(), visit.Say(
                    "Im Ergebnis haben mehr Menschen geantwortet, als dort arbeiten. Bitte berichtigen Sie die Kopfzahl („Ergebnis berichtigen“ bei der Erhebung) und tragen Sie dann bei.",
                    "In the result more people answered than work there. Please correct the headcount (“Correct the result” at the survey) and contribute then."));
        }

        var file = ((MakeContribution.Made)outcome).File;
        return visit.Field("way") == "file" ? Download(visit, file.ToText()) : await Deliver(visit, administration, membership, file);
    }

    /// <summary>The result from the trustee's instance: asked for over the network, or brought as a file.</summary>
    private static async Task<IResult> TakeIn(Visit visit, Guid administration, InstanceKey key)
    {
        if (await Membership(visit, administration) is not { } membership) return visit.NotFound();
        var (text, problem) = ("", (string?)null);
        if (visit.Form.Files.GetFile("file") is { Length: > 0 and <= CarriedResult.BytesMax } file)
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            text = await reader.ReadToEndAsync();
        }
        else if (visit.Field("way") == "file")
        {
            problem = visit.Say("Bitte wählen Sie die Datei, die der Treuhänder Ihnen gegeben hat.",
                "Please choose the file that the trustee gave you.");
        }
        else
        {
            (text, problem) = await SendToTrustee.Ask(membership.TrusteeAddress, ResultWish.Sign(membership, key, visit.Now),
                visit.Language, visit.Context.RequestAborted);
        }

        if (problem is not null) return await Show(visit, administration, new(), problem);
        return await TakeResult.Run(visit.Db, visit.Known, membership, text, visit.Now) switch
        {
            TakeResult.Taken => Results.Redirect($"/administrations/{administration}/circle?membership={membership.Id}"),
            TakeResult.Contradicts => await Show(visit, administration, new(), visit.Say(
                "Diese Freigabe ist schon da, mit anderem Inhalt. Freigaben ändern sich nie; bitte fragen Sie den Treuhänder.",
                "This release is here already, with another content. Releases never change; please ask the trustee.")),
            _ => await Show(visit, administration, new(), visit.Say(
                "Das ist kein Ergebnis für Ihre Verwaltung, oder es wurde unterwegs verändert. Bitte lassen Sie sich vom Treuhänder die Datei für Ihre Verwaltung geben.",
                "This is no result for your administration, or it was changed on the way. Please have the trustee give you the file for your administration.")),
        };
    }

    private static async Task<IResult> Leave(Visit visit, Guid administration, InstanceKey key)
    {
        if (await Membership(visit, administration) is not { } membership) return visit.NotFound();
        var file = await LeaveCircle.Run(visit.Db, key, visit.Known, membership, visit.Field("reason"), visit.Now);
        return await Deliver(visit, administration, membership, file);
    }

    /// <summary>To the circle, which may be here or elsewhere. What could not be delivered lies ready as a file.</summary>
    private static async Task<IResult> Deliver(Visit visit, Guid administration, Membership membership, SignedFile file)
    {
        var here = await visit.Db.Set<Circle>().AnyAsync(one => one.Id == membership.CircleId);
        var refusal = here ? (await ReceiveContribution.Run(visit.Db, file.ToText(), visit.Now) as ReceiveContribution.Refused)?.Why
            .Text(visit.Language) : await SendToTrustee.Run(membership.TrusteeAddress, file, visit.Language, visit.Context.RequestAborted);
        return refusal is null ? Results.Redirect(Way(administration)) : await Show(visit, administration, new(), refusal + " "
            + visit.Say("Die Datei steht unten bereit; Sie können sie dem Treuhänder auch selbst geben.",
                "The file lies ready below; you can also hand it to the trustee yourself."));
    }

    private static async Task<IResult> File(Visit visit, Guid administration, Guid membership, int number)
    {
        var text = await visit.Db.Set<SentFile>().AsNoTracking().Where(one => one.MembershipId == membership && one.Number == number
            && visit.Db.Set<Membership>().Any(held => held.Id == membership && held.AdministrationId == administration))
            .Select(one => one.File).FirstOrDefaultAsync();
        return text is null ? visit.NotFound() : Download(visit, text);
    }

    private static IResult Download(Visit visit, string text) => Results.File(Encoding.UTF8.GetBytes(text), "application/octet-stream",
        visit.Say("beitrag", "contribution") + SignedFile.Extension);

    private static async Task<Membership?> Membership(Visit visit, Guid administration) =>
        Guid.TryParse(visit.Field("membership"), out var id)
            ? (await JoinCircle.Of(visit.Db, administration)).FirstOrDefault(one => one.Id == id) : null;

    private static string Way(Guid administration) => $"/administrations/{administration}/circle/membership";

    private static IResult Csv(ComparisonView view, ResultTable table) => CsvFile.Of(
        table.Csv(view.Language, view.Own.Administration, view.Own.Wave, view.Document.On,
            $"{view.Document.ModelKey} {view.Document.ModelVersion}", view.Hash), table.Name + ".csv");
}
