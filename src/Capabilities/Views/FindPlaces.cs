using Wegmarke.Accounts;
using Wegmarke.Design;

namespace Wegmarke.Views;

/// <summary>Where this person can go in an administration, in the order of the chain.</summary>
public static class FindPlaces
{
    /// <param name="releases">How many waves are released.</param>
    public static IReadOnlyList<DeskGroup> Run(Actor actor, Guid administration, int releases, Language language)
    {
        var root = $"/administrations/{administration}";
        FrameLink? To(Right right, string address, string german, string english, int waves = 0) =>
            releases >= waves && actor.May(right, administration) ? new(root + address, language.Say(german, english)) : null;
        (string Title, FrameLink?[] Links)[] groups =
        [
            (language.Say("Wo wir stehen", "Where we stand"),
            [
                To(Right.ReadResults, "/results", "Ergebnis", "Result", 1),
                To(Right.ReadResults, "/results/page", "Das Ergebnis auf einer Seite", "The result on one page", 1),
                To(Right.ReadUnitResults, "/results/units", "Kommt es auf das Amt an?", "Does it depend on the unit?", 1),
                Heads(actor, administration) ? To(Right.ReadOwnUnit, "/results/unit", "Mein Amt", "My unit", 1) : null,
                To(Right.ReadResults, "/results/change", "Was sich verändert hat", "What has changed", 2),
                To(Right.ReadReports, "/reports", "Berichte", "Reports"),
                To(Right.ReadResults, "/results/data", "Daten herunterladen", "Download data", 1),
                To(Right.TakeResearchFiles, "/research-files", "Dateien für die Forschung", "Files for research"),
                To(Right.ReadCircles, "/circle", "Wie stehen wir im Vergleich?", "How do we compare?", 1),
            ]),
            (language.Say("Woran es liegt", "What is behind it"),
            [
                To(Right.ReadCauses, "/causes", "Was uns bremst", "What slows us down"),
                To(Right.ReadProcesses, "/processes", "Wie wir arbeiten", "How we work"),
                actor.May(Right.ReadInterviews, administration)
                    ? To(Right.ReadInterviews, "/interviews", "Gespräche und Kodierung", "Conversations and coding")
                    : To(Right.ReadQuotes, "/interviews/quotes", "Zitate aus Gesprächen", "Quotes from conversations"),
            ]),
            (language.Say("Was wir tun", "What we do"),
            [
                To(Right.ReadSteering, "/controlling", "Sind wir auf dem Weg?", "Are we on the way?"),
                To(Right.ReadSteering, "/strategy", "Wohin wir wollen", "Where we want to get"),
                To(Right.ReadSteering, "/initiatives", "Was wir uns vornehmen", "What we take on"),
                To(Right.ReadSteering, "/decisions", "Was ist zu entscheiden?", "What is there to decide?"),
                To(Right.ReadSteering, "/meetings", "Regelmäßige Sitzungen", "Regular meetings"),
                To(Right.ReadPeople, "/people", "Was unsere Menschen brauchen und können", "What our people need and can do"),
                To(Right.ReadSteering, "/horizon", "Was auf uns zukommt", "What is coming towards us"),
            ]),
            (language.Say("Wer mitredet", "Who has a say"),
            [
                To(Right.ReadCampaigns, "/campaigns", "Erhebungen", "Surveys"),
                To(Right.ManageCampaigns, "/transfers", "Fragebogen oder Daten übernehmen", "Take a questionnaire or data"),
                To(Right.ReadStandingSurveys, "/standing-surveys", "Was Bevölkerung und Betriebe sagen",
                    "What citizens and companies say"),
                To(Right.ReadProposals, "/proposals", "Was das Haus vorschlägt", "What the house proposes"),
                To(Right.PublishProgress, "/progress", "Was alle lesen dürfen", "What everybody may read"),
            ]),
            (language.Say("Einrichten und prüfen", "Set up and check"), SetUp(actor, administration, language, To)),
        ];
        return [.. groups.Select(group => new DeskGroup(group.Title, [.. group.Links.OfType<FrameLink>()]))
            .Where(group => group.Links.Count > 0)];
    }

    private static FrameLink?[] SetUp(Actor actor, Guid administration, Language language,
        Func<Right, string, string, string, int, FrameLink?> to) =>
    [
        to(Right.ManageAdministration, "", "Ämter", "Units", 0),
        actor.May(Right.RunCircles) ? new("/circles", language.Say("Vergleichskreise führen", "Run circles")) : null,
        actor.May(Right.ReadSteering, administration)
            ? new("/notifications", language.Say("Kalender und Wochenmail", "Calendar and weekly mail")) : null,
        actor.May(Right.ReadAudit, administration) ? new("/audit", language.Say("Wer hat was getan?", "Who did what?")) : null,
        to(Right.ReadAudit, "/rights", "Wer darf hier was?", "Who may what here?", 0),
        actor.May(Right.ReleaseQuotes, administration)
            ? new("/four-eyes", language.Say("Was wartet auf einen zweiten Blick?", "What waits for a second look?")) : null,
        new("/models", language.Say("Was gefragt wird", "What is asked")),
        new("/programs", language.Say("Zugänge für Programme", "Access for programs")),
        to(Right.ManageAdministration, "/webhooks", "Benachrichtigungen für Programme", "Notifications for programs", 0),
    ];

    public static bool Heads(Actor actor, Guid administration) => actor.Grants.Any(grant => grant.Role == Role.UnitHead
        && grant.Unit is not null && grant.Administration == administration);
}
