using Wegmarke.Accounts;
using Wegmarke.Horizon;
using Wegmarke.Horizon.Trends;
using Wegmarke.Initiatives;
using Wegmarke.Processes.Facts;
using Wegmarke.Strategy;

namespace Wegmarke.Web;

/// <summary>One trend, risk or find: reading, saving, looking at it again, ending it, making an initiative of it.</summary>
internal static class EntryEndpoints
{
    public static void MapEntries(this IEndpointRouteBuilder app, EntryKind kind, string root)
    {
        var one = root + "/{entry:guid}";
        app.MapGet(root + "/new", (Visit visit, Guid administration, ModelShelf shelf) => HorizonEndpoints.With(visit, administration, shelf,
            view => New(visit, view, kind))).Needs(Right.Steer);
        app.MapPost(root, (Visit visit, Guid administration, ModelShelf shelf) => HorizonEndpoints.With(visit, administration, shelf,
            view => Save(visit, view, kind, null))).Needs(Right.Steer);
        app.MapGet(one, (Visit visit, Guid administration, Guid entry, ModelShelf shelf) => In(visit, administration, entry, kind, shelf,
            (view, state) => Show(visit, view, state, null))).Needs(Right.ReadSteering);
        app.MapGet(one + "/edit", (Visit visit, Guid administration, Guid entry, ModelShelf shelf) => In(visit, administration, entry, kind,
            shelf, (view, state) => Edit(visit, view, kind, state, EntryFields.Values(state.Content, kind, view.Model, visit.Language),
                state.Content.Goals, null, null))).Needs(Right.Steer);
        app.MapPost(one, (Visit visit, Guid administration, Guid entry, ModelShelf shelf) => In(visit, administration, entry, kind, shelf,
            (view, state) => Save(visit, view, kind, state))).Needs(Right.Steer);
        app.MapPost(one + "/reviews", (Visit visit, Guid administration, Guid entry, ModelShelf shelf) => In(visit, administration, entry,
            kind, shelf, (view, state) => Review(visit, view, state))).Needs(Right.Steer);
        app.MapPost(one + "/end", (Visit visit, Guid administration, Guid entry, ModelShelf shelf) => In(visit, administration, entry, kind,
            shelf, (view, state) => End(visit, view, state))).Needs(Right.Steer);
        app.MapPost(one + "/end/withdrawal", async (Visit visit, Guid administration, Guid entry) =>
            await EndEntry.TakeBack(visit.Db, visit.Known, administration, kind, entry, visit.Now) is EndEntry.Done
                ? Results.Redirect(PathOf(administration, kind, entry)) : visit.NotFound()).Needs(Right.Steer);
        app.MapPost(one + "/initiatives", (Visit visit, Guid administration, Guid entry, ModelShelf shelf) => In(visit, administration, entry,
            kind, shelf, (view, state) => Begin(visit, view, state))).Needs(Right.Steer);
        app.MapPost(one + "/links", (Visit visit, Guid administration, Guid entry, ModelShelf shelf) => In(visit, administration, entry,
            kind, shelf, (view, state) => Link(visit, view, state, true))).Needs(Right.Steer);
        app.MapPost(one + "/links/withdrawal", (Visit visit, Guid administration, Guid entry, ModelShelf shelf) => In(visit, administration,
            entry, kind, shelf, (view, state) => Link(visit, view, state, false))).Needs(Right.Steer);
    }

    public static string ListOf(Guid administration, EntryKind kind) => $"/administrations/{administration}/horizon"
        + (kind == EntryKind.Trend ? "" : "/" + kind.Path());

    public static string PathOf(Guid administration, EntryKind kind, Guid entry) =>
        $"/administrations/{administration}/horizon/{kind.Path()}/{entry}";

    public static Task<IResult> In(Visit visit, Guid administration, Guid entry, EntryKind kind, ModelShelf shelf,
        Func<HorizonView, EntryState, Task<IResult>> deed) => HorizonEndpoints.With(visit, administration, shelf, async view =>
            view.Board.Find(kind, entry) is { } state ? await deed(view, state) : visit.NotFound());

    public static async Task<IResult> Show(Visit visit, HorizonView view, EntryState state, string? problem, params string[] kept)
    {
        var portfolio = await Portfolio.Of(visit.Db, view.Administration.Id);
        var parameters = new (string, object?)[]
        {
            ("View", view), ("State", state), ("Problem", problem), ("Goals", await Goals(visit, view)),
            ("Initiatives", (IReadOnlyList<(Guid, string)>)[.. portfolio.Sheets.Select(one => (one.Id, one.Content.Title))]),
            ("Linkable", (IReadOnlyList<(Guid, string)>)[.. portfolio.Alive.Where(one => !state.Content.Initiatives.Contains(one.Id))
                .OrderBy(one => one.Content.Title, StringComparer.Create(visit.Language.Culture, ignoreCase: true))
                .Select(one => (one.Id, one.Content.Title))]),
            ("Written", problem is null ? new Dictionary<string, string>() : kept.ToDictionary(name => name, visit.Field)),
        };
        return problem is null ? visit.Page<EntryPage>(parameters) : visit.Mend<EntryPage>(parameters);
    }

    private static async Task<IReadOnlyList<(Guid, string)>> Goals(Visit visit, HorizonView view) =>
        [.. (await StrategyState.Of(visit.Db, view.Administration.Id)).Goals.Select(one => (one.Id, one.Content.Title))];

    private static async Task<IResult> New(Visit visit, HorizonView view, EntryKind kind)
    {
        var values = EntryFields.Values(null, kind, view.Model, visit.Language);
        if (values.ContainsKey("noted")) values["noted"] = visit.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (kind == EntryKind.Trend && Guid.TryParse(visit.Context.Request.Query["find"], out var find)
            && await WatchList.Of(visit.Db, view.Administration.Id) is var list && list.Waiting.FirstOrDefault(one =>
                one.Id == find) is { } found)
        {
            (values["title"], values["link"]) = (found.Title, found.Link.Length <= FactForm.LineMax ? found.Link : "");
            values["source"] = list.Feeds.First(one => one.Id == found.FeedId).Name
                + (found.Day is { } day ? ", " + visit.Language.Day(day) : "");
            return await Edit(visit, view, kind, null, values, [], null, null, found.Id);
        }

        return await Edit(visit, view, kind, null, values, [], null, null);
    }

    private static async Task<IResult> Edit(Visit visit, HorizonView view, EntryKind kind, EntryState? state,
        IReadOnlyDictionary<string, string> values, IReadOnlyList<Guid> goals, string? problem, HorizonEntry? theirs, Guid? find = null)
    {
        var parameters = new (string, object?)[]
        {
            ("View", view), ("Kind", kind), ("State", state), ("Values", values), ("Goals", await Goals(visit, view)),
                ("ChosenGoals", goals),
            ("Problem", problem), ("Theirs", theirs), ("Finding", find),
        };
        return problem is null && theirs is null ? visit.Page<EntryEditPage>(parameters) : visit.Mend<EntryEditPage>(parameters);
    }

    private static async Task<IResult> Save(Visit visit, HorizonView view, EntryKind kind, EntryState? state)
    {
        var written = EntryFields.Values(null, kind, view.Model, visit.Language);
        foreach (var name in written.Keys.ToList()) if (visit.Form.ContainsKey(name)) written[name] = visit.Field(name);
        var known = (await Goals(visit, view)).Select(one => one.Item1).ToHashSet();
        IReadOnlyList<Guid> goals = [.. visit.Form["goal"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(known.Contains)];
        var find = kind == EntryKind.Trend && state is null && Guid.TryParse(visit.Form["finding"], out var named) ? named : (Guid?)null;
        var (content, faults) = EntryFields.Read(kind, written, state?.Content, view.Model, visit.Language);
        if (faults.Count > 0)
        {
            return await Edit(visit, view, kind, state, written, goals, string.Join(" ", faults.Select(field =>
                EntryFields.Remedy(field, visit.Language))), null, find);
        }

        switch (await SaveEntry.Run(visit.Db, visit.Known, view.Administration.Id, state?.Id, state is null ? 0 : visit.Seen,
            content with { Goals = goals }, visit.Now))
        {
            case SaveEntry.Saved saved:
                if (find is { } taken) await WatchFeeds.Judge(visit.Db, visit.Known, view.Administration.Id, taken, saved.Id, visit.Now);
                return Results.Redirect(PathOf(view.Administration.Id, kind, saved.Id));
            case SaveEntry.Refused refused:
                return await Edit(visit, view, kind, state, written, goals, refused.Why.In(visit.Language), null, find);
            case SaveEntry.Overtaken { Theirs: var theirs }:
                return await Edit(visit, view, kind, state, written, goals, null, theirs);
            default:
                return visit.NotFound();
        }
    }

    private static async Task<IResult> Review(Visit visit, HorizonView view, EntryState state) =>
        await ReviewEntry.Run(visit.Db, visit.Known, view.Administration.Id, state.Latest.Kind, state.Id, visit.Seen, visit.Field("words"),
            visit.Language.ReadDay(visit.Field("next")), visit.Now) switch
        {
            ReviewEntry.Done => Results.Redirect(PathOf(view.Administration.Id, state.Latest.Kind, state.Id)),
            ReviewEntry.Refused refused => await Show(visit, view, state, refused.Why.In(visit.Language), "words", "next"),
            _ => visit.NotFound(),
        };

    private static async Task<IResult> End(Visit visit, HorizonView view, EntryState state) =>
        await EndEntry.Run(visit.Db, visit.Known, view.Administration.Id, state.Latest.Kind, state.Id, visit.Field("reason"),
            visit.Now) switch
        {
            EndEntry.Done => Results.Redirect(PathOf(view.Administration.Id, state.Latest.Kind, state.Id)),
            EndEntry.ReasonMissing => await Show(visit, view, state, visit.Say("Bitte nennen Sie den Grund in höchstens 500 Zeichen.",
                "Please name the reason in at most 500 characters."), "reason"),
            _ => visit.NotFound(),
        };

    private static async Task<IResult> Link(Visit visit, HorizonView view, EntryState state, bool answers) =>
        await LinkInitiative.Run(visit.Db, visit.Known, view.Administration.Id, state.Latest.Kind, state.Id, visit.Seen,
            Guid.TryParse(visit.Field("link"), out var initiative) ? initiative : Guid.Empty, answers, visit.Now) switch
        {
            SaveEntry.Saved => Results.Redirect(PathOf(view.Administration.Id, state.Latest.Kind, state.Id)),
            SaveEntry.Refused refused => await Show(visit, view, state, refused.Why.In(visit.Language), "link"),
            SaveEntry.Overtaken => await Show(visit, view, state, visit.Say(
                "Inzwischen hat jemand anderes gespeichert. Bitte sehen Sie nach und versuchen Sie es noch einmal.",
                "Somebody else has saved meanwhile. Please look and try again."), "link"),
            _ => visit.NotFound(),
        };

    private static async Task<IResult> Begin(Visit visit, HorizonView view, EntryState state) =>
        await BeginInitiative.Run(visit.Db, visit.Known, view.Administration.Id, view.Model, state.Latest.Kind, state.Id, visit.Seen,
            visit.Field("initiative"), visit.Field("in"), visit.Now) switch
        {
            BeginInitiative.Begun begun => Results.Redirect($"/administrations/{view.Administration.Id}/initiatives/{begun.Initiative}"),
            BeginInitiative.Refused refused => await Show(visit, view, state, refused.Why.In(visit.Language), "initiative", "in"),
            _ => visit.NotFound(),
        };
}
