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
/// <param name="Templates">Names of the town's own documents.</param>
/// <param name="Surveys">For which dossiers can be begun.</param>
/// <param name="Circles">Memberships from which circle reports can be begun.</param>
/// <param name="Making">Files that are being made for the reader, or wait to be fetched.</param>
public sealed record ReportList(
    IReadOnlyList<ReportState> Reports, IReadOnlyList<ReportState> Away, ReportQuery Query, IReadOnlyList<string> Units,
    IReadOnlyDictionary<TemplateKind, string> Templates, IReadOnlyList<(Guid Id, string Name)> Surveys,
    IReadOnlyList<(Guid Id, string Name)> Circles, IReadOnlyList<FileInTheMaking> Making, bool MayWrite, bool MayReadUnits,
    bool MayReadDossier)
{
    public string TemplateOf(TemplateKind kind) => Templates.GetValueOrDefault(kind, "");

    /// <summary>Kinds for which there is something to fill them with.</summary>
    public IEnumerable<ReportKind> Kinds => Enum.GetValues<ReportKind>().Where(kind => kind switch
    {
        ReportKind.Unit => Units.Count > 0,
        ReportKind.Circle => Circles.Count > 0,
        ReportKind.Dossier => Surveys.Count > 0,
        _ => true,
    });
}
