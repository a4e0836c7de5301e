namespace Wegmarke.Initiatives;

/// <summary>What of a portfolio is listed, and in which order.</summary>
/// <param name="Text">Words that must all occur in title, owner, reason or effect.</param>
/// <param name="Stand">Name of a stand; "alive": all that are not finished; empty: all.</param>
public sealed record PortfolioQuery(string Text = "", string Stand = "", string Area = "", string Sort = "", int Page = 1)
{
    public const int PerPage = 25;
    public const string Alive = "alive";

    public static readonly IReadOnlyList<string> Sorts = ["title", "end", "cost", "days", "effect", "changed"];

    public IReadOnlyList<Sheet> Of(Portfolio portfolio)
    {
        var words = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. Sorted(portfolio.Sheets.Where(one => Stand switch
            {
                "" => true,
                Alive => one.Stand.IsAlive(),
                _ => one.Stand.ToString() == Stand,
            }).Where(one => Area.Length == 0 || one.Content.Area == Area).Where(one => words.All(word => Holds(one.Content, word)))),
        ];
    }

    public IReadOnlyList<Sheet> PageOf(IReadOnlyList<Sheet> found) => [.. found.Skip((Math.Clamp(Page, 1,
        Pages(found)) - 1) * PerPage).Take(PerPage)];

    public static int Pages(IReadOnlyList<Sheet> found) => Math.Max(1, (found.Count + PerPage - 1) / PerPage);

    /// <summary>The address of the same list with another page or order.</summary>
    public string Address(int? page = null, string? sort = null) => $"?q={Uri.EscapeDataString(Text)}&stand={Uri.EscapeDataString(Stand)}"
        + $"&area={Uri.EscapeDataString(Area)}&sort={Uri.EscapeDataString(sort ?? Sort)}&page={page ?? (sort is null ? Page : 1)}";

    private static bool Holds(InitiativeContent content, string word) =>
        new[] { content.Title, content.Owner, content.Why, content.Effect }.Any(text => text.Contains(word,
            StringComparison.OrdinalIgnoreCase));

    private IEnumerable<Sheet> Sorted(IEnumerable<Sheet> sheets) => Sort switch
    {
        "end" => sheets.OrderBy(one => one.Content.End ?? DateOnly.MaxValue),
        "cost" => sheets.OrderByDescending(one => one.Content.CostOnce + one.Content.CostRunning),
        "days" => sheets.OrderByDescending(one => one.Content.Days),
        "effect" => sheets.OrderByDescending(one => one.Content.EffectSize),
        "changed" => sheets.OrderByDescending(one => one.Version.At),
        _ => sheets,
    };
}
