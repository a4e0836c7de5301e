using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Exchange.Competences;
using Wegmarke.People;
using Wegmarke.People.Competences;

namespace Wegmarke.Web;

/// <summary>The competence frame of a house, and its roles.</summary>
internal static class CompetenceEndpoints
{
    private const int UploadBytesMax = ReadFrame.BytesMax + 64 * 1024;
    private const int NameMax = 100;

    public static void MapCompetences(this IEndpointRouteBuilder app)
    {
        const string Frame = PeopleEndpoints.Root + "/frame", Roles = PeopleEndpoints.Root + "/roles";
        app.MapGet(Frame, (Visit visit, Guid administration) => In(visit, administration, found => ShowFrame(visit, found)))
            .Needs(Right.ReadPeople);
        app.MapGet(Frame + ".csv", (Visit visit, Guid administration) => In(visit, administration, async found => CsvFile.Of(ReadFrame.Write(
            ReadFrame.RowsOf((await CompetenceFrame.Of(visit.Db, found.Id)).Frame)), "kompetenzen.csv"))).Needs(Right.ReadPeople);
        app.MapGet(Frame + ".xlsx", (Visit visit, Guid administration) => In(visit, administration, async found => Results.File(ReadFrame.WriteXlsx(
            ReadFrame.RowsOf((await CompetenceFrame.Of(visit.Db, found.Id)).Frame)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "kompetenzen.xlsx"))).Needs(Right.ReadPeople);
        app.MapPost(Frame, (Visit visit, Guid administration) => In(visit, administration, found => Check(visit, found)))
            .Needs(Right.EditPeople)
            .WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax));
        app.MapPost(Frame + "/storage", (Visit visit, Guid administration) => In(visit, administration, found => Store(visit, found)))
            .Needs(Right.EditPeople).WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax));
        app.MapPost(Frame + "/end", (Visit visit, Guid administration) => In(visit, administration, found => EndFrame(visit, found))).Needs(Right.EditPeople);
        app.MapGet(Roles, (Visit visit, Guid administration) => In(visit, administration, async found =>
            visit.Page<RolesPage>(("Administration", found),
            ("Competences", (await CompetenceFrame.Of(visit.Db, found.Id)).Frame),
            ("Roles", await PeopleEntries.Of<RoleProfile>(visit.Db, found.Id, RoleProfile.Kind)), ("MayEdit", visit.Known.May(Right.EditPeople, found.Id)))))
            .Needs(Right.ReadPeople);
        app.MapGet(Roles + "/new", (Visit visit, Guid administration) => In(visit, administration, found =>
            ShowRole(visit, found, null, 0, new("", "", new Dictionary<string, int>()), null))).Needs(Right.EditPeople);
        app.MapGet(Roles + "/{role:guid}", (Visit visit, Guid administration, Guid role) => In(visit, administration, async found =>
            await PeopleEntries.Find<RoleProfile>(visit.Db, found.Id, RoleProfile.Kind, role) is { } held
                ? await ShowRole(visit, found, role, held.Number, held.Content, null) : visit.NotFound())).Needs(Right.ReadPeople);
        app.MapPost(Roles, (Visit visit, Guid administration) => In(visit, administration, found => SetRoleOf(visit, found, null)))
            .Needs(Right.EditPeople);
        app.MapPost(Roles + "/{role:guid}", (Visit visit, Guid administration, Guid role) => In(visit, administration, found =>
            SetRoleOf(visit, found, role))).Needs(Right.EditPeople);
        app.MapPost(Roles + "/{role:guid}/end", (Visit visit, Guid administration, Guid role) => In(visit, administration, found =>
            EndRole(visit, found, role))).Needs(Right.EditPeople);
    }

    private static Task<IResult> In(Visit visit, Guid administration, Func<Administration, Task<IResult>> deed) =>
        PeopleEndpoints.With(visit, administration, deed);

    private static async Task<IResult> ShowFrame(Visit visit, Administration house, IReadOnlyList<FrameRow>? rows = null,
        IReadOnlyList<FrameFault>? faults = null, string? problem = null, int? seen = null)
    {
        var (frame, id, number) = await CompetenceFrame.Of(visit.Db, house.Id);
        var posted = HttpMethods.IsPost(visit.Context.Request.Method);
        var parameters = new (string, object?)[]
        {
            ("Administration", house), ("Current", frame), ("Own", id is not null), ("Seen", seen ?? number),
            ("MayEdit", visit.Known.May(Right.EditPeople, house.Id)), ("Rows", rows), ("Faults", faults ?? []),
            ("Name", posted ? visit.Field("name") : ""),
            ("Written", rows is not null ? ReadFrame.Write(rows) : posted ? visit.Form["text"].ToString() : ""), ("Problem", problem),
        };
        return problem is null && faults is null or { Count: 0 } ? visit.Page<FramePage>(parameters) : visit.Mend<FramePage>(parameters);
    }

    private static (IReadOnlyList<FrameRow> Rows, IReadOnlyList<FrameFault> Faults, CompetenceFrame? Frame,
        string? Problem) Read(Visit visit, string name,
        byte[] bytes)
    {
        if (bytes.Length > ReadFrame.BytesMax)
        {
            return ([], [], null, visit.Say("Die Datei ist größer als 2 MB. Prüfen Sie, ob es die richtige ist.",
                "The file is larger than 2 MB. Check whether it is the right one."));
        }

        if (visit.Field("name").Length is 0 or > NameMax)
        {
            return ([], [], null, visit.Say("Bitte geben Sie dem Rahmen einen Namen mit höchstens 100 Zeichen.", "Please give the frame a name of at most 100 characters."));
        }

        var (rows, refusal) = ReadFrame.Run(name, bytes);
        if (refusal is not null) return ([], [], null, refusal.In(visit.Language));
        var (frame, faults) = CheckFrame.Run(visit.Field("name"), rows);
        return (rows, faults, frame, null);
    }

    private static async Task<IResult> Check(Visit visit, Administration house)
    {
        var (name, bytes) = visit.Form.Files.GetFile("file") is { Length: > 0 } file ? (file.FileName, await Upload.Bytes(file, ReadFrame.BytesMax))
            : ("", Encoding.UTF8.GetBytes(visit.Form["text"].ToString()));
        var (rows, faults, _, problem) = Read(visit, name, bytes);
        return problem is not null ? await ShowFrame(visit, house, problem: problem) : await ShowFrame(visit, house, rows, faults);
    }

    private static async Task<IResult> Store(Visit visit, Administration house)
    {
        var (rows, faults, read, problem) = Read(visit, "", Encoding.UTF8.GetBytes(visit.Form["text"].ToString()));
        if (problem is not null) return await ShowFrame(visit, house, problem: problem);
        if (read is null) return await ShowFrame(visit, house, rows, faults);
        var (_, id, number) = await CompetenceFrame.Of(visit.Db, house.Id);
        return number == visit.Seen && await KeepEntry.Run(visit.Db, visit.Known, house.Id, CompetenceFrame.Kind, id, number, read,
            read.Name, visit.Now)
            is KeepEntry.Kept ? Results.Redirect($"/administrations/{house.Id}/people/frame") : await ShowFrame(visit, house, rows, faults, visit.Say(
                "Inzwischen hat jemand anderes den Rahmen geändert. Sehen Sie noch einmal, was Ihre Tabelle ändern würde.",
                "Meanwhile somebody else has changed the frame. Look again at what your table would change."));
    }

    private static async Task<IResult> EndFrame(Visit visit, Administration house)
    {
        if ((await CompetenceFrame.Of(visit.Db, house.Id)).Id is { } own)
        {
            await KeepEntry.End(visit.Db, visit.Known, house.Id, CompetenceFrame.Kind, own, visit.Say("zurück zum mitgelieferten Rahmen",
                "back to the frame that comes with the product"), visit.Now);
        }

        return Results.Redirect($"/administrations/{house.Id}/people/frame");
    }

    private static async Task<IResult> ShowRole(Visit visit, Administration house, Guid? id, int seen, RoleProfile role, string? problem)
    {
        var parameters = new (string, object?)[]
        {
            ("Administration", house), ("Competences", (await CompetenceFrame.Of(visit.Db, house.Id)).Frame), ("Role", role), ("Id", id), ("Seen", seen),
            ("MayEdit", visit.Known.May(Right.EditPeople, house.Id)), ("Problem", problem),
        };
        return problem is null ? visit.Page<RolePage>(parameters) : visit.Mend<RolePage>(parameters);
    }

    private static async Task<IResult> SetRoleOf(Visit visit, Administration house, Guid? id)
    {
        var frame = (await CompetenceFrame.Of(visit.Db, house.Id)).Frame;
        var levels = frame.Leaves.Select(one => (one.Key, Level: int.TryParse(visit.Field("c-" + one.Key), NumberStyles.None,
            CultureInfo.InvariantCulture, out var level) ? level : 0)).Where(one => one.Level is >= 1 and <= CompetenceFrame.LevelsMax)
            .ToDictionary(one => one.Key, one => one.Level);
        var role = new RoleProfile(visit.Field("name"), visit.Field("task"), levels);
        return await SetRole.Run(visit.Db, visit.Known, house.Id, id, visit.Seen, role, visit.Now) switch
        {
            SetRole.Set => Results.Redirect($"/administrations/{house.Id}/people/roles"),
            SetRole.Refused refused => await ShowRole(visit, house, id, id is { } known
                && await PeopleEntries.Find<RoleProfile>(visit.Db, house.Id,
                RoleProfile.Kind, known) is { } now ? now.Number : 0, role, refused.Why.In(visit.Language)),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> EndRole(Visit visit, Administration house, Guid role)
    {
        if (await PeopleEntries.Find<RoleProfile>(visit.Db, house.Id, RoleProfile.Kind, role) is not { } held) return visit.NotFound();
        return await KeepEntry.End(visit.Db, visit.Known, house.Id, RoleProfile.Kind, role, visit.Field("reason"),
            visit.Now) is KeepEntry.Kept
            ? Results.Redirect($"/administrations/{house.Id}/people/roles") : await ShowRole(visit, house, role, held.Number, held.Content,
                visit.Say("Bitte nennen Sie den Grund in höchstens 200 Zeichen.", "Please name the reason in at most 200 characters."));
    }
}
