namespace Wegmarke.Reports.Composing;

/// <summary>Which reports are listed, and in which order.</summary>
/// <param name="Text">Words that must all occur in title, number or unit.</param>
/// <param name="Show">A kind by name; empty: all.</param>
/// <param name="Sort">newest or title.</param>
public sealed record ReportQuery(string Text = "", string Show = "", string Sort = "", int Page = 1)
{
    public const int PerPage = 20;

    public IReadOnlyList<ReportState> Of(IReadOnlyList<ReportState> all)
    {
        var words = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = all.Where(one => Show.Length == 0 || one.Report.Kind.ToString() == Show).Where(one => words.All(word =>
            $"{one.Plan.Title} {one.Plan.Number} {one.Plan.Unit}".Contains(word, StringComparison.OrdinalIgnoreCase)));
        return [.. Sort == "title" ? found.OrderBy(one => one.Plan.Title, StringComparer.OrdinalIgnoreCase) : found];
    }

    public IReadOnlyList<ReportState> PageOf(IReadOnlyList<ReportState> found) =>
        [.. found.Skip((Math.Clamp(Page, 1, Pages(found)) - 1) * PerPage).Take(PerPage)];

    public static int Pages(IReadOnlyList<ReportState> found) => Math.Max(1, (found.Count + PerPage - 1) / PerPage);

    public string Address(int page) =>
        $"?q={Uri.EscapeDataString(Text)}&show={Uri.EscapeDataString(Show)}&sort={Uri.EscapeDataString(Sort)}&page={page}";
}

/// <summary>What the list of reports shows.</summary>
/// <param name="Reports">Those that the reader may read.</param>
/// <param name="Away">Drafts that were put away.</param>
/// <param name="Units">For which unit reports can be begun.</param>
/// <param name="Template">Name of the town's own document; empty: none.</param>
public sealed record ReportList(
    IReadOnlyList<ReportState> Reports, IReadOnlyList<ReportState> Away, ReportQuery Query, IReadOnlyList<string> Units, string Template,
    bool MayWrite, bool MayReadUnits, bool MayReadDossier);
