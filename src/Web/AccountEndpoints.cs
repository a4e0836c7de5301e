using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Accounts.Granting;
using Wegmarke.Design;
using Wegmarke.Web.Api;

namespace Wegmarke.Web;

/// <summary>Start, set-up, the demo's way in, and everything about accounts.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Start).Open();
        app.MapHealth();
        app.MapOperation();
        app.MapErasure();
        app.MapFreshSignIn();
        app.MapHelp();
        app.MapPost("/demo/{role}", StepIn).Open();
        app.MapGet("/demo/survey", Answer).Open();
        app.MapGet("/demo/folder", async (Visit visit) => visit.Demo ? Results.Redirect(await FolderEndpoints.DemoDoor(visit.Db)) : visit.NotFound()).Open();
        app.MapGet("/setup", async (Visit visit) => await AnyAccount(visit) ? Results.Redirect("/sign-in") : SetupForm(visit, new()))
          .Open();
        app.MapPost("/setup", SetUp).Open();
        app.MapGet("/language", ChooseLanguage).Open();
        app.MapSignIn();
        app.MapPasskeys();
        app.MapElsewhere();
        app.MapOwnAccess();
        app.MapAccountList();
        app.MapRecord();
        app.MapFourEyes();
        app.MapPrograms();
        app.MapWebhooks();
        app.MapApi();
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
            .Where(one => visit.Db.Set<Grant>().Any(grant => grant.AccountId == one.Id && grant.Role == chosen && grant.LentBy == null))
              .OrderBy(one => one.CreatedAt).FirstOrDefaultAsync();
        if (account is null) return visit.NotFound();
        await visit.SignIn(account.Id, SignInWay.Demo);
        return Results.Redirect("/desk");
    }

    private static IResult SetupForm(Visit visit, AccountForm form) => form.Problem is null
        ? visit.Page<SetupPage>(("Form", form)) : visit.Mend<SetupPage>(("Form", form));

    private static async Task<IResult> SetUp(Visit visit, Settings settings)
    {
        if (await AnyAccount(visit)) return Results.Redirect("/sign-in");
        var outcome = await CreateAccount.Run(visit.Db, Actor.System, visit.Field("name"), visit.Field("display"),
          visit.Form["password"].ToString(), Role.Coordinator, null, visit.Now, rule: settings.Passwords);
        if (outcome is not CreateAccount.Created created) return SetupForm(visit, Kept(visit, outcome));
        await visit.SignIn(created.Account, SignInWay.Password);
        return Results.Redirect("/administrations");
    }

    private static IResult ChooseLanguage(Visit visit, string? to, string? back)
    {
        visit.Remember(Language.Of(to));
        return Results.Redirect(Local(back, "/"));
    }

    /// <summary>An address of this instance, never another one.</summary>
    public static string Local(string? address, string otherwise) =>
        address is { Length: > 0 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal)
          && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl)
            ? address : otherwise;

    /// <summary>What was written, with what to mend.</summary>
    public static AccountForm Kept(Visit visit, CreateAccount.Outcome outcome) =>
      new(visit.Field("name"), visit.Field("display"), outcome switch
    {
        CreateAccount.NameTaken => visit.Say("Diesen Anmeldenamen gibt es schon. Bitte wählen Sie einen anderen.",
          "This sign-in name is taken. Please choose another."),
        CreateAccount.PasswordRefused refused => refused.Fault.In(visit.Language),
        CreateAccount.PeriodEmpty => GrantFault.PeriodEmpty.In(visit.Language),
        _ => visit.Say("Bitte geben Sie Name und Anmeldenamen an, beide mit höchstens 200 Zeichen.",
            "Please give a name and a sign-in name, both of at most 200 characters."),
    });

    /// <summary>The administrations in which the actor has a right; null for all.</summary>
    public static IReadOnlyList<Guid>? Scope(Visit visit, Right right)
    {
        var grants = visit.Known.Grants.Where(grant => Rights.Table[right].Contains(grant.Role)).ToList();
        return grants.Any(grant => grant.Administration is null) ? null
          : [.. grants.Select(grant => grant.Administration!.Value).Distinct()];
    }
}
