using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Accounts.Granting;
using Wegmarke.Administrations;
using Wegmarke.Mail;

namespace Wegmarke.Web;

/// <summary>Accounts of others: added, invited, given roles, blocked, removed. Whoever manages accounts of one administration sees and
/// gives
/// roles there only, and touches an account itself only where all its roles are theirs to manage.</summary>
internal static class AccountListEndpoints
{
    private const int RowsPerPage = 50;
    private const int AskedMax = 100;
    private static readonly string[] DayFields = ["from", "until"];

    public static void MapAccountList(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/accounts").Needs(Right.ManageAccounts);
        accounts.MapGet("", (Visit visit, Settings settings) => List(visit, settings, new()));
        accounts.MapPost("", Add).AsksAgain("/accounts");
        var one = accounts.MapGroup("/{account:guid}");
        one.MapGet("", async (Visit visit, Settings settings, Guid account) => await Find(visit, account) is { } known
            ? await Show(visit, settings, known, new()) : visit.NotFound());
        one.MapPost("/roles", Give).AsksAgain("/accounts");
        one.MapPost("/roles/{grant:guid}/end", EndOne);
        one.MapPost("/link", async (Visit visit, Settings settings, Guid account) => await Kept(visit, account) is { } known
            ? await Invite(visit, settings, known) : visit.NotFound()).AsksAgain("/accounts");
        one.MapPost("/block", (Visit visit, Guid account) => Do(visit, account, known =>
            KeepAccount.Block(visit.Db, visit.Known, known, visit.Now)));
        one.MapPost("/opening", (Visit visit, Guid account) => Do(visit, account, known =>
            KeepAccount.Open(visit.Db, visit.Known, known, visit.Now)));
        one.MapPost("/second-factor/end", (Visit visit, Guid account) => Do(visit, account, known =>
            KeepSecondFactor.Remove(visit.Db, visit.Known, known, visit.Now))).AsksAgain("/accounts");
        one.MapPost("/removal", Remove);
    }

    private static bool Manages(Visit visit, Guid? administration) => visit.Known.Grants.Any(grant =>
        Rights.Table[Right.ManageAccounts].Contains(grant.Role)
        && (grant.Administration is null || administration is not null && grant.Administration == administration));

    private static async Task<IReadOnlyList<Grant>> GrantsOf(Visit visit, Guid account) => await visit.Db.Set<Grant>().AsNoTracking()
        .Where(grant => grant.AccountId == account && !visit.Db.Set<GrantEnd>().Any(end => end.GrantId == grant.Id)).ToListAsync();

    /// <summary>An account with a role that the reader manages, or, for somebody who manages all, any.</summary>
    private static async Task<Account?> Find(Visit visit, Guid id)
    {
        var account = await visit.Db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.DisplayName != "");
        return account is not null && (Manages(visit, null) || (await GrantsOf(visit, id)).Any(grant => Manages(visit,
            grant.AdministrationId)))
            ? account : null;
    }

    /// <summary>An account of which the reader manages every role; nobody blocks, removes or opens the own one here.</summary>
    private static async Task<Account?> Kept(Visit visit, Guid id) => id != visit.Known.Id && await Find(visit, id) is { } account
        && (await GrantsOf(visit, id)).All(grant => Manages(visit, grant.AdministrationId)) ? account : null;

    private static async Task<IResult> List(Visit visit, Settings settings, AccountForm form)
    {
        var query = visit.Context.Request.Query;
        var asked = query["q"].ToString().Trim();
        if (asked.Length > AskedMax) asked = asked[..AskedMax];
        var grants = await visit.Db.Set<Grant>().AsNoTracking().Where(grant => !visit.Db.Set<GrantEnd>().Any(end =>
            end.GrantId == grant.Id))
            .ToListAsync();
        var mine = grants.Where(grant => Manages(visit, grant.AdministrationId)).ToLookup(grant => grant.AccountId);
        var all = Manages(visit, null);
        var found = (await visit.Db.Set<Account>().AsNoTracking().Where(account => account.DisplayName != "").ToListAsync())
            .Where(account => (all || mine.Contains(account.Id)) && (asked.Length == 0
                || account.DisplayName.Contains(asked, StringComparison.OrdinalIgnoreCase)
                || account.SignInName.Contains(asked, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(account => account.DisplayName, StringComparer.Create(visit.Language.Culture, ignoreCase: true)).ToList();
        var pages = Math.Max(1, (found.Count + RowsPerPage - 1) / RowsPerPage);
        var page = Math.Clamp(int.TryParse(query["page"], out var number) ? number : 1, 1, pages);
        var blocked = (await visit.Db.Set<AccountClosure>().Select(one => one.AccountId).ToListAsync()).ToHashSet();
        var guarded = (await visit.Db.Set<SecondFactor>().Where(one => one.ConfirmedAt != null).Select(one => one.AccountId)
            .Concat(visit.Db.Set<Passkey>().Select(one => one.AccountId)).ToListAsync()).ToHashSet();
        var rows = found.Skip((page - 1) * RowsPerPage).Take(RowsPerPage).Select(account => new AccountLine(account,
            [.. mine[account.Id].Select(grant => grant.Role).Distinct()], blocked.Contains(account.Id), guarded.Contains(account.Id)))
                .ToList();
        var (administrations, units) = await Places(visit);
        var parameters = new (string, object?)[]
        {
            ("Rows", rows), ("Administrations", administrations), ("Units", units), ("Everywhere", all), ("Form", form), ("Asked",
                asked), ("MayMapGroups", visit.Known.May(Right.MapGroups)),
            ("MailWorks", settings.Mail is not null), ("Total", found.Count), ("Number", page), ("Pages", pages),
        };
        return form.Problem is null ? visit.Page<AccountsPage>(parameters) : visit.Mend<AccountsPage>(parameters);
    }

    private static async Task<(IReadOnlyList<(Guid, string)> Administrations, ILookup<Guid, (Guid, string)> Units)> Places(Visit visit)
    {
        var administrations = (await AdministrationEndpoints.Visible(visit)).Where(one => Manages(visit, one.Id))
            .Select(one => (one.Id, one.Name)).ToList();
        var units = (await visit.Db.Set<Unit>().AsNoTracking().ToListAsync())
            .Where(unit => administrations.Any(one => one.Id == unit.AdministrationId))
            .OrderBy(unit => unit.Name, StringComparer.Create(visit.Language.Culture, ignoreCase: true))
            .ToLookup(unit => unit.AdministrationId, unit => (unit.Id, unit.Name));
        return (administrations, units);
    }

    private static async Task<IResult> Show(Visit visit, Settings settings, Account account, AccountForm form)
    {
        var names = await visit.Db.Set<Account>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.DisplayName);
        var grants = await GrantsOf(visit, account.Id);
        var roles = grants.Where(grant => Manages(visit, grant.AdministrationId) && !(grant.Until < visit.Today)).OrderBy(grant =>
            grant.Role)
            .Select(grant => new HeldRole(grant, account.DisplayName, grant.LentBy is { } by ? names.GetValueOrDefault(by, "") : null,
                null)).ToList();
        var view = new AccountView(account, roles,
            await visit.Db.Set<Administration>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name),
            await KeepAccount.IsBlocked(visit.Db, account.Id), await KeepSecondFactor.IsOn(visit.Db, account.Id),
            account.Id != visit.Known.Id && grants.All(grant => Manages(visit, grant.AdministrationId)),
            settings.Mail is not null && account.Mail is not null);
        var (administrations, units) = await Places(visit);
        var parameters = new (string, object?)[]
        {
            ("View", view), ("Administrations", administrations), ("Units", units), ("Everywhere", Manages(visit, null)), ("Form", form),
        };
        return form.Problem is null ? visit.Page<AccountPage>(parameters) : visit.Mend<AccountPage>(parameters);
    }

    /// <summary>Role, place and period as the form says them; null where they are not to be given by this reader.</summary>
    private static async Task<(Role Role, Guid? Administration, Guid? Unit, IResult? Refusal, string? Problem)> Chosen(Visit visit)
    {
        var everywhere = visit.Field("administration").Length == 0;
        var named = Guid.TryParse(visit.Field("administration"), out var administration);
        if (visit.Chosen<Role>(visit.Field("role")) is not { } role || (!everywhere && !named)) return (default, null, null, visit.NotFound(), null);
        if (!Manages(visit, named ? administration : null)) return (default, null, null, visit.NotAllowed(), null);
        if (named && !await visit.Db.Set<Administration>().AnyAsync(one => one.Id == administration))
        {
            return (default, null, null, visit.NotFound(), null);
        }

        Guid? unit = Guid.TryParse(visit.Field("unit"), out var chosen) ? chosen : null;
        var wrong = unit is not null && !await visit.Db.Set<Unit>().AnyAsync(one => one.Id == unit
            && one.AdministrationId == administration);
        var unread = DayFields.Any(name => visit.Field(name).Length > 0 && visit.Language.ReadDay(visit.Field(name)) is null);
        return (role, named ? administration : null, unit, null, wrong ? visit.Say(
            "Dieses Amt gehört nicht zur gewählten Verwaltung. Bitte wählen Sie beides passend.",
            "This unit does not belong to the chosen administration. Please choose both to match.") : unread ? visit.Say(
            "Ein Datum ließ sich nicht lesen. Bitte schreiben Sie es wie 31.12.2026.",
            "A date could not be read. Please write it like 31/12/2026.") : null);
    }

    private static AccountForm Written(Visit visit, string? problem) => new(visit.Field("name"), visit.Field("display"), problem)
    {
        Mail = visit.Field("mail"), Role = visit.Field("role"), Administration = visit.Field("administration"), Unit = visit.Field("unit"),
        From = visit.Field("from"), Until = visit.Field("until"),
    };

    private static async Task<IResult> Add(Visit visit, Settings settings)
    {
        var (role, administration, unit, refusal, problem) = await Chosen(visit);
        if (refusal is not null) return refusal;
        var mail = visit.Field("mail");
        if (mail.Length > 0 && !MailSettings.IsAddress(mail)) problem ??= visit.Say("Diese Mailadresse ist keine. Bitte prüfen Sie sie.",
            "This mail address is none. Please check it.");
        if (problem is not null) return await List(visit, settings, Written(visit, problem));
        var password = visit.Form["password"].ToString();
        var town = await visit.Db.Set<Administration>().Where(one => one.Id == administration).Select(one => one.Name).ToListAsync();
        var outcome = await CreateAccount.Run(visit.Db, visit.Known, visit.Field("name"), visit.Field("display"),
            password.Length == 0 ? null : password, role, administration, visit.Now, unit: unit, mail: mail,
            from: visit.Language.ReadDay(visit.Field("from")), until: visit.Language.ReadDay(visit.Field("until")),
            rule: settings.Passwords.Near(town));
        if (outcome is not CreateAccount.Created created)
        {
            return await List(visit, settings, Written(visit, AccountEndpoints.Kept(visit, outcome).Problem));
        }

        return password.Length > 0 ? Results.Redirect("/accounts")
            : await Invite(visit, settings, await visit.Db.Set<Account>().AsNoTracking().FirstAsync(one => one.Id == created.Account));
    }

    /// <summary>By mail where that is possible; otherwise shown at once and this once, to be handed over in person.</summary>
    private static async Task<IResult> Invite(Visit visit, Settings settings, Account account)
    {
        visit.Db.ChangeTracker.Clear();
        var secret = await MakeLink.Run(visit.Db, visit.Known, account, LinkKind.Invitation, visit.Now);
        var link = $"{Site.Of(visit.Context)}/sign-in/link/{secret}";
        if (settings.Mail is not { } mail || account.Mail is not { } to)
        {
            return visit.Page<LinkPage>(("Account", account), ("Address", link));
        }

        return await AccountPost.Send(mail, account, to, LinkKind.Invitation, link, visit.Language, visit.Now,
            visit.Context.RequestAborted) switch
        {
            Delivery.Taken => visit.Page<LinkPage>(("Account", account)),
            Delivery.Refused refused => visit.Page<LinkPage>(("Account", account), ("Address", link), ("Problem", visit.Say(
                $"Der Mailserver nimmt {to} nicht an ({refused.Reason}).", $"The mail server does not take {to} ({refused.Reason})."))),
            _ => visit.Page<LinkPage>(("Account", account), ("Address", link), ("Problem", visit.Say(
                "Der Mailserver antwortet gerade nicht.", "The mail server does not answer just now."))),
        };
    }

    private static async Task<IResult> Give(Visit visit, Settings settings, Guid account)
    {
        if (await Find(visit, account) is not { } known) return visit.NotFound();
        var (role, administration, unit, refusal, problem) = await Chosen(visit);
        if (refusal is not null) return refusal;
        problem ??= (await GiveRole.Run(visit.Db, visit.Known, known, role, administration, unit,
            visit.Language.ReadDay(visit.Field("from")),
            visit.Language.ReadDay(visit.Field("until")), visit.Now))?.In(visit.Language);
        return problem is null ? Results.Redirect($"/accounts/{account}") : await Show(visit, settings, known, Written(visit, problem));
    }

    private static async Task<IResult> EndOne(Visit visit, Guid account, Guid grant)
    {
        if (await Find(visit, account) is not { } known || (await GrantsOf(visit, account)).FirstOrDefault(one => one.Id == grant)
            is not { } found
            || !Manages(visit, found.AdministrationId)) return visit.NotFound();
        await EndRole.Run(visit.Db, visit.Known, found, known.DisplayName, visit.Now);
        return Results.Redirect(await Find(visit, account) is null ? "/accounts" : $"/accounts/{account}");
    }

    private static async Task<IResult> Do(Visit visit, Guid account, Func<Account, Task> deed)
    {
        if (await Kept(visit, account) is not { } known) return visit.NotFound();
        await deed(known);
        return Results.Redirect($"/accounts/{account}");
    }

    private static async Task<IResult> Remove(Visit visit, Settings settings, Guid account)
    {
        if (await Kept(visit, account) is not { } known) return visit.NotFound();
        if (CreateAccount.Plain(visit.Field("sure")) != known.SignInName)
        {
            return await Show(visit, settings, known, new(Problem: visit.Say("Der Anmeldename stimmt nicht. Es wurde nichts entfernt.",
                "The sign-in name does not match. Nothing was removed.")));
        }

        await KeepAccount.Remove(visit.Db, visit.Known, known, visit.Now);
        return Results.Redirect("/accounts");
    }
}
