using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.MaturityModels;

namespace Wegmarke.Initiatives;

/// <summary>Looks what would become of each line of a table, and changes nothing.</summary>
public static class PlanImport
{
    /// <param name="area">Where a line names no area; empty: it must name one.</param>
    public static IReadOnlyList<PlannedInitiative> Run(IReadOnlyList<InitiativeRow> rows, Portfolio portfolio, MaturityModel model,
        string area, DateOnly? strategyBegins, Language language)
    {
        var known = portfolio.Sheets.GroupBy(one => one.Content.Title, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        var ids = known.ToDictionary(one => one.Key, one => one.Value.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows) ids.TryAdd(row.Title, PlannedInitiative.PlaceOf(row));
        var twice = rows.GroupBy(row => row.Title, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<PlannedInitiative> planned =
        [
            .. rows.Select(row => Plan(row, known.GetValueOrDefault(row.Title), ids, model, area, strategyBegins,
                twice.Contains(row.Title), language)),
        ];
        var after = portfolio.Sheets.ToDictionary(one => one.Id, one => one.Content.After);
        foreach (var one in planned.Where(one => one.Content is not null)) after[one.Id] = one.Content!.After;
        var loop = FindLoop.Run(after);
        if (loop.Count == 0) return planned;
        var titles = ids.GroupBy(one => one.Value).ToDictionary(group => group.Key, group => group.First().Key);
        var way = string.Join(" → ", loop.Append(loop[0]).Select(one => language.Quoted(titles.GetValueOrDefault(one, ""))));
        return [.. planned.Select(one => loop.Contains(one.Id) ? one with { Content = null, Faults = [.. one.Faults, language.Say(
            $"Wartet im Kreis: {way}.", $"Waits in a circle: {way}.")] } : one)];
    }

    private static PlannedInitiative Plan(InitiativeRow row, Sheet? known, Dictionary<string, Guid> ids, MaturityModel model, string area,
        DateOnly? strategyBegins, bool twice, Language language)
    {
        var faults = new List<string>();
        void Fault(string german, string english) => faults.Add(language.Say(german, english));
        var cells = new Cells(language, faults);
        if (twice) Fault("Diesen Titel hat auch eine andere Zeile.", "Another line has this title too.");
        var key = row.Area.Length > 0 ? AreaOf(row.Area, model) : known?.Content.Area ?? (area.Length > 0 ? area : null);
        if (key is null) Fault($"Teilbereich „{row.Area}“ ist nicht bekannt.", $"Area “{row.Area}” is not known.");
        foreach (var title in Parts(row.After).Where(title => !ids.ContainsKey(title)))
        {
            Fault($"„{title}“, worauf sie wartet, gibt es nicht.", $"“{title}”, for which it waits, is not there.");
        }

        var before = known?.Content ?? new(row.Title, key ?? "", InitiativeSource.Own);
        var content = before with
        {
            Area = key ?? "", Begin = cells.Day(row.Begin, before.Begin), End = cells.Day(row.End, before.End),
            Days = cells.Figure(row.Days, before.Days, "Personentage", "Person-days"), Owner = row.Owner.Length > 0 ? row.Owner : before.Owner,
            CostOnce = (decimal)cells.Figure(row.CostOnce, (double)before.CostOnce, "Kosten einmalig", "Cost once"),
            CostRunning = (decimal)cells.Figure(row.CostRunning, (double)before.CostRunning, "Kosten je Jahr", "Cost per year"),
            Why = row.Why.Length > 0 ? row.Why : before.Why, Effect = row.Effect.Length > 0 ? row.Effect : before.Effect,
            After = row.After.Length == 0 ? before.After : [.. Parts(row.After).Where(ids.ContainsKey).Select(title => ids[title])],
            Milestones = row.Milestones.Length == 0 ? before.Milestones : [.. Parts(row.Milestones).Select(part => Milestone(part, before,
                text => cells.Day(text, null))).OfType<Milestone>()],
        };
        content = Further(row, before, content, cells);
        if (faults.Count == 0 && CheckInitiative.Run(content, model, strategyBegins) is { } wrong) faults.Add(wrong.In(language));
        return new(row, known, faults.Count == 0 ? content : null, faults);
    }

    private static InitiativeContent Further(InitiativeRow row, InitiativeContent before, InitiativeContent content, Cells cells) =>
        content with
        {
            Earliest = cells.Day(row.Earliest, before.Earliest), Deadline = cells.Day(row.Deadline, before.Deadline),
            Months = cells.Whole(row.Months, before.Months, "Dauer in Monaten", "Months"), Must = cells.Yes(row.Must, before.Must),
            Saving = (decimal)cells.Figure(row.Saving, (double)before.Saving, "Ersparnis je Jahr", "Saving per year"),
            EffectSize = cells.Whole(row.EffectSize, before.EffectSize, "Stärke der Wirkung", "Size of effect"),
            Groundwork = cells.Yes(row.Groundwork, before.Groundwork), People = row.People.Length > 0 ? row.People : before.People,
            Risks = row.Risks.Length > 0 ? row.Risks : before.Risks,
        };

    /// <summary>A day and a name; what was reached before stays reached.</summary>
    private static Milestone? Milestone(string part, InitiativeContent before, Func<string, DateOnly?> day)
    {
        var space = part.IndexOf(' ', StringComparison.Ordinal);
        var name = space < 0 ? "" : part[(space + 1)..].Trim();
        return day(space < 0 ? part : part[..space]) is not { } planned ? null
            : new(name, planned, before.Milestones.FirstOrDefault(one => one.Name == name)?.Reached);
    }

    private static IEnumerable<string> Parts(string text) => text.Split(InitiativeRow.Bar,
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>An area by its key or by its name in any language of the model.</summary>
    private static string? AreaOf(string text, MaturityModel model) => model.Areas.FirstOrDefault(area => area.Key == text
        || model.Texts.Values.Any(texts => texts.Areas.TryGetValue(area.Key, out var words)
            && (words.Name.Equals(text, StringComparison.OrdinalIgnoreCase) || words.ShortName.Equals(text,
                StringComparison.OrdinalIgnoreCase))))?.Key;

    /// <summary>Reads cells; an empty one leaves what was before, and what cannot be read is told.</summary>
    private sealed class Cells(Language language, List<string> faults)
    {
        public double Figure(string text, double before, string german, string english)
        {
            if (text.Length == 0) return before;
            if (ReadNumber.Run(text, language.Culture) is { } value && Math.Abs(value) < 1e12) return value;
            faults.Add(language.Say($"{german}: „{text}“ ist keine Zahl.", $"{english}: “{text}” is no number."));
            return before;
        }

        public int Whole(string text, int before, string german, string english)
        {
            var value = Figure(text, before, german, english);
            if (value is >= 0 and <= 1000 && value == Math.Floor(value)) return (int)value;
            faults.Add(language.Say($"{german}: „{text}“ ist keine ganze Zahl von 0 bis 1.000.",
                $"{english}: “{text}” is no whole number from 0 to 1,000."));
            return before;
        }

        public bool Yes(string text, bool before)
        {
            switch (text.ToLowerInvariant())
            {
                case "": return before;
                case "ja" or "yes" or "x" or "1": return true;
                case "nein" or "no" or "0": return false;
            }

            faults.Add(language.Say($"„{text}“: Bitte schreiben Sie ja oder nein.", $"“{text}”: please write yes or no."));
            return before;
        }

        public DateOnly? Day(string text, DateOnly? before)
        {
            if (text.Length == 0) return before;
            if (language.ReadDay(text) is { } day) return day;
            faults.Add(language.Say($"„{text}“ ist kein Datum; schreiben Sie 31.12.2027.", $"“{text}” is no date; write 31/12/2027."));
            return before;
        }
    }
}
