using System.Globalization;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Indicators;

namespace Wegmarke.Initiatives.Planning;

/// <summary>The table of capacities as it is written, kept when it has to be mended.</summary>
/// <param name="Units">Cells of each unit, in the order of the quarters.</param>
/// <param name="UnitsAtOnce">What stands in the last column of a unit.</param>
public sealed record CapacityForm(
    Quarter First, int Quarters, IReadOnlyDictionary<Guid, IReadOnlyList<string>> Units, IReadOnlyDictionary<Guid, string> UnitsAtOnce,
    IReadOnlyList<string> Money, IReadOnlyList<string> Running, string AtOnce)
{
    /// <summary>Behind a number: full-time posts instead of person-days.</summary>
    private static readonly string[] Posts = ["vzä", "vz", "fte", "stellen", "stelle", "posts", "post"];

    public static CapacityForm Empty(Quarter first, int quarters) => new(first, quarters, new Dictionary<Guid, IReadOnlyList<string>>(),
        new Dictionary<Guid, string>(), [], [], "");

    public static CapacityForm Of(CapacityContent content, Language language)
    {
        IReadOnlyList<string> Euros(IReadOnlyList<long>? values) => [.. (values ?? []).Select(language.Count)];
        return new(content.First, content.Quarters, content.Units.ToDictionary(one => one.Unit, one => (IReadOnlyList<string>)
            [.. one.Days.Select(days => days.ToString("0.##", language.Culture))]),
            content.Units.ToDictionary(one => one.Unit, one => one.AtOnce?.ToString(CultureInfo.InvariantCulture) ?? ""),
            Euros(content.Money), Euros(content.Running), content.AtOnce?.ToString(CultureInfo.InvariantCulture) ?? "");
    }

    public string Cell(Guid unit, int at) => Units.GetValueOrDefault(unit)?.ElementAtOrDefault(at) ?? "";

    /// <summary>The same table for other quarters: what falls out goes, what comes in is empty and takes the value on its left.</summary>
    public CapacityForm Moved(Quarter first, int quarters)
    {
        IReadOnlyList<string> Shift(IReadOnlyList<string> cells) => cells.Count == 0 ? [] : [.. Enumerable.Range(0, quarters)
            .Select(at => at + first.Count - First.Count).Select(at => at < 0 ? "" : cells.ElementAtOrDefault(at) ?? "")];
        // What stood left of the new beginning still holds in it.
        IReadOnlyList<string> Begun(IReadOnlyList<string> cells)
        {
            var shifted = Shift(cells).ToList();
            if (shifted is ["", ..] && cells.Take(Math.Max(0, first.Count - First.Count + 1)).LastOrDefault(cell => cell.Length > 0)
                is { } held) shifted[0] = held;
            return shifted;
        }

        return this with
        {
            First = first, Quarters = quarters, Units = Units.ToDictionary(one => one.Key, one => Begun(one.Value)),
            Money = Begun(Money), Running = Begun(Running),
        };
    }

    /// <summary>What the cells mean: an empty cell takes the value on its left, an empty line does not limit.</summary>
    /// <returns>The content, or the first cell that cannot be read.</returns>
    public (CapacityContent? Content, Sentence? Problem) Read(IReadOnlyList<Unit> units, Language language)
    {
        Sentence? problem = null;
        IReadOnlyList<double>? Line(IReadOnlyList<string> cells, Sentence name, Func<string, double?> read)
        {
            if (cells.All(string.IsNullOrWhiteSpace)) return null;
            var values = new List<double>();
            for (var at = 0; at < Quarters; at++)
            {
                var text = (cells.ElementAtOrDefault(at) ?? "").Trim();
                var value = text.Length == 0 ? values.LastOrDefault() : read(text);
                if (value is null) problem ??= Unreadable(name, First.Plus(at), text);
                values.Add(value ?? 0);
            }

            return values;
        }

        int? Whole(string text, Sentence name)
        {
            if (text.Trim().Length == 0) return null;
            if (int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
            problem ??= new($"{name.German}: „{text}“ ist keine ganze Zahl. Schreiben Sie, wie viele Maßnahmen zugleich laufen dürfen, zum Beispiel 3.",
                $"{name.English}: “{text}” is no whole number. Write how many initiatives may run at once, for example 3.");
            return null;
        }

        Sentence Named(string name) => new(name, name);
        var lines = new List<CapacityLine>();
        foreach (var unit in units)
        {
            var most = Whole(UnitsAtOnce.GetValueOrDefault(unit.Id, ""), Named(unit.Name));
            var days = Line(Units.GetValueOrDefault(unit.Id) ?? [], Named(unit.Name), text => ReadDays(text, language));
            if (days is not null) lines.Add(new(unit.Id, days, most));
            else if (most is not null) problem ??= new($"{unit.Name}: Zu der Grenze fehlen die Personentage. Tragen Sie mindestens im ersten Quartal etwas ein.",
                $"{unit.Name}: the limit has no person-days. Enter something at least in the first quarter.");
        }

        double? Euro(string text) => ReadNumber.Run(text.Replace("€", "", StringComparison.Ordinal), language.Culture) is { } value
            && Math.Abs(value) < 1e15 ? value : null;
        IReadOnlyList<long>? Euros(IReadOnlyList<string> cells, string german, string english) =>
            Line(cells, new(german, english), Euro)?.Select(value => (long)Math.Floor(value)).ToList();
        var content = new CapacityContent(First, Quarters)
        {
            Units = lines, Money = Euros(Money, "Geld insgesamt", "Money in total"),
            Running = Euros(Running, "davon laufende Kosten", "of that running cost"), AtOnce = Whole(AtOnce, new("Ganzes Haus",
                "Whole house")),
        };
        return problem is null ? (content, null) : (null, problem);
    }

    /// <summary>Person-days, or posts where that is written behind the number.</summary>
    private static double? ReadDays(string text, Language language)
    {
        var lower = text.ToLowerInvariant();
        var post = Posts.FirstOrDefault(word => lower.EndsWith(word, StringComparison.Ordinal));
        var number = ReadNumber.Run(post is null ? lower : lower[..^post.Length], language.Culture);
        return Math.Round(number * (post is null ? 1 : CapacityContent.DaysPerPost) ?? double.NaN, 2) is var days && double.IsFinite(days)
            ? days : null;
    }

    private static Sentence Unreadable(Sentence name, Quarter quarter, string text) => new(
        $"{name.German}, {quarter.Name(Language.German)}: „{text}“ ist keine Zahl. Schreiben Sie zum Beispiel 25 oder 0,5 VZÄ.",
        $"{name.English}, {quarter.Name(Language.English)}: “{text}” is no number. Write for example 25 or 0.5 FTE.");

    /// <summary>Cells of another version beside these, for the eye of the writer.</summary>
    public IReadOnlyList<(string Field, string Theirs, string Yours)> Beside(CapacityForm theirs, IReadOnlyList<Unit> units,
        Language language)
    {
        string Joined(IReadOnlyList<string>? cells) => string.Join(" · ", cells ?? []);
        return
        [
            (language.Say("Erstes Quartal", "First quarter"), theirs.First.Key, First.Key),
            .. units.Select(unit => (unit.Name, Joined(theirs.Units.GetValueOrDefault(unit.Id)) + Most(theirs, unit.Id),
                Joined(Units.GetValueOrDefault(unit.Id)) + Most(this, unit.Id))),
            (language.Say("Geld insgesamt", "Money in total"), Joined(theirs.Money), Joined(Money)),
            (language.Say("davon laufende Kosten", "of that running cost"), Joined(theirs.Running), Joined(Running)),
            (language.Say("Zugleich im ganzen Haus", "At once in the whole house"), theirs.AtOnce, AtOnce),
        ];
    }

    private static string Most(CapacityForm form, Guid unit) => form.UnitsAtOnce.GetValueOrDefault(unit, "") is { Length: > 0 } most
        ? $" (≤ {most})" : "";
}
