using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Initiatives.Planning;

/// <summary>What a plan says in sentences.</summary>
public sealed record PlanWords(PlanReport Report, ModelTexts Texts, Language Language)
{
    private const double Noticeable = 0.005;

    private string Say(string german, string english) => Language.Say(german, english);

    private string Quoted(string key) => Language.Quoted(Report.Title(key));

    private string Titles(IReadOnlyList<string> keys) => string.Join(", ", keys.Select(Quoted));

    public string Stages(double value) => Language.Number(value, 2);

    /// <summary>How good the plan is, and how sure that is.</summary>
    public string First
    {
        get
        {
            var taken = Report.Starts.Count;
            var all = Report.Basis.Question.Candidates.Count;
            return Report.End switch
            {
                PlanEnd.Planned => Say(
                    $"Der Plan nimmt {taken} von {all} Maßnahmen auf und bringt die Teilbereiche zusammen um {Stages(Closed)} Stufen näher an ihre Ziele.",
                    $"The plan takes {taken} of {all} initiatives and brings the areas closer to their targets by {Stages(Closed)} stages in all."),
                PlanEnd.Impossible => Say("So gibt es keinen Plan: Die Vorgaben unten können nicht alle zugleich gelten. Lassen Sie eine davon los.",
                    "There is no plan like this: the rules below cannot all hold at once. Let go of one of them."),
                PlanEnd.Faulty => Say("So lässt sich nicht planen; unten steht, was zu berichtigen ist.",
                    "One cannot plan like this; below stands what has to be mended."),
                _ => Say("In der Zeit wurde kein Plan gefunden. Nehmen Sie weniger Quartale oder Maßnahmen und versuchen Sie es noch einmal.",
                    "No plan was found in time. Take fewer quarters or initiatives and try again."),
            };
        }
    }

    public double Closed => Report.Plan.Closed.Values.Sum();

    public string Certainty
    {
        get
        {
            var value = Report.Plan.Value;
            var seconds = Report.Seconds < 0.1 ? Say("unter 0,1", "less than 0.1") : Language.Number(Report.Seconds, 1);
            if (Report.Proven)
            {
                return Say($"Bewiesen: Unter diesen Vorgaben ist kein Plan besser (gefunden in {seconds} Sekunden).",
                    $"Proven: under these rules no plan is better (found in {seconds} seconds).");
            }

            var gap = Report.Bound <= 0 ? 0 : 100 * (Report.Bound - value) / Report.Bound;
            return Say($"Der beste Plan, der in {seconds} Sekunden gefunden wurde; ein besserer wäre höchstens {Language.Number(gap, 1)} % mehr wert.",
                $"The best plan that was found in {seconds} seconds; a better one would be worth at most {Language.Number(gap, 1)}% more.");
        }
    }

    /// <summary>Why an initiative is in or out, in one sentence; empty where the time did not reach to find out.</summary>
    public string Reason(string key)
    {
        if (Report.Reasons.FirstOrDefault(one => one.Key == key) is not { } found)
        {
            return Report.Starts.ContainsKey(key) ? Say("Im besten Plan dabei.", "In the best plan.")
                : Say("Nicht im besten Plan.", "Not in the best plan.");
        }

        return found.Reason switch
        {
            PlanReason.Must => Say("Vorgegeben: muss sein, läuft schon oder wurde so gewählt.", "Given: must be done, runs already or was chosen."),
            PlanReason.MakesPossible => Say("Andere Maßnahmen warten darauf.", "Other initiatives wait for it."),
            PlanReason.Closes => Say("Sie ist ihren Aufwand wert.", "It is worth its effort."),
            PlanReason.Declined => Say("In diesem Versuch ausgeschlossen.", "Left out in this trial."),
            PlanReason.NothingToClose => Nothing(key),
            PlanReason.DoesNotFit => Say("Sie passt auch allein nicht in Zeit, Kapazität und Geld.", "Even alone it does not fit into time, capacity and money."),
            _ => Say("Zeit und Geld bringen bei anderen mehr.", "Time and money bring more elsewhere."),
        };
    }

    /// <summary>Why an initiative closes nothing.</summary>
    private string Nothing(string key)
    {
        var candidate = Report.Basis.Question.Candidates.First(one => one.Key == key);
        if (candidate.Contributions.Count == 0) return Say("Ihre Wirkung ist nicht geschätzt.", "Its effect is not estimated.");
        return Report.Basis.Question.Areas.Any(area => area.Gap > 0 && Plan.Gain(Report.Basis.Question, candidate, area.Key) > 0)
            ? Say("Andere Maßnahmen bringen ihren Teilbereich schon ans Ziel.", "Other initiatives bring its area to the target already.")
            : Say("Ihr Teilbereich ist schon am Ziel.", "Its area is at its target already.");
    }

    /// <summary>The rules of a conflict; that what runs also ends as entered goes without saying.</summary>
    public IEnumerable<PlanRule> Rules => Report.Rules.Where(rule => rule.Kind != RuleKind.Deadline
        || Report.Basis.Subjects.GetValueOrDefault(rule.Key)?.Stand != Stand.Running || Report.Rules.All(other =>
            other.Kind != RuleKind.Must
            || other.Key != rule.Key));

    /// <summary>What the opposite choice costs.</summary>
    public string Otherwise(string key)
    {
        var taken = Report.Starts.ContainsKey(key);
        if (Report.Reasons.FirstOrDefault(one => one.Key == key)?.Worth is not { } worth)
        {
            return Report.Reasons.FirstOrDefault(one => one.Key == key)?.Reason switch
            {
                PlanReason.DoesNotFit => Say("nicht möglich", "not possible"),
                PlanReason.NothingToClose => Say("brächte nichts dazu", "would add nothing"),
                _ => Say("nicht gerechnet", "not computed"),
            };
        }

        if (worth < Noticeable) return Say("fast nichts", "almost nothing");
        return taken ? Say($"ohne sie {Stages(worth)} Stufen weniger", $"{Stages(worth)} stages less without it")
            : Say($"mit ihr {Stages(worth)} Stufen weniger", $"{Stages(worth)} stages less with it");
    }

    public string Next(NextBuy buy) => (buy.Kind switch
    {
        RuleKind.Capacity => Say($"{buy.More} Personentage mehr je Quartal für {Report.UnitName(buy.Unit)}", $"{buy.More} more person-days a quarter for {Report.UnitName(buy.Unit)}"),
        RuleKind.UnitAtOnce => Say($"Eine Maßnahme mehr zugleich in {Report.UnitName(buy.Unit)}", $"One more initiative at once in {Report.UnitName(buy.Unit)}"),
        RuleKind.Budget => Say($"{Language.Count(buy.More)} € mehr über die ganze Zeit", $"{Language.Count(buy.More)} € more over the whole time"),
        RuleKind.Money => Say($"{Language.Count(buy.More)} € mehr je Quartal", $"{Language.Count(buy.More)} € more a quarter"),
        RuleKind.Running => Say($"{Language.Count(buy.More)} € mehr laufende Kosten je Quartal", $"{Language.Count(buy.More)} € more running cost a quarter"),
        _ => Say("Eine Maßnahme mehr zugleich im ganzen Haus", "One more initiative at once in the whole house"),
    }) + ": " + (buy.Gain < Noticeable ? Say("bringt fast nichts.", "buys almost nothing.")
        : Say($"bringt {Stages(buy.Gain)} Stufen.", $"buys {Stages(buy.Gain)} stages."));

    /// <summary>A rule of a conflict, and what would let go of it.</summary>
    public (string Rule, string Remedy) Rule(PlanRule rule)
    {
        var one = Quoted(rule.Key);
        return rule.Kind switch
        {
            RuleKind.Must => Report.Basis.Subjects.TryGetValue(rule.Key, out var subject) && subject.Stand == Stand.Running
                ? (Say($"{one} läuft und soll ohne Pause weitergehen.", $"{one} runs and is to go on without a break."),
                    Say("Laufendes darf in einem Versuch ruhen, oder Sie beenden die Maßnahme.", "Let what runs rest in a trial, or stop the initiative."))
                : (Say($"{one} muss sein.", $"{one} must be done."), Say("Das „Muss“ herausnehmen.", "Take the “must” out.")),
            RuleKind.Declined => (Say($"{one} ist ausgeschlossen.", $"{one} is left out."), Say("Den Ausschluss herausnehmen.",
                "Let it in again.")),
            RuleKind.Window => (Say($"{one} dauert von ihrem frühesten Beginn an länger als der Plan.", $"{one} takes longer from its earliest begin than the plan lasts."),
                Say("Mehr Quartale planen.", "Plan more quarters.")),
            RuleKind.Deadline => Report.Basis.Subjects.TryGetValue(rule.Key, out var running) && running.Stand == Stand.Running
                ? (Say($"{one} soll so enden wie eingetragen.",
                    $"{one} is to end as entered."), Say("Das Ende verschieben oder Laufendes ruhen lassen.",
                    "Move its end or let what runs rest."))
                : (Say($"{one} hat einen Termin, bis zu dem sie fertig sein muss.", $"{one} has a date by which it must be done."), Say("Den Termin verschieben.", "Move the date.")),
            RuleKind.Order => (Say($"{one} wartet auf {Quoted(rule.Other)}.",
                $"{one} waits for {Quoted(rule.Other)}."), Say("Die Abhängigkeit herausnehmen.", "Take the dependency out.")),
            RuleKind.Capacity => (Say($"Die Personentage von {Report.UnitName(rule.Key)} reichen nicht.", $"The person-days of {Report.UnitName(rule.Key)} do not suffice."),
                Say("Tage dazugeben oder Arbeit abgeben.", "Give more days or hand work on.")),
            RuleKind.UnitAtOnce => (Say($"{Report.UnitName(rule.Key)} darf nur an wenigen Maßnahmen zugleich arbeiten.", $"{Report.UnitName(rule.Key)} may work in few initiatives at once."),
                Say("Die Grenze anheben.", "Raise the limit.")),
            RuleKind.Money => (Say("Das Geld je Quartal reicht nicht.",
                "The money per quarter does not suffice."), Say("Mehr Geld oder später beginnen.", "More money, or begin later.")),
            RuleKind.Running => (Say("Das Geld für laufende Kosten reicht nicht.",
                "The money for running cost does not suffice."), Say("Mehr laufendes Geld.", "More running money.")),
            RuleKind.Budget => (Say("Das Geld über die ganze Zeit reicht nicht.",
                "The money over the whole time does not suffice."), Say("Den Betrag anheben.", "Raise the sum.")),
            _ => (Say($"Höchstens {Report.Basis.Question.AtOnce} Maßnahmen dürfen zugleich laufen.", $"At most {Report.Basis.Question.AtOnce} initiatives may run at once."),
                Say("Die Grenze anheben oder Laufendes ruhen lassen.", "Raise the limit or let what runs rest.")),
        };
    }

    public string Fault(PlanFault fault) => fault.Kind switch
    {
        FaultKind.Circle => Say($"Im Kreis warten aufeinander: {string.Join(" → ", fault.Keys.Append(fault.Keys[0]).Select(Quoted))}. Nehmen Sie eine der Abhängigkeiten heraus.",
            $"These wait for one another in a circle: {string.Join(" → ", fault.Keys.Append(fault.Keys[0]).Select(Quoted))}. Take one of the dependencies out."),
        FaultKind.Negative => Say($"Ein Wert ist negativ oder keine Zahl: {Titles(fault.Keys)}.", $"A value is negative or no number: {Titles(fault.Keys)}."),
        FaultKind.Size => Say($"Geplant werden höchstens {PlanQuestion.QuartersMax} Quartale und {PlanQuestion.CandidatesMax} Maßnahmen.",
            $"At most {PlanQuestion.QuartersMax} quarters and {PlanQuestion.CandidatesMax} initiatives are planned."),
        FaultKind.MustAndDeclined => Say($"{Titles(fault.Keys)} soll zugleich sein und nicht sein.", $"{Titles(fault.Keys)} is to be and not to be at once."),
        _ => Say($"Die Angaben passen nicht zusammen: {Titles(fault.Keys)}.", $"What is entered does not fit together: {Titles(fault.Keys)}."),
    };

    public string Note(PlanNote note) => note.Kind switch
    {
        NoteKind.NoRelease => Say("Noch ist kein Ergebnis freigegeben: Die Wirkungen zählen so, wie sie eingetragen sind, ohne ein Ziel, das sie begrenzt.",
            "No result is released yet: effects count as they are entered, with no target to limit them."),
        NoteKind.AreaUnknown => Say($"Ohne freigegebene Zahl, angenommen ist ein Abstand von einer Stufe: {string.Join(", ", note.Keys.Select(Area))}.",
            $"Without a released figure, a distance of one stage is assumed: {string.Join(", ", note.Keys.Select(Area))}."),
        NoteKind.NoCapacity => Say("Noch ist nicht eingetragen, was das Haus tragen kann; der Plan kennt darum keine Grenze.",
            "What the house can carry is not entered yet, so the plan knows no limit."),
        NoteKind.UnitWithoutCapacity => Say($"Ohne eingetragene Kapazität, begrenzt also nichts: {string.Join(", ", note.Keys.Select(Report.UnitName))}.",
            $"Without entered capacity, so limiting nothing: {string.Join(", ", note.Keys.Select(Report.UnitName))}."),
        NoteKind.WithoutUnit => Say($"Kein Amt gewählt, die Tage belasten also niemanden: {Titles(note.Keys)}.", $"No unit chosen, so the days burden nobody: {Titles(note.Keys)}."),
        NoteKind.WithoutEffect => Say($"Wirkung nicht geschätzt, zählt also nichts: {Titles(note.Keys)}.", $"Effect not estimated, so worth nothing: {Titles(note.Keys)}."),
        NoteKind.CapacityEnds => Say("Die Tabelle der Kapazitäten endet vor dem Plan; danach gilt ihr letzter Wert.",
            "The table of capacities ends before the plan; after that its last value goes on."),
        _ => Say($"Wartet auf eine abgelehnte oder beendete Maßnahme, wird also nicht geplant: {Titles(note.Keys)}.",
            $"Waits for a declined or stopped initiative, so it is not planned: {Titles(note.Keys)}."),
    };

    public string Area(string key) => Texts.Areas.TryGetValue(key, out var text) ? text.ShortName : key;
}
