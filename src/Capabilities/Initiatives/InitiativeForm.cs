using System.Globalization;
using Wegmarke.Design;

namespace Wegmarke.Initiatives;

/// <summary>What is written into the form of an initiative, kept when it has to be mended.</summary>
public sealed record InitiativeForm
{
    /// <summary>Lines without content that a form offers for more milestones.</summary>
    public const int SpareMilestones = 3;

    /// <summary>Lines that a form offers for other units that give days.</summary>
    public const int ElsewhereLines = 3;

    public string Title { get; init; } = "";
    public string Area { get; init; } = "";
    public string Source { get; init; } = "";
    public string Catalogue { get; init; } = "";
    public string Why { get; init; } = "";
    public string Effect { get; init; } = "";
    public string EffectSize { get; init; } = "0";
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>Chosen goals with what is expected for each.</summary>
    public IReadOnlyDictionary<string, string> Goals { get; init; } = new Dictionary<string, string>();
    public string Days { get; init; } = "";
    public IReadOnlyList<(string Unit, string Days)> Elsewhere { get; init; } = [];
    public string CostOnce { get; init; } = "";
    public string CostRunning { get; init; } = "";
    public string Saving { get; init; } = "";
    public string Months { get; init; } = "";
    public string Earliest { get; init; } = "";
    public string Deadline { get; init; } = "";
    public bool Must { get; init; }
    public string Unit { get; init; } = "";
    public string Begin { get; init; } = "";
    public string End { get; init; } = "";
    public IReadOnlyList<string> After { get; init; } = [];
    public IReadOnlyList<(string Name, string Planned, string Reached)> Milestones { get; init; } = [];
    public string Owner { get; init; } = "";
    public string People { get; init; } = "";
    public string Risks { get; init; } = "";
    public bool Groundwork { get; init; }

    public static InitiativeForm Of(InitiativeContent content, Language language) => new()
    {
        Title = content.Title, Area = content.Area, Source = content.Source.ToString(), Catalogue = content.Catalogue, Why = content.Why,
        Effect = content.Effect, EffectSize = content.EffectSize.ToString(CultureInfo.InvariantCulture), Causes = content.Causes,
        Goals = content.Goals.DistinctBy(one => one.Goal).ToDictionary(one => one.Goal.ToString(), one => one.Expected),
        Days = content.Days.ToString("0.##", language.Culture), CostOnce = content.CostOnce.ToString("0.##", language.Culture),
        CostRunning = content.CostRunning.ToString("0.##", language.Culture), Begin = Day(content.Begin), End = Day(content.End),
        After = [.. content.After.Select(one => one.ToString())],
        Milestones = [.. content.Milestones.Select(one => (one.Name, Day(one.Planned), Day(one.Reached)))],
        Elsewhere = [.. content.Elsewhere.Select(one => (one.Unit.ToString(), one.Days.ToString("0.##", language.Culture)))],
        Saving = content.Saving == 0 ? "" : content.Saving.ToString("0.##", language.Culture),
        Months = content.Months == 0 ? "" : content.Months.ToString(CultureInfo.InvariantCulture), Earliest = Day(content.Earliest),
        Deadline = Day(content.Deadline), Must = content.Must, Unit = content.Unit?.ToString() ?? "",
        Owner = content.Owner, People = content.People, Risks = content.Risks, Groundwork = content.Groundwork,
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Fields of another version beside these, for the eye of the writer.</summary>
    public IReadOnlyList<(string Field, string Theirs, string Yours)> Beside(InitiativeForm theirs, Language language)
    {
        var say = language.Say;
        return
        [
            (say("Titel", "Title"), theirs.Title, Title), (say("Teilbereich", "Area"), theirs.Area, Area), (say("Warum", "Why"),
                theirs.Why, Why),
            (say("Wirkung", "Effect"), theirs.Effect, Effect), (say("Größe der Wirkung", "Size of the effect"), theirs.EffectSize,
                EffectSize),
            (say("Ursachen", "Causes"), Joined(theirs.Causes), Joined(Causes)), (say("Ziele", "Goals"), theirs.Goals.Count.ToString(language.Culture), Goals.Count.ToString(language.Culture)),
            (say("Personentage", "Person-days"), theirs.Days, Days), (say("Kosten einmalig", "Cost once"), theirs.CostOnce, CostOnce),
            (say("Kosten je Jahr", "Cost per year"), theirs.CostRunning, CostRunning), (say("Beginn", "Begin"), theirs.Begin, Begin),
            (say("Ersparnis je Jahr", "Saving per year"), theirs.Saving, Saving), (say("Dauer in Monaten",
                "Months it takes"), theirs.Months,
                Months),
            (say("Frühestens ab", "Not before"), theirs.Earliest, Earliest), (say("Spätestens bis", "Done by"), theirs.Deadline, Deadline),
            (say("Muss sein", "Must be done"), theirs.Must ? "✓" : "", Must ? "✓" : ""),
            (say("Tage anderer Ämter", "Days of other units"), Joined(theirs.Elsewhere.Select(one => one.Days)), Joined(Elsewhere.Select(one =>
                one.Days))),
            (say("Ende", "End"), theirs.End, End), (say("Zuständig", "Owner"), theirs.Owner, Owner), (say("Beteiligte", "People"),
                theirs.People, People),
            (say("Risiken", "Risks"), theirs.Risks, Risks),
            (say("Meilensteine", "Milestones"), Joined(theirs.Milestones.Select(Line)), Joined(Milestones.Select(Line))),
            (say("Wartet auf", "Waits for"), theirs.After.Count.ToString(language.Culture), After.Count.ToString(language.Culture)),
        ];
    }

    private static string Joined(IEnumerable<string> parts) => string.Join("; ", parts);

    private static string Line((string Name, string Planned, string Reached) milestone) =>
        $"{milestone.Planned} {milestone.Name}{(milestone.Reached.Length > 0 ? $" ✓ {milestone.Reached}" : "")}";
}
