using Wegmarke.Accounts;
using Wegmarke.Horizon.Partnerships;

namespace Wegmarke.Web;

/// <summary>Services that several towns run together. Each partner reads and writes through its own address, with its own rights.</summary>
internal static class PartnershipEndpoints
{
    private const string Root = "/administrations/{administration:guid}/partnerships";
    private const string One = Root + "/{partnership:guid}";

    public static void MapPartnerships(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, async (Visit visit, Guid administration) =>
            await AdministrationEndpoints.Find(visit, administration) is { } found ? visit.Page<PartnershipsPage>(("Administration", found),
                ("All", await PartnershipState.Of(visit.Db, administration)), ("Today", visit.Today),
                ("MaySteer", visit.Known.May(Right.Steer, administration))) : visit.NotFound()).Needs(Right.ReadSteering);
        app.MapGet(Root + "/new", (Visit visit, Guid administration) => Edit(visit, administration, null,
            new(visit.Context.Request.Query["service"].ToString()), null, null)).Needs(Right.Steer);
        app.MapPost(Root, (Visit visit, Guid administration) => Save(visit, administration, null)).Needs(Right.Steer);
        app.MapGet(One, (Visit visit, Guid administration, Guid partnership) => In(visit, administration, partnership, state =>
            Show(visit, administration, state, null))).Needs(Right.ReadSteering);
        app.MapGet(One + "/edit", (Visit visit, Guid administration, Guid partnership) => In(visit, administration, partnership, state =>
            state.Of(administration)!.IsMember(visit.Today) ? Edit(visit, administration, state,
                PartnershipForm.Of(state.Content, visit.Language),
                null, null) : Task.FromResult(visit.NotFound()))).Needs(Right.Steer);
        app.MapPost(One, (Visit visit, Guid administration, Guid partnership) => In(visit, administration, partnership, state =>
            Save(visit, administration, state))).Needs(Right.Steer);
        app.MapPost(One + "/partners", (Visit visit, Guid administration, Guid partnership) => After(visit, administration, partnership,
            () => JoinPartnership.Ask(visit.Db, visit.Known, administration, partnership, visit.Field("name"), visit.Now), "name"))
            .Needs(Right.Steer);
        app.MapPost(One + "/consent", (Visit visit, Guid administration, Guid partnership) => After(visit, administration, partnership,
            () => JoinPartnership.Agree(visit.Db, visit.Known, administration, partnership, visit.Field("who"), visit.Now), "who"))
            .Needs(Right.Steer);
        app.MapPost(One + "/partners/{partner:guid}/leaving", (Visit visit, Guid administration, Guid partnership, Guid partner) => After(visit,
            administration, partnership, () => JoinPartnership.Leave(visit.Db, visit.Known, administration, partnership, partner,
                visit.Language.ReadDay(visit.Field("last")), visit.Field("reason"), visit.Now), "last", "reason")).Needs(Right.Steer);
        app.MapPost(One + "/partners/{partner:guid}/key", Measure).Needs(Right.Steer);
        app.MapPost(One + "/readings", (Visit visit, Guid administration, Guid partnership) => In(visit, administration, partnership, async state =>
            await KeepPartnership.Read(visit.Db, visit.Known, administration, partnership,
                Guid.TryParse(visit.Field("benefit"), out var benefit)
                ? benefit : Guid.Empty, visit.Language.ReadDay(visit.Field("day")),
                    PartnershipForm.Figure(visit.Field("value"), visit.Language),
                visit.Field("source"), visit.Now) switch
            {
                KeepPartnership.Done => Back(administration, partnership),
                KeepPartnership.Refused refused => await Show(visit, administration, state, refused.Why.In(visit.Language), "benefit",
                    "value",
                    "source"),
                _ => visit.NotFound(),
            })).Needs(Right.Steer);
    }

    private static IResult Back(Guid administration, Guid partnership) =>
        Results.Redirect($"/administrations/{administration}/partnerships/{partnership}");

    private static async Task<IResult> In(Visit visit, Guid administration, Guid partnership, Func<PartnershipState, Task<IResult>> deed) =>
        await PartnershipState.Find(visit.Db, administration, partnership) is { } state ? await deed(state) : visit.NotFound();

    private static async Task<IResult> Show(Visit visit, Guid administration, PartnershipState state, string? problem, params string[] kept)
    {
        var parameters = new (string, object?)[]
        {
            ("Administration", (await AdministrationEndpoints.Find(visit, administration))!), ("State", state), ("Today", visit.Today),
            ("MaySteer", visit.Known.May(Right.Steer, administration)), ("Problem", problem),
            ("Written", problem is null ? new Dictionary<string, string>() : kept.ToDictionary(name => name, visit.Field)),
        };
        return problem is null ? visit.Page<PartnershipPage>(parameters) : visit.Mend<PartnershipPage>(parameters);
    }

    private static async Task<IResult> Edit(Visit visit, Guid administration, PartnershipState? state, PartnershipForm form,
        string? problem,
        Partnership? theirs)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("State", state), ("Form", form), ("Problem", problem), ("Theirs", theirs),
        };
        return problem is null && theirs is null ? visit.Page<PartnershipEditPage>(parameters)
            : visit.Mend<PartnershipEditPage>(parameters);
    }

    private static PartnershipForm Written(Visit visit)
    {
        IReadOnlyList<string> Column(string name) => [.. visit.Form[name].Select(one => (one ?? "").Trim()).Take(PartnershipForm.RowsMax)];
        string At(string name, int row) => Column(name).ElementAtOrDefault(row) ?? "";
        return new(visit.Field("title"), visit.Field("scope"), visit.Field("form"), visit.Field("split"), visit.Field("keyname"),
            visit.Field("yearly"), visit.Field("begins"))
        {
            Who = visit.Field("who"),
            Steps = [.. Column("step").Select((name, row) => (name, At("planned", row), At("reached", row)))
                .Where(one => one.name.Length + one.Item2.Length > 0)],
            Benefits = [.. Column("benefit").Select((name, row) => (At("benefit-id", row), name, At("before", row), At("figure", row),
                At("unit", row), At("due", row))).Where(one => one.name.Length + one.Item4.Length > 0)],
        };
    }

    private static async Task<IResult> Save(Visit visit, Guid administration, PartnershipState? state)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var form = Written(visit);
        var content = form.Read(visit.Language, Guid.NewGuid);
        return await (state is null ? KeepPartnership.Found(visit.Db, visit.Known, found, content, form.Who, visit.Now)
            : KeepPartnership.Change(visit.Db, visit.Known, administration, state.Id, visit.Seen, content, visit.Now)) switch
        {
            KeepPartnership.Done done => Back(administration, done.Id),
            KeepPartnership.Refused refused => await Edit(visit, administration, state, form, refused.Why.In(visit.Language), null),
            KeepPartnership.Overtaken { Theirs: var theirs } => await Edit(visit, administration, state, form, null, theirs),
            _ => visit.NotFound(),
        };
    }

    private static Task<IResult> Measure(Visit visit, Guid administration, Guid partnership, Guid partner) => In(visit, administration,
        partnership, state => After(visit, administration, partnership, () => JoinPartnership.Measure(visit.Db, visit.Known, administration,
            partnership, partner, state.Content.Split == CostSplit.Fixed ? visit.Language.ReadEuro(visit.Field("key"))
                : visit.Language.ReadCount(visit.Field("key")), visit.Now)));

    private static Task<IResult> After(Visit visit, Guid administration, Guid partnership, Func<Task<JoinPartnership.Outcome>> deed,
        params string[] kept) => In(visit, administration, partnership, async state => await deed() switch
        {
            JoinPartnership.Done => Back(administration, partnership),
            JoinPartnership.Refused refused => await Show(visit, administration, state, refused.Why.In(visit.Language), kept),
            _ => visit.NotFound(),
        });
}
