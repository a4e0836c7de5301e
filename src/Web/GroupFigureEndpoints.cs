using System.Globalization;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Initiatives.Planning;
using Wegmarke.MaturityModels;
using Wegmarke.People;
using Wegmarke.People.Checks;
using Wegmarke.People.Competences;
using Wegmarke.People.Figures;
using Wegmarke.People.Folder;
using Wegmarke.People.Risks;
using Wegmarke.People.Selection;
using Wegmarke.Releases;

namespace Wegmarke.Web;

/// <summary>Figures about groups, the risks of people, the cards of folders, and the register of expertise.</summary>
internal static class GroupFigureEndpoints
{
    private const string Root = PeopleEndpoints.Root;

    /// <summary>Areas of the model that are about people.</summary>
    private static readonly string[] Areas = ["workforce", "development", LeadershipStance.Area];

    public static void MapGroupFigures(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "/figures", (Visit visit, Guid administration) => In(visit, administration, found => Figures(visit, found, null))).Needs(Right.ReadPeople);
        app.MapPost(Root + "/figures", (Visit visit, PeopleKeys keys, Guid administration) => In(visit, administration, found => Freeze(visit, keys, found)))
            .Needs(Right.KeepStaffFigures);
        app.MapGet(Root + "/effect", (Visit visit, Guid administration, ModelShelf shelf) => StrategyEndpoints.With(visit, administration, shelf, (found, model) =>
            Effect(visit, found, model))).Needs(Right.ReadPeople);
        app.MapGet(Root + "/risks", (Visit visit, Guid administration) => In(visit, administration, found => Risks(visit, found, null))).Needs(Right.ReadStaffRisks);
        app.MapPost(Root + "/risks", (Visit visit, Guid administration) => In(visit, administration, found => Count(visit, found))).Needs(Right.KeepStaffFigures);
        app.MapPost(Root + "/risks/consent", (Visit visit, Guid administration) => In(visit, administration, found => Consent(visit, found)))
            .Needs(Right.ConsentToStaffRisks);
        app.MapPost(Root + "/risks/consent/end", (Visit visit, Guid administration) => In(visit, administration, async found =>
        {
            await ConsentToRisks.End(visit.Db, visit.Known, found.Id, visit.Now);
            return Results.Redirect($"/administrations/{found.Id}/people/risks");
        })).Needs(Right.ConsentToStaffRisks);
        app.MapGet(Root + "/cards", (Visit visit, Guid administration) => In(visit, administration, found => Cards(visit, found, null, [])))
            .Needs(Right.ReadPeople);
        app.MapPost(Root + "/cards", (Visit visit, PeopleKeys keys, Guid administration) => In(visit, administration, found => Print(visit, keys, found)))
            .Needs(Right.KeepStaffFigures);
        app.MapGet(Root + "/experts", (Visit visit, Guid administration, string? q, int? page) => In(visit, administration, async found =>
        {
            var text = (q ?? "").Trim() is var typed && typed.Length > 100 ? typed[..100] : typed;
            return visit.Page<ExpertsPage>(("Administration", found), ("Found", await OfferExpertise.Find(visit.Db, found.Id, text)), ("Text", text),
                ("PageNumber", Math.Clamp(page ?? 1, 1, 10_000)));
        })).Needs(Right.ReadExperts);
    }

    private static Task<IResult> In(Visit visit, Guid administration, Func<Administration, Task<IResult>> deed) =>
        PeopleEndpoints.With(visit, administration, deed);

    private static async Task<IReadOnlyList<(string Item, string Name)>> CheckItems(Visit visit, Guid administration) =>
        [.. (await PeopleEntries.Of<KnowledgeCheck>(visit.Db, administration, KnowledgeCheck.Kind)).Select(one => (FigureItem.Of(one.Id),
            one.Content.Title))];

    private static async Task<IResult> Figures(Visit visit, Administration house, string? problem)
    {
        var frame = (await CompetenceFrame.Of(visit.Db, house.Id)).Frame;
        var figures = await GroupFigures.Of(visit.Db, house.Id);
        var known = figures.Shares.Keys.Select(one => one.Item).ToHashSet();
        var parameters = new (string, object?)[]
        {
            ("Administration", house), ("Figures", figures), ("Checks", await CheckItems(visit, house.Id)),
            ("Competences", (IReadOnlyList<(string, string)>)[.. frame.Leaves.Select(one => (FigureItem.Of(one.Key), one.Name(visit.Language)))
                .Where(one => known.Contains(one.Item1))]),
            ("Staff", await StaffGroups.Sizes(visit.Db, house.Id)),
            ("Selection", Vacancies.Latest(await PeopleEntries.Of<ListedEntry>(visit.Db, house.Id, Vacancies.Key), visit.Today)),
            ("Threshold", await FreezeFigures.Threshold(visit.Db, house.Id)), ("MayFreeze", visit.Known.May(Right.KeepStaffFigures, house.Id) && figures.Last != Quarter.Of(visit.Today)), ("Problem", problem),
        };
        return problem is null ? visit.Page<FiguresPage>(parameters) : visit.Mend<FiguresPage>(parameters);
    }

    private static async Task<IResult> Freeze(Visit visit, PeopleKeys keys, Administration house) =>
        await FreezeFigures.Run(visit.Db, keys, visit.Known, house.Id, visit.Now) switch
        {
            FreezeFigures.AlreadyFrozen frozen => await Figures(visit, house, visit.Say(
                $"Die Zahlen des Quartals stehen schon. Wieder festhalten lässt sich ab dem {visit.Language.Day(frozen.Quarter.Plus(1).First)}.",
                $"The figures of the quarter stand already. They can be frozen again from {visit.Language.Day(frozen.Quarter.Plus(1).First)}.")),
            FreezeFigures.NothingGiven => await Figures(visit, house, visit.Say("Noch hat niemand etwas beigetragen.",
                "Nobody has given anything yet.")),
            _ => Results.Redirect($"/administrations/{house.Id}/people/figures"),
        };

    private static async Task<IResult> Effect(Visit visit, Administration house, MaturityModel model)
    {
        var (texts, figures) = (model.TextsIn(visit.Language.Key), await GroupFigures.Of(visit.Db, house.Id));
        var releases = (await PublishRelease.Of(visit.Db, house.Id)).OrderBy(one => one.Wave).Select(one => one.Document).ToList();
        return visit.Page<EffectPage>(("Administration", house),
            ("Learned", (IReadOnlyList<(string, IReadOnlyList<ShownShare>)>)[.. (await CheckItems(visit, house.Id))
                .Select(one => (one.Name, figures.Trend(one.Item, ChooseShares.House))).Where(one => one.Item2.Count > 0)]),
            ("Asked", (IReadOnlyList<(string, IReadOnlyList<(string, double?)>)>)[.. model.Areas.Where(area => Areas.Contains(area.Key)).Select(area =>
                (texts.Areas[area.Key].ShortName, (IReadOnlyList<(string, double?)>)[.. releases.Select(one => (one.Title,
                    one.Areas.FirstOrDefault(found => found.Key == area.Key)?.Overall?.Mean))])).Where(_ => releases.Count > 0)]));
    }

    private static async Task<IResult> Risks(Visit visit, Administration house, string? problem, IReadOnlyDictionary<string,
        string>? written = null)
    {
        var groups = await PeopleEntries.Of<ListedEntry>(visit.Db, house.Id, StaffGroups.Key);
        var parameters = new (string, object?)[]
        {
            ("Administration", house), ("Risks", await StaffRisks.Of(visit.Db, house.Id, visit.Today)),
            ("Groups", (IReadOnlyList<(string, string)>)[.. groups.Select(one => (one.Content.Text("name"), one.Content.Text("staff")))]),
            ("Stance", LeadershipStance.Of((await PublishRelease.Of(visit.Db, house.Id)).Select(one => one.Document))),
            ("MayConsent", visit.Known.May(Right.ConsentToStaffRisks, house.Id)), ("MayRecord", visit.Known.May(Right.KeepStaffFigures, house.Id)),
            ("Written", written ?? new Dictionary<string, string> { ["year"] = visit.Today.Year.ToString(CultureInfo.InvariantCulture) }),
            ("Until", written?.GetValueOrDefault("until") ?? ""), ("Basis", written?.GetValueOrDefault("basis") ?? ""), ("Problem",
                problem),
        };
        return problem is null ? visit.Page<RisksPage>(parameters) : visit.Mend<RisksPage>(parameters);
    }

    private static async Task<IResult> Count(Visit visit, Administration house)
    {
        var written = visit.Form.Keys.ToDictionary(name => name, visit.Field);
        var rows = Enumerable.Range(0, 200).TakeWhile(at => written.ContainsKey($"group-{at}")).Select(at => new GroupRisk(house.Id, visit.Number("year"),
            written[$"group-{at}"], visit.Number($"staff-{at}"), visit.Number($"three-{at}"), visit.Number($"five-{at}"),
                visit.Number($"ten-{at}"),
            visit.Number($"alone-{at}"), "", default)).ToList();
        return await RecordRisks.Run(visit.Db, visit.Known, house.Id, rows, visit.Now) is RecordRisks.Refused refused
            ? await Risks(visit, house, refused.Why.In(visit.Language), written)
                : Results.Redirect($"/administrations/{house.Id}/people/risks");
    }

    private static async Task<IResult> Consent(Visit visit, Administration house) =>
        await ConsentToRisks.Run(visit.Db, visit.Known, house.Id, visit.Language.ReadDay(visit.Field("until")), visit.Field("basis"),
            visit.Now) is { } why
            ? await Risks(visit, house, why.In(visit.Language), visit.Form.Keys.ToDictionary(name => name, visit.Field))
            : Results.Redirect($"/administrations/{house.Id}/people/risks");

    private static async Task<IResult> Cards(Visit visit, Administration house, string? problem,
        IReadOnlyList<Invitations.AccessCode> codes)
    {
        var posted = HttpMethods.IsPost(visit.Context.Request.Method);
        var parameters = new (string, object?)[]
        {
            ("Administration", house), ("Counts", await PrintCards.Counts(visit.Db, house.Id)), ("Groups",
                await StaffGroups.Names(visit.Db, house.Id)),
            ("Link", $"{Site.Of(visit.Context)}/folder/{house.Id}"), ("MayPrint", visit.Known.May(Right.KeepStaffFigures, house.Id)), ("Codes", codes),
            ("Chosen", posted ? visit.Field("group") : ""), ("Count", posted ? visit.Field("count") : ""), ("Problem", problem),
        };
        return problem is null ? visit.Page<CardsPage>(parameters) : visit.Mend<CardsPage>(parameters);
    }

    /// <summary>Answers at once instead of leading on: the codes stand in no address and are stored nowhere.</summary>
    private static async Task<IResult> Print(Visit visit, PeopleKeys keys, Administration house) =>
        await PrintCards.Run(visit.Db, keys, visit.Known, house.Id, visit.Field("group"), visit.Number("count"), visit.Now) switch
        {
            PrintCards.Printed printed => await Cards(visit, house, null, printed.Codes),
            PrintCards.Refused refused => await Cards(visit, house, refused.Why.In(visit.Language), []),
            _ => visit.NotFound(),
        };
}
