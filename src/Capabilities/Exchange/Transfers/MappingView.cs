using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Exchange.Transfers;

/// <summary>The columns of a transfer as the page shows them: filtered, searched, page by page.</summary>
/// <param name="Show">all, unsure, taken or left.</param>
public sealed record MappingView(Transfer Transfer, string Show, string Search, int Page, Language Language)
{
    public const int PerPage = 20;

    public static readonly IReadOnlyList<string> Filters = ["all", "unsure", "taken", "left"];

    public Mapping Mapping => Transfer.Mapping;

    public MaturityModel Model => Transfer.Model!;

    public string Root => $"/administrations/{Transfer.Administration}/transfers/{Transfer.Id}";

    public IReadOnlyList<(int At, ColumnChoice Choice)> Found => [.. Mapping.Columns.Select((choice, at) => (at, choice))
        .Where(one => Fits(one.choice, Show) && (Search.Length == 0 || one.choice.Column.Name.Contains(Search,
            StringComparison.OrdinalIgnoreCase)
            || one.choice.Column.Label.Contains(Search, StringComparison.OrdinalIgnoreCase)
            || (one.choice.Rule.Item?.Contains(Search, StringComparison.OrdinalIgnoreCase) ?? false)))];

    public IReadOnlyList<(int At, ColumnChoice Choice)> Shown => [.. Found.Skip((Page - 1) * PerPage).Take(PerPage)];

    public int Pages => Math.Max(1, (Found.Count + PerPage - 1) / PerPage);

    public int Count(string show) => Mapping.Columns.Count(one => Fits(one, show));

    public string Address(string show, int page) => $"{Root}/columns?show={show}&q={Uri.EscapeDataString(Search)}&page={page}";

    public string Word(string show) => show switch
    {
        "unsure" => Language.Say("nur unsichere", "unsure only"),
        "taken" => Language.Say("zugeordnete", "assigned"),
        "left" => Language.Say("weggelassene", "left out"),
        _ => Language.Say("alle", "all"),
    };

    private static bool Fits(ColumnChoice choice, string show) => show switch
    {
        "unsure" => choice.Sureness == Sureness.Likely,
        "taken" => choice.Rule.Role != ColumnRole.Ignore,
        "left" => choice.Rule.Role == ColumnRole.Ignore,
        _ => true,
    };
}
