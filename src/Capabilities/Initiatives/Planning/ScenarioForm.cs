using System.Globalization;
using Wegmarke.Design;
using Wegmarke.Indicators;

namespace Wegmarke.Initiatives.Planning;

/// <summary>A scenario as it is written, kept when it has to be mended.</summary>
public sealed record ScenarioForm
{
    public string Name { get; init; } = "";
    public string Quarters { get; init; } = "8";
    public string DaysPercent { get; init; } = "100";
    public string MoneyPercent { get; init; } = "100";
    public string Budget { get; init; } = "";
    public string AtOnce { get; init; } = "";
    public bool KeepRunning { get; init; } = true;
    public IReadOnlyList<string> In { get; init; } = [];
    public IReadOnlyList<string> Out { get; init; } = [];
    public bool PutAside { get; init; }

    public static ScenarioForm Of(ScenarioContent content, Language language) => new()
    {
        Name = content.Name, Quarters = Whole(content.Quarters), DaysPercent = Whole(content.DaysPercent),
        MoneyPercent = Whole(content.MoneyPercent), Budget = content.Budget is { } budget ? language.Count(budget) : "",
        AtOnce = content.AtOnce is { } most ? Whole(most) : "", KeepRunning = content.KeepRunning,
        In = [.. content.In.Select(id => id.ToString())], Out = [.. content.Out.Select(id => id.ToString())], PutAside = content.PutAside,
    };

    /// <returns>The content; null where a figure cannot be read.</returns>
    public ScenarioContent? Read(Language language)
    {
        int? Figure(string text) => ReadNumber.Run(text.Replace("%", "", StringComparison.Ordinal), language.Culture) is { } value
            && value == Math.Floor(value) && Math.Abs(value) < 1e9 ? (int)value : null;
        if (Figure(Quarters) is not { } quarters || Figure(DaysPercent) is not { } days
            || Figure(MoneyPercent) is not { } money) return null;
        var budget = Budget.Length == 0 ? null : ReadNumber.Run(Budget.Replace("€", "", StringComparison.Ordinal), language.Culture);
        var most = AtOnce.Length == 0 ? null : Figure(AtOnce);
        if ((budget is null && Budget.Length > 0) || (most is null && AtOnce.Length > 0) || Math.Abs(budget ?? 0) > 1e15) return null;
        return new(Name)
        {
            Quarters = quarters, DaysPercent = days, MoneyPercent = money, Budget = budget is { } euros ? (long)Math.Floor(euros) : null,
            AtOnce = most, KeepRunning = KeepRunning, In = Ids(In), Out = Ids(Out), PutAside = PutAside,
        };
    }

    /// <summary>Fields of another version beside these, for the eye of the writer.</summary>
    public IReadOnlyList<(string Field, string Theirs, string Yours)> Beside(ScenarioForm theirs, Language language)
    {
        var say = language.Say;
        return
        [
            ("Name", theirs.Name, Name), (say("Quartale", "Quarters"), theirs.Quarters, Quarters),
            (say("Personentage in %", "Person-days in %"), theirs.DaysPercent, DaysPercent),
            (say("Geld in %", "Money in %"), theirs.MoneyPercent, MoneyPercent), (say("Geld über die ganze Zeit",
                "Money over the whole time"),
                theirs.Budget, Budget),
            (say("Höchstens zugleich", "At once at most"), theirs.AtOnce, AtOnce),
            (say("Laufendes geht weiter", "What runs goes on"), theirs.KeepRunning ? "✓" : "–", KeepRunning ? "✓" : "–"),
            (say("Auf jeden Fall dabei", "In for certain"), Whole(theirs.In.Count), Whole(In.Count)),
            (say("Nicht dabei", "Left out"), Whole(theirs.Out.Count), Whole(Out.Count)),
        ];
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<Guid> Ids(IReadOnlyList<string> texts) => [.. texts.Where(one => Guid.TryParse(one, out _))
        .Select(Guid.Parse)
        .Distinct()];
}
