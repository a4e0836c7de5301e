using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Causes;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Horizon;
using Wegmarke.Horizon.Partnerships;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.People;
using Wegmarke.People.Checks;
using Wegmarke.People.Competences;
using Wegmarke.People.Programmes;
using Wegmarke.Processes;
using Wegmarke.Proposals;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Views.Search;

/// <summary>What can be found.</summary>
public enum FoundKind
{
    Area,
    Goal,
    Initiative,
    Decision,
    Cause,
    Proposal,
    Process,
    Horizon,
    People,
    Guide,
}

/// <summary>One thing that was found.</summary>
/// <param name="Around">The words around the place where it was found; empty where that is the title.</param>
public sealed record Found(FoundKind Kind, string Title, string Around, string Address);

/// <summary>Looks through everything that one may see in an administration. What somebody may not open is not looked through at
/// all.</summary>
public static class FindEverything
{
    public const int TextMax = 100;
    private const int AroundLetters = 120;

    /// <param name="causes">The causes that the reader may see; null: none.</param>
    public static async Task<IReadOnlyList<Found>> Run(Database db, Actor actor, Administration administration, MaturityModel model,
        CauseBoard? causes, string text, Language language, DateOnly today)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        var (root, id) = ($"/administrations/{administration.Id}", administration.Id);
        var all = Areas(actor, id, model, language, root).Concat(Guide(language));
        if (actor.May(Right.ReadSteering, id))
        {
            all = all.Concat(await Steering(db, actor, id, root, language));
        }

        if (causes is not null)
        {
            all = all.Concat(causes.Cards.Select(card => (FoundKind.Cause, card.Wording.Name, card.Wording.Description, card.Address)));
        }

        if (actor.May(Right.ReadProposals, id))
        {
            all = all.Concat((await ProposalState.Of(db, id)).Where(one => one.Told is not null).Select(one => (FoundKind.Proposal,
                Short(one.Told!), $"{one.Told} {one.Answer?.Words}", $"{root}/proposals/{one.Id}")));
        }

        if (actor.May(Right.ReadProcesses, id) && await ProcessRegister.Of(db, id) is { } register)
        {
            all = all.Concat(register.Processes.Select(one => (FoundKind.Process, one.Name, $"{one.Unit} {one.Owner} {one.Application}",
                one.Address)));
        }

        if (actor.May(Right.ReadPeople, id)) all = all.Concat(await People(db, actor, id, language, today, root));

        return [.. from one in all
                   where words.All(word => Holds(one.Item2, word) || Holds(one.Item3, word))
                   let inTitle = words.All(word => Holds(one.Item2, word))
                   orderby inTitle descending, one.Item1, one.Item2
                   select new Found(one.Item1, one.Item2, inTitle ? "" : Around(one.Item3, words), one.Item4)];
    }

    private static async Task<IEnumerable<(FoundKind, string, string, string)>> Steering(Database db, Actor actor, Guid id, string root,
        Language language)
    {
        var (state, register, portfolio) = (await StrategyState.Of(db, id), await Register.Of(db, id), await Portfolio.Of(db, id));
        var sights = (await HorizonBoard.Of(db, id)).Entries.Select(one => (FoundKind.Horizon, one.Content.Title,
            string.Join(' ', EntryQuery.Texts(one.Content).Skip(1)), $"{root}/horizon/{one.Latest.Kind.Path()}/{one.Id}"));
        var together = (await PartnershipState.Of(db, id)).Select(one => (FoundKind.Horizon, one.Content.Title, one.Content.Scope,
            $"{root}/partnerships/{one.Id}"));
        var steers = actor.May(Right.Steer, id);
        return state.Goals.Select(goal => (FoundKind.Goal, goal.Content.Title, $"{goal.Content.OwnIndicator} {goal.Content.Owner}",
                steers ? $"{root}/strategy/goals/{goal.Id}" : $"{root}/strategy#a-{goal.Content.Area}"))
            .Concat(portfolio.Sheets.Select(one => (FoundKind.Initiative, one.Content.Title,
                $"{one.Content.Owner} {one.Content.Why} {one.Content.Effect} {one.Step.Reason}", $"{root}/initiatives/{one.Id}")))
            .Concat(register.Open.Select(one => (FoundKind.Decision, one.Text, one.Who, $"{root}/decisions#q-{one.Id}")))
            .Concat(register.Decided.Index().Select(one => (FoundKind.Decision, one.Item.Question.Text,
                $"{one.Item.Decision.Way.Name(language)}: {one.Item.Decision.Outcome} {one.Item.Decision.Reason}",
                $"{root}/decisions?page={1 + one.Index / DecisionsPage.PerPage}"))).Concat(sights).Concat(together);
    }

    /// <summary>Lists about the work with people, roles and checks; nobody of the staff is named in any of them.</summary>
    private static async Task<IEnumerable<(FoundKind, string, string, string)>> People(Database db, Actor actor, Guid id, Language language,
        DateOnly today, string root)
    {
        var ground = await PeopleKinds.Ground(db, id, language, today);
        List<(FoundKind, string, string, string)> all =
        [
            .. (await PeopleEntries.Of<RoleProfile>(db, id, RoleProfile.Kind)).Select(one => (FoundKind.People, one.Content.Name,
                one.Content.Task, $"{root}/people/roles/{one.Id}")),
            .. (await PeopleEntries.Of<KnowledgeCheck>(db, id, KnowledgeCheck.Kind)).Select(one => (FoundKind.People, one.Content.Title, "",
                $"{root}/people/checks/{one.Id}")),
        ];
        foreach (var kind in PeopleKinds.All.Where(kind => actor.May(kind.Read, id)))
        {
            var (title, fields) = (kind.Words(language).Title, kind.Fields(ground));
            all.AddRange((await PeopleEntries.Of<ListedEntry>(db, id, kind.Key)).Select(one => (FoundKind.People,
                $"{one.Content.Shown(fields[0], language)} ({title})",
                string.Join(' ', fields.Skip(1).Select(field => one.Content.Shown(field, language))),
                kind.Key == CohortList.Key ? $"{root}/people/{kind.Key}/{one.Id}" : $"{root}/people/{kind.Key}#e-{one.Id}")));
        }

        return all;
    }

    private static IEnumerable<(FoundKind, string, string, string)> Areas(Actor actor, Guid id, MaturityModel model, Language language,
        string root)
    {
        if (!actor.May(Right.ReadResults, id)) return [];
        var texts = model.TextsIn(language.Key);
        return model.Areas.Select(area => (FoundKind.Area, texts.Areas[area.Key].ShortName, texts.Areas[area.Key].Name,
            $"{root}/results/areas/{area.Key}"));
    }

    /// <summary>Pages that explain; everybody may read them.</summary>
    private static IEnumerable<(FoundKind, string, string, string)> Guide(Language language) =>
    [
        (FoundKind.Guide, language.Say("So wird gerechnet", "How figures are made"),
            language.Say("Methode Mittelwert Intervall Streuung Vertrauen Unsicherheit Statistik", "method mean interval spread confidence uncertainty statistics"), "/method"),
        (FoundKind.Guide, language.Say("Was „geschützt“ heißt", "What “protected” means"),
            language.Say("Datenschutz Anonymität Schwelle geschützt kleine Gruppen", "data protection anonymity threshold protected small groups"), "/protected"),
        (FoundKind.Guide, language.Say("Was gefragt wird", "What is asked"),
            language.Say("Modell Fragen Teilbereiche Stufen Kennzahlen Ursachen", "model questions areas stages indicators causes"), "/models"),
        (FoundKind.Guide, language.Say("Kalender und Wochenmail", "Calendar and weekly mail"),
            language.Say("Termine Erinnerung Benachrichtigung Mail Kalender", "dates reminder notification mail calendar"),
                "/notifications"),
    ];

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) => text.Length <= AroundLetters ? text : text[..Math.Max(40, text.LastIndexOf(' ',
        AroundLetters - 1))] + " …";

    private static string Around(string text, string[] words)
    {
        var at = words.Select(word => text.IndexOf(word,
            StringComparison.OrdinalIgnoreCase)).Where(place => place >= 0).DefaultIfEmpty(0).Min();
        var begin = Math.Max(0, at - AroundLetters / 3);
        if (begin > 0) begin = text.IndexOf(' ', begin, at - begin) is var blank && blank >= 0 ? blank + 1 : begin;
        var part = text[begin..Math.Min(text.Length, begin + AroundLetters)].Trim();
        return (begin > 0 ? "… " : "") + part + (begin + AroundLetters < text.Length ? " …" : "");
    }
}
