namespace Wegmarke.MaturityModels.Quality;

/// <summary>How many items each perspective is asked per area and facet, and where facts stand beside them.</summary>
public sealed record Coverage(MaturityModel Model, IReadOnlyList<CoverageRow> Rows)
{
    public static Coverage Of(MaturityModel model) => new(model,
    [
        .. from area in model.Areas
           from facet in area.Facets
           let items = model.Items.Where(item => item.Area == area.Key && item.Facet == facet.Key).ToList()
           select new CoverageRow(area.Key, facet.Key, [.. model.Perspectives.Select(one => new CoverageCell(
               items.Count(item => item.Perspectives.Contains(one.Key)),
               items.Count(item => item.Perspectives.Contains(one.Key) && item.Reversed)))]),
    ]);

    /// <summary>Facets that somebody who counts and judges the area fully is asked nothing about.</summary>
    public IEnumerable<(string Area, string Facet, string Perspective)> Holes =>
        from row in Rows
        from at in Enumerable.Range(0, Model.Perspectives.Count)
        let perspective = Model.Perspectives[at]
        where row.Cells[at].Items == 0 && perspective.Weight > 0
            && Model.Routing.GetValueOrDefault(perspective.Key)?.GetValueOrDefault(row.Area,
                Judgement.Brief) is not (null or Judgement.Brief)
        select (row.Area, row.Facet, perspective.Key);

    /// <summary>The matrix as a page of the documentation.</summary>
    public string ToMarkdown()
    {
        var texts = Model.TextsIn("en");
        string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
        List<string> lines =
        [
            $"# What {Model.Key} {Model.Version} asks of whom", "",
            $"Written by `./wegmarke model coverage {Model.Key} --out docs/guide/model-coverage.md`; a test holds it against the model. Items per",
            "area, facet and perspective; \"r\" counts those that are reversed. A dash: this perspective does not judge the area.", "",
            Line(["area", "facet", .. Model.Perspectives.Select(one => texts.Perspectives[one.Key].Name)]),
            Line(["---", "---", .. Model.Perspectives.Select(_ => "---")]),
            .. Rows.Select(row => Line([texts.Areas[row.Area].ShortName, texts.Facets[$"{row.Area}.{row.Facet}"],
                .. row.Cells.Zip(Model.Perspectives, (cell, perspective) => Cell(cell, perspective.Key, row.Area))])),
            Line(["**all**", "", .. Model.Perspectives.Select((_, at) => $"**{Rows.Sum(row => row.Cells[at].Items)}**")]), "",
            "## Facts beside opinions", "",
            Line(["area", "indicators", "documents", "figures"]), Line(["---", "---", "---", "---"]),
            .. Model.Areas.Select(area => Facts(texts.Areas[area.Key].ShortName, [.. Model.Indicators.Where(one => one.Area == area.Key)])),
        ];
        return string.Join('\n', lines) + "\n";

        string Facts(string name, List<Indicator> facts) => Line([name, $"{facts.Count}",
            $"{facts.Count(one => one.Source == IndicatorSource.Document)}", $"{facts.Count(one => one.Source == IndicatorSource.Kpi)}"]);
    }

    private string Cell(CoverageCell cell, string perspective, string area) =>
        cell.Items == 0 ? Judges(perspective, area) ? "0" : "–" : cell.Reversed == 0 ? $"{cell.Items}"
            : $"{cell.Items} ({cell.Reversed} r)";

    private bool Judges(string perspective, string area) => Model.Routing.GetValueOrDefault(perspective)?.ContainsKey(area) == true;
}

/// <param name="Cells">One per perspective of the model.</param>
public sealed record CoverageRow(string Area, string Facet, IReadOnlyList<CoverageCell> Cells);

public sealed record CoverageCell(int Items, int Reversed);
