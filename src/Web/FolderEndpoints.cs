using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Indicators;
using Wegmarke.Initiatives.Planning;
using Wegmarke.Invitations;
using Wegmarke.People;
using Wegmarke.People.Checks;
using Wegmarke.People.Competences;
using Wegmarke.People.Figures;
using Wegmarke.People.Folder;
using Wegmarke.People.Programmes;

namespace Wegmarke.Web;

/// <summary>Folders of people: no account, no cookie, no line in a log. The key travels in the body of forms, and each form is answered at
/// once.</summary>
internal static class FolderEndpoints
{
    public static void MapFolders(this IEndpointRouteBuilder app)
    {
        var folders = app.MapGroup("/folder/{house:guid}").ForRespondents();
        folders.MapGet("", async (OpenGuest guest, Settings settings, Guid house) => await Find(guest, house) is { } found
            ? Door(guest, found, settings.Demo && guest.Context.Request.Query["demo"] == "yes" ? DemoPeople.Key : "", "", null, StatusCodes.Status200OK) : guest.NotThere());
        folders.MapPost("", async (OpenGuest guest, PeopleKeys keys, CodePatience patience, Guid house) =>
            await Find(guest, house) is { } found ? await Post(guest, keys, patience, found) : guest.NotThere());
    }

    /// <summary>Address of the folder that visitors of the demo may open.</summary>
    public static async Task<string> DemoDoor(Storage.Database db) => $"/folder/{await db.Set<Administration>().Where(one => db.Set<PersonFolder>()
        .Any(folder => folder.AdministrationId == one.Id)).Select(one => one.Id).FirstOrDefaultAsync()}?demo=yes";

    private static Task<Administration?> Find(OpenGuest guest, Guid house) => guest.Db.Set<Administration>().AsNoTracking()
        .FirstOrDefaultAsync(one => one.Id == house);

    private static IResult Door(OpenGuest guest, Administration house, string key, string code, string? problem, int status) =>
        guest.Page<FolderDoorPage>(status, ("House", house), ("Key", key), ("Code", code), ("Problem", problem));

    private static async Task<IResult> Post(OpenGuest guest, PeopleKeys keys, CodePatience patience, Administration house)
    {
        var form = await guest.Context.Request.ReadFormAsync();
        var (key, code) = (form["key"].ToString(), form["code"].ToString());
        if (patience.IsExhausted(house.Id))
        {
            return Door(guest, house, key, code, guest.Say("Gerade wurden viele falsche Codes versucht. Bitte warten Sie eine Minute.",
                "Many wrong codes were tried just now. Please wait a minute."), StatusCodes.Status429TooManyRequests);
        }

        if (form["deed"] == "card") return await Card(guest, keys, patience, house, code);
        var secret = FolderSecret.Read(key);
        if (form["deed"] == "begin" && (secret is null || AccessCode.Read(code) is not { } card || !await KeepFolder.Begin(guest.Db, keys, house.Id, card, secret)))
        {
            return Door(guest, house, "", code, NoCard(guest), StatusCodes.Status422UnprocessableEntity);
        }

        if (secret is null || await FolderView.Of(guest.Db, house, secret, guest.Today) is not { } view)
        {
            patience.NoteFailure(house.Id);
            return Door(guest, house, key, "", guest.Say("Dieser Schlüssel öffnet keine Mappe. Bitte prüfen Sie die 26 Buchstaben und Ziffern.",
                "This key opens no folder. Please check the 26 letters and digits."), StatusCodes.Status422UnprocessableEntity);
        }

        return await new OpenFolder(guest, house, secret, view, form).Do(form["deed"].ToString());
    }

    /// <summary>Shows a fresh key for a card; nothing is spent before its holder goes on.</summary>
    private static async Task<IResult> Card(OpenGuest guest, PeopleKeys keys, CodePatience patience, Administration house, string typed)
    {
        if (AccessCode.Read(typed) is { } code && await KeepFolder.GroupOf(guest.Db, keys, house.Id, code) is { } group)
        {
            return guest.Page<FolderKeyPage>(("House", house), ("Key", FolderSecret.Fresh().ToString()), ("Code", code.ToString()),
                ("Group", group));
        }

        patience.NoteFailure(house.Id);
        return Door(guest, house, "", typed, NoCard(guest), StatusCodes.Status422UnprocessableEntity);
    }

    private static string NoCard(OpenGuest guest) => guest.Say("Diese Karte gibt es nicht, oder sie wurde schon benutzt. Bitte prüfen Sie die 13 Buchstaben und Ziffern.",
        "There is no such card, or it was used already. Please check the 13 letters and digits.");
}

/// <summary>One deed in an open folder.</summary>
internal sealed class OpenFolder(OpenGuest guest, Administration house, FolderSecret secret, FolderView view, IFormCollection form)
{
    private FolderContent Content => view.Content;

    public async Task<IResult> Do(string deed) => deed switch
    {
        "levels" => await Levels(),
        "plan" => await Plan(),
        "try" => Check() is { } check ? Try(check) : Again(null),
        "hand-in" => Check() is { } check ? await HandIn(check) : Again(null),
        "certificate" => Certificate(),
        "seat" => await Seat(true),
        "unseat" => await Seat(false),
        "expert" => await Offer(),
        "unexpert" => await TakeOut(),
        "delete" => await Delete(),
        _ => Again(null),
    };

    private string Field(string name) => form[name].ToString().Trim();

    private IResult Again(string? problem) => guest.Page<FolderPage>(problem is null ? StatusCodes.Status200OK
        : StatusCodes.Status422UnprocessableEntity,
        ("View", view), ("Problem", problem));

    private async Task<IResult> Kept(FolderContent content, string done)
    {
        await KeepFolder.Write(guest.Db, house.Id, secret, content);
        return await Fresh(done);
    }

    private async Task<IResult> Fresh(string done) => guest.Page<FolderPage>(("View", (await FolderView.Of(guest.Db, house, secret, guest.Today))!), ("Done", done));

    private Held<KnowledgeCheck>? Check() => view.Checks.FirstOrDefault(one => one.Id.ToString() == Field("about"));

    private async Task<IResult> Levels()
    {
        var levels = view.Frame.Leaves.Select(one => (one.Key, Level: int.TryParse(Field("l-" + one.Key), NumberStyles.None, CultureInfo.InvariantCulture,
            out var level) && level <= CompetenceFrame.LevelsMax ? level : -1)).Where(one => one.Level >= 0).ToDictionary(one => one.Key,
                one => one.Level);
        var role = view.Roles.FirstOrDefault(one => one.Id.ToString() == Field("role"));
        var content = Content with { Levels = levels, Role = role?.Id, Gives = form["gives"] == "yes" };
        if (content.Gives || Content.Gives)
        {
            await GiveToGroup.Run(guest.Db, house.Id, secret.CopyToken, Content.Group, !content.Gives || role is null ? []
                : [.. role.Content.Levels.Where(one => levels.ContainsKey(one.Key)).Select(one => (FigureItem.Of(one.Key),
                    levels[one.Key] >= one.Value))], null);
        }

        return await Kept(content, content.Gives && role is null
            ? guest.Say("Gespeichert. Ohne Rolle gibt es keine erwartete Stufe; deshalb geht nichts in die Zahlen der Gruppe.",
                "Stored. Without a role there is no expected level; therefore nothing goes into the figures of the group.") : guest.Say("Gespeichert.", "Stored."));
    }

    private Task<IResult> Plan() => Kept(Content with
    {
        Plan = [.. Enumerable.Range(0, FolderContent.StepsMax).Select(at => new LearningStep(Cut(Field($"what-{at}")),
            Cut(Field($"until-{at}")), form[$"done-{at}"] == "yes"))
            .Where(one => one.What.Length > 0)],
    }, guest.Say("Der Plan ist gespeichert.", "The plan is stored."));

    private static string Cut(string text) => text.Length <= 200 ? text : text[..200];

    private IResult Try(Held<KnowledgeCheck> check) => check.Content.Next(Content.TriesOf(check.Id), guest.Today) > guest.Today
        ? Again(guest.Say("Diese Prüfung lässt sich noch nicht wiederholen; der Tag steht unten.", "This check cannot be repeated yet; the day stands below."))
        : guest.Page<TryPage>(("View", view), ("Check", check), ("Drawn", Drawn(check)));

    private IReadOnlyList<CheckItem> Drawn(Held<KnowledgeCheck> check) => check.Content.Draw(secret, check.Id, Content.TriesOf(check.Id)
        .Count());

    private async Task<IResult> HandIn(Held<KnowledgeCheck> check)
    {
        // A second click must count once, and a pool that was changed meanwhile must not count against the person.
        if (Field("drawn") != TryPage.Mark(Drawn(check), Content.TriesOf(check.Id).Count()))
        {
            return Again(guest.Say("Dieser Versuch ist schon abgegeben, oder die Prüfung wurde inzwischen geändert. Bitte beginnen Sie sie neu; gezählt wurde nichts.",
                "This try is handed in already, or the check was changed meanwhile. Please begin it anew; nothing was counted."));
        }

        if (check.Content.Next(Content.TriesOf(check.Id), guest.Today) > guest.Today) return Try(check);
        var given = Drawn(check).ToDictionary(item => item.Key, item => (IReadOnlyList<string>)[.. form[$"a-{item.Key}"].Where(one => !string.IsNullOrWhiteSpace(one))!]);
        var judged = JudgeTry.Run(check.Content, check.Id, Drawn(check), given, text => ReadNumber.Run(text, guest.Language.Culture),
            guest.Today);
        if (form["counts"] == "yes")
        {
            await GiveToGroup.Run(guest.Db, house.Id, secret.CheckToken(check.Id), Content.Group, [(FigureItem.Of(check.Id),
                judged.Passed)],
                judged.Until is { } until && until != DateOnly.MaxValue ? Quarter.Of(until) : null);
        }

        return await Kept(Content with { Tries = [.. Content.Tries, judged] }, judged.Passed
            ? guest.Say($"Bestanden: {judged.Right} von {judged.Of} Fragen richtig.", $"Passed: {judged.Right} of {judged.Of} questions right.")
            : guest.Say($"Noch nicht bestanden: {judged.Right} von {judged.Of} Fragen richtig.", $"Not passed yet: {judged.Right} of {judged.Of} questions right."));
    }

    private IResult Certificate() => Content.Tries.LastOrDefault(one => one.Check.ToString() == Field("about") && one.Passed && one.Until >= guest.Today) is { } passed
        && Field("name") is { Length: > 0 and <= 100 } name ? guest.Page<CertificatePage>(("View", view), ("Try", passed), ("Name", name))
        : Again(guest.Say("Bitte schreiben Sie den Namen, der auf der Bescheinigung stehen soll.", "Please write the name that is to stand on the certificate."));

    private async Task<IResult> Seat(bool wanted)
    {
        if (view.Cohorts.Select(one => one.Cohort).FirstOrDefault(one =>
            one.Cohort.Id.ToString() == Field("about")) is not { } cohort) return Again(null);
        var (id, seat) = (cohort.Cohort.Id, secret.Seat(cohort.Cohort.Id));
        if (!wanted)
        {
            await BookSeats.GiveBack(guest.Db, null, cohort, seat, guest.Now);
            return await Kept(Content with { Seats = [.. Content.Seats.Where(one => one != id)] },
                guest.Say("Der Platz ist zurückgegeben.", "The seat is given back."));
        }

        if (await BookSeats.Run(guest.Db, null, cohort, seat, house.Name, 1, guest.Now)
            is { } problem) return Again(problem.In(guest.Language));
        return await Kept(Content with { Seats = [.. Content.Seats.Where(one => one != id), id] }, guest.Say(
            "Der Platz ist erbeten. Ob Sie auf der Warteliste stehen, sehen Sie unten; sagen Sie der Kursleitung, wer Sie sind.",
            "The seat is asked for. Whether you are on the waiting list you see below; tell the trainer who you are."));
    }

    private async Task<IResult> Offer()
    {
        var (name, topics, offer, contact) = (Field("person"), Field("topics"), Field("offer"), Field("contact"));
        return await OfferExpertise.Run(guest.Db, new(secret.Register, house.Id, name, topics, offer, contact, guest.Today)) is { } problem
            ? guest.Page<FolderPage>(StatusCodes.Status422UnprocessableEntity, ("View", view), ("Problem", problem.In(guest.Language)),
                ("Written", (name, topics, offer, contact)))
            : await Fresh(guest.Say("Sie stehen jetzt bei „Wer hilft wobei“.", "You stand in “who helps with what” now."));
    }

    private async Task<IResult> TakeOut()
    {
        await OfferExpertise.TakeBack(guest.Db, secret.Register);
        return await Fresh(guest.Say("Ihr Eintrag ist gelöscht.", "Your entry is deleted."));
    }

    private async Task<IResult> Delete()
    {
        await KeepFolder.Delete(guest.Db, house.Id, secret, Content);
        return guest.Page<FolderDoorPage>(("House", house), ("Done", guest.Say("Die Mappe ist gelöscht.", "The folder is deleted.")));
    }
}
