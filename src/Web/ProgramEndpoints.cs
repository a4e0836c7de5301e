using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;

namespace Wegmarke.Web;

/// <summary>The page on which people give programs an access and take it back.</summary>
internal static class ProgramEndpoints
{
    private const int MonthsUsual = 6;

    public static void MapPrograms(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/programs").Needs(Right.ReadDesk);
        own.MapGet("", (Visit visit) => Show(visit, new("", [], visit.Today.AddMonths(MonthsUsual).ToString("yyyy-MM-dd",
            CultureInfo.InvariantCulture)), null));
        own.MapPost("", Issue).AsksAgain("/programs");
        own.MapPost("/{token:guid}/end", async (Visit visit, Guid token) =>
            await EndProgramToken.Run(visit.Db, visit.Known, await Reach(visit), token, visit.Now) ? Results.Redirect("/programs")
                : visit.NotFound());
    }

    /// <summary>Accounts whose accesses somebody sees and takes back: the own one, and for those who manage accounts all that belong to
    /// nothing but their administrations.</summary>
    private static async Task<IReadOnlyCollection<Guid>> Reach(Visit visit)
    {
        if (!visit.Known.May(Right.ManageAccounts)) return [visit.Known.Id];
        var scope = AccountEndpoints.Scope(visit, Right.ManageAccounts);
        var grants = await visit.Db.Set<Grant>().AsNoTracking().ToListAsync();
        return [.. grants.GroupBy(one => one.AccountId).Where(group => scope is null || group.All(one =>
            one.AdministrationId is { } id && scope.Contains(id))).Select(group => group.Key).Append(visit.Known.Id).Distinct()];
    }

    private static async Task<IResult> Show(Visit visit, ProgramTokenForm form, string? secret)
    {
        var parameters = new (string, object?)[]
        {
            ("Tokens", await ProgramTokenState.Of(visit.Db, await Reach(visit))), ("Form", form), ("Today", visit.Today), ("Secret", secret),
            ("Number", int.TryParse(visit.Context.Request.Query["page"], CultureInfo.InvariantCulture, out var page) ? page : 1),
        };
        return form.Problem is null ? visit.Page<ProgramsPage>(parameters) : visit.Mend<ProgramsPage>(parameters);
    }

    /// <summary>The secret is shown at once instead of led to: it stands in no address of a page.</summary>
    private static async Task<IResult> Issue(Visit visit)
    {
        ProgramScope[] scopes = [.. visit.Form["scope"].OfType<string>().Where(Enum.GetNames<ProgramScope>().Contains)
            .Select(Enum.Parse<ProgramScope>)];
        var form = new ProgramTokenForm(visit.Field("name"), scopes, visit.Field("until"));
        return await IssueProgramToken.Run(visit.Db, visit.Known, form.Name, scopes, visit.Language.ReadDay(form.Until), visit.Now) switch
        {
            IssueProgramToken.Issued issued => await Show(visit, new("", [], form.Until), issued.Secret),
            IssueProgramToken.Refused refused => await Show(visit, form with { Problem = refused.Why.In(visit.Language) }, null),
            _ => visit.NotFound(),
        };
    }
}
