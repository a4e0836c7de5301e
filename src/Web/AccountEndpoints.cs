using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Web;

/// <summary>Start, set-up, sign-in, accounts and the record.</summary>
internal static class AccountEndpoints
{
    private const int LinesPerPage = 50;

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Start).Open();
        app.MapHealth();
        app.MapOperation();
        app.MapPost("/demo/{role}", StepIn).Open();
        app.MapGet("/demo/survey", Answer).Open();
        app.MapGet("/demo/folder", async (Visit visit) => visit.Demo ? Results.Redirect(await FolderEndpoints.DemoDoor(visit.Db)) : visit.NotFound()).Open();
        app.MapGet("/setup", async (Visit visit) => await AnyAccount(visit) ? Results.Redirect("/sign-in") : SetupForm(visit, new()))
          .Open();
        app.MapPost("/setup", SetUp).Open();
        app.MapGet("/sign-in", (Visit visit) =>
          visit.Page<SignInPage>(("Form", new AccountForm()), ("Back", visit.Context.Request.Query["back"].ToString()))).Open();
        app.MapPost("/sign-in", SignIn).Open();
        app.MapPost("/sign-out", async (Visit visit) => { await visit.Context.SignOutAsync(); return Results.Redirect("/"); }).Open();
        app.MapGet("/language", ChooseLanguage).Open();
        app.MapGet("/accounts", (Visit visit) => Accounts(visit, new())).Needs(Right.ManageAccounts);
        app.MapPost("/accounts", AddAccount).Needs(Right.ManageAccounts);
        app.MapGet("/audit", Record).Needs(Right.ReadAudit);
    }

    private static async Task<IResult> Start(Visit visit)
    {
        if (!visit.Demo && !await AnyAccount(visit)) return Results.Redirect("/setup");
        return visit.Page<StartPage>();
    }

    /// <summary>As staff, in the demo: to the survey that is open.</summary>
    private static async Task<IResult> Answer(Visit visit)
    {
        if (!visit.Demo) return visit.NotFound();
        return await Demo.OpenSurvey(visit.Db) is { } survey ? Results.Redirect(survey) : visit.Notice(StatusCodes.Status200OK,
            new(visit.Say("Zurzeit ist keine Befragung offen", "No survey is open at present"),
                visit.Say("Treten Sie als Digitalisierungsbeauftragte ein und öffnen Sie eine Erhebung; dann können Sie hier antworten.",
                    "Step in as coordinator and open a survey; then you can answer here."), "/", visit.Say("Zum Anfang", "To the start")));
    }

    private static Task<bool> AnyAccount(Visit visit) => visit.Db.Set<Account>().AnyAsync();

    private static async Task<IResult> StepIn(Visit visit, string role)
    {
        if (!visit.Demo || !Enum.TryParse<Role>(role, ignoreCase: true, out var chosen)) return visit.NotFound();
        var account = await visit.Db.Set<Account>().Where(one => one.Demo)
            .Where(one => visit.Db.Set<Grant>().Any(grant => grant.AccountId == one.Id && grant.Role == chosen))
              .OrderBy(one => one.CreatedAt).FirstOrDefaultAsync();
        if (account is null) return visit.NotFound();
        await visit.SignIn(account.Id);
        return Results.Redirect("/desk");
    }

    private static IResult SetupForm(Visit visit, AccountForm form) => form.Problem is null
        ? visit.Page<SetupPage>(("Form", form)) : visit.Mend<SetupPage>(("Form", form));

    private static async Task<IResult> SetUp(Visit visit)
    {
        if (await AnyAccount(visit)) return Results.Redirect("/sign-in");
        var outcome = await CreateAccount.Run(visit.Db, Actor.System, visit.Field("name"), visit.Field("display"),
          visit.Form["password"].ToString(),
            Role.Coordinator, null, visit.Now);
        if (outcome is not CreateAccount.Created created) return SetupForm(visit, Kept(visit, outcome));
        await visit.SignIn(created.Account);
        return Results.Redirect("/administrations");
    }

    private static async Task<IResult> SignIn(Visit visit, SignInPatience patience)
    {
        var name = visit.Field("name");
        if (patience.IsExhausted(name))
        {
            return Again(visit, visit.Say("Das waren zu viele Versuche. Bitte warten Sie eine Minute.",
              "These were too many attempts. Please wait a minute."));
        }

        var account = await FindActor.Run(visit.Db, name, visit.Form["password"].ToString());
        if (account is null)
        {
            patience.NoteFailure(name);
            return Again(visit, visit.Say("Name und Passwort passen nicht zusammen. Bitte versuchen Sie es noch einmal.",
                "Name and password do not match. Please try again."));
        }

        await visit.SignIn(account.Id);
        return Results.Redirect(Local(visit.Field("back"), "/desk"));
    }

    private static IResult Again(Visit visit, string problem) =>
        visit.Mend<SignInPage>(("Back", visit.Field("back")), ("Form", new AccountForm(visit.Field("name"), "", problem)));

    private static IResult ChooseLanguage(Visit visit, string? to, string? back)
    {
        visit.Remember(Language.Of(to));
        return Results.Redirect(Local(back, "/"));
    }

    /// <summary>An address of this instance, never another one.</summary>
    private static string Local(string? address, string otherwise) =>
        address is { Length: > 0 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal)
          && !address.Contains('\\', StringComparison.Ordinal)
            ? address : otherwise;

    private static async Task<IResult> Accounts(Visit visit, AccountForm form)
    {
        var scope = Scope(visit, Right.ManageAccounts);
        var grants = await visit.Db.Set<Grant>().AsNoTracking().ToListAsync();
        var mine = grants.Where(grant => scope is null || grant.AdministrationId is { } one && scope.Contains(one))
          .ToLookup(grant => grant.AccountId);
        var rows = (await visit.Db.Set<Account>().AsNoTracking().ToListAsync()).Where(account => mine.Contains(account.Id))
            .OrderBy(account => account.DisplayName, StringComparer.Create(visit.Language.Culture, ignoreCase: true))
            .Select(account => (account, (IReadOnlyList<Role>)[.. mine[account.Id].Select(grant => grant.Role).Distinct()])).ToList();
        var administrations = (await AdministrationEndpoints.Visible(visit)).Select(one => (one.Id, one.Name)).ToList();
        var units = (await visit.Db.Set<Unit>().AsNoTracking().ToListAsync())
          .Where(unit => administrations.Any(one => one.Id == unit.AdministrationId))
          .OrderBy(unit => unit.Name, StringComparer.Create(visit.Language.Culture, ignoreCase: true))
          .ToLookup(unit => unit.AdministrationId, unit => (unit.Id, unit.Name));
        var parameters = new (string, object?)[] {
          ("Rows", rows), ("Administrations", administrations), ("Units", units), ("Everywhere", scope is null), ("Form", form) };
        return form.Problem is null ? visit.Page<AccountsPage>(parameters) : visit.Mend<AccountsPage>(parameters);
    }

    private static async Task<IResult> AddAccount(Visit visit)
    {
        var everywhere = visit.Field("administration").Length == 0;
        var named = Guid.TryParse(visit.Field("administration"), out var administration);
        if (!Enum.TryParse<Role>(visit.Field("role"), out var role) || (!everywhere && !named)) return visit.NotFound();
        if (!visit.Known.Grants.Any(grant => Rights.Table[Right.ManageAccounts].Contains(grant.Role)
            && (grant.Administration is null || named && grant.Administration == administration))) return visit.NotAllowed();
        Guid? unit = Guid.TryParse(visit.Field("unit"), out var chosen) ? chosen : null;
        if (unit is not null && !await visit.Db.Set<Unit>().AnyAsync(one => one.Id == unit && one.AdministrationId == administration))
        {
            return await Accounts(visit, new(visit.Field("name"), visit.Field("display"), visit.Say(
              "Dieses Amt gehört nicht zur gewählten Verwaltung. Bitte wählen Sie beides passend.",
              "This unit does not belong to the chosen administration. Please choose both to match.")));
        }

        var outcome = await CreateAccount.Run(visit.Db, visit.Known, visit.Field("name"), visit.Field("display"),
          visit.Form["password"].ToString(), role, named ? administration : null, visit.Now, unit: unit);
        return outcome is CreateAccount.Created ? Results.Redirect("/accounts") : await Accounts(visit, Kept(visit, outcome));
    }

    private static AccountForm Kept(Visit visit, CreateAccount.Outcome outcome) =>
      new(visit.Field("name"), visit.Field("display"), outcome switch
    {
        CreateAccount.NameTaken => visit.Say("Diesen Anmeldenamen gibt es schon. Bitte wählen Sie einen anderen.",
          "This sign-in name is taken. Please choose another."),
        CreateAccount.PasswordTooShort =>
          visit.Say($"Das Passwort ist zu kurz. Bitte nehmen Sie mindestens {CreateAccount.PasswordLengthMin} Zeichen.",
            $"The password is too short. Please take at least {CreateAccount.PasswordLengthMin} characters."),
        _ => visit.Say("Bitte geben Sie Name und Anmeldenamen an.", "Please give a name and a sign-in name."),
    });

    private static async Task<IResult> Record(Visit visit, int page = 1)
    {
        var scope = Scope(visit, Right.ReadAudit);
        var lines = visit.Db.Set<AuditLine>().AsNoTracking();
        if (scope is not null) lines = lines.Where(line => line.AdministrationId != null && scope.Contains(line.AdministrationId.Value));
        page = Math.Clamp(page, 1, 100_000);
        var found = await lines.OrderByDescending(line => line.At).ThenByDescending(line => line.Id).Skip((page - 1) * LinesPerPage)
          .Take(LinesPerPage + 1).ToListAsync();
        return visit.Page<AuditPage>(("Lines", found.Take(LinesPerPage).ToList()), ("Number", page), ("More", found.Count > LinesPerPage));
    }

    /// <summary>The administrations in which the actor has a right; null for all.</summary>
    public static IReadOnlyList<Guid>? Scope(Visit visit, Right right)
    {
        var grants = visit.Known.Grants.Where(grant => Rights.Table[right].Contains(grant.Role)).ToList();
        return grants.Any(grant => grant.Administration is null) ? null
          : [.. grants.Select(grant => grant.Administration!.Value).Distinct()];
    }
}
