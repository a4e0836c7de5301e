using Wegmarke.Design;
using Wegmarke.Releases;

namespace Wegmarke.Exchange.Figures;

/// <summary>Takes a released document apart into tables: areas, their parts, items, differences, sheets per group, readings. Nothing is
/// computed, and nothing is taken that the pages of this reader do not show.</summary>
internal sealed class GatherFigures
{
    private const string All = "all";

    private readonly FigureSet set;
    private readonly Language language;
    private readonly FigureColumns columns;

    private GatherFigures(FigureSet set) => (this.set, language, columns) = (set, set.Language, new(set));

    private ReleaseDocument Document => set.Document;

    public static IReadOnlyList<FigureTable> Run(FigureSet set)
    {
        var gather = new GatherFigures(set);
        return
        [
            gather.Areas(), gather.Facets(), gather.Items(), gather.Changes(), gather.Groups(), gather.Readings(),
        ];
    }

    /// <summary>House, units and groups that this reader may see, in one area.</summary>
    private IEnumerable<ReleasedCell> CellsOf(ReleasedArea area) => area.Cells.Where(cell => Seen(cell.Unit, cell.Attribute));

    private bool Seen(string? unit, string? attribute) => set.Whole || unit is not null && attribute is null && set.Units.Contains(unit);

    private FigureTable Areas()
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var area in Document.Areas)
        {
            rows.Add([.. columns.House(All, area.Key), .. Figure(area.Overall), area.Target, area.Spread, area.WeakestLink is { } link
                ? columns.Facet(area.Key, link.Key) : null]);
            foreach (var (perspective, figure) in area.Perspectives)
            {
                rows.Add([.. columns.House(perspective, area.Key), .. Figure(figure), area.Target, null, null]);
            }

            foreach (var cell in CellsOf(area)) rows.Add([.. columns.Cell(cell, area.Key), .. Figure(cell.Figure), area.Target, null,
                null]);
        }

        return new("areas", language.Say("Teilbereiche", "Areas"),
        [
            .. columns.Place, columns.Area, columns.Shown, FigureColumn.Whole("n", language.Say("Zahl der Bögen", "Number of sheets")),
            FigureColumn.Number("mean", language.Say("Mittelwert", "Mean")),
            FigureColumn.Number("sd", language.Say("Standardabweichung", "Standard deviation"), 1),
            FigureColumn.Number("low", language.Say("95-%-Intervall, von", "95% interval, from")),
            FigureColumn.Number("high", language.Say("95-%-Intervall, bis", "95% interval, to")),
            FigureColumn.Number("agreement", language.Say("Einigkeit r_wg", "Agreement r_wg")),
            FigureColumn.Number("target", language.Say("Ziel", "Target")),
            FigureColumn.Number("spread", language.Say("Standardabweichung der Mittelwerte der Ämter", "Standard deviation of unit means"),
                1),
            columns.Facets with { Name = "weakest", Label = language.Say("Schwächstes Glied", "Weakest link") },
        ], rows);
    }

    private FigureTable Facets()
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var area in Document.Areas)
        {
            IEnumerable<IReadOnlyList<object?>> Of(IReadOnlyList<object?> place, IReadOnlyList<ReleasedFacet> facets) =>
                facets.Select(facet =>
                (IReadOnlyList<object?>)[.. place, columns.Facet(area.Key, facet.Key), facet.N, facet.Mean]);
            rows.AddRange(Of(columns.House(All, area.Key), area.Facets));
            foreach (var (perspective, facets) in area.FacetsByPerspective) rows.AddRange(Of(columns.House(perspective, area.Key), facets));
            foreach (var cell in CellsOf(area).Where(cell => cell.Details is not null))
            {
                rows.AddRange(Of(columns.Cell(cell, area.Key), cell.Details!.Facets));
            }
        }

        return new("facets", language.Say("Teile der Teilbereiche; was geschützt ist, fehlt",
            "Parts of the areas; what is protected is left out"),
        [
            .. columns.Place, columns.Area, columns.Facets, FigureColumn.Whole("n", language.Say("Zahl der Bögen", "Number of sheets")),
            FigureColumn.Number("mean", language.Say("Mittelwert", "Mean")),
        ], rows);
    }

    private FigureTable Items()
    {
        var (low, high) = (set.Model.Scales.Min(scale => scale.Low), set.Model.Scales.Max(scale => scale.High));
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var area in Document.Areas)
        {
            foreach (var item in area.Items)
            {
                foreach (var (perspective, answers) in item.Perspectives)
                {
                    rows.Add([.. columns.House(perspective, area.Key), .. Answers(item.Key, answers, low, high)]);
                }
            }

            // Distributions of units stand in the document only, and that is for those who look after the whole house.
            foreach (var cell in CellsOf(area).Where(cell => set.Whole && cell.Details is not null))
            {
                foreach (var (item, answers) in cell.Details!.Items)
                {
                    rows.Add([.. columns.Cell(cell, area.Key), .. Answers(item, answers, low, high)]);
                }
            }
        }

        return new("items", language.Say("Verteilungen der Antworten", "Distributions of answers"),
        [
            .. columns.Place, columns.Area, columns.Items, columns.Reversed, FigureColumn.Whole("scale_low", language.Say("Unterste Stufe",
                "Lowest stage")),
            FigureColumn.Whole("scale_high", language.Say("Oberste Stufe", "Highest stage")), columns.Shown,
            .. Enumerable.Range(low, high - low + 1).Select(value => FigureColumn.Whole($"count_{value}",
                language.Say($"Antworten auf Stufe {value}, wie gefragt", $"Answers at stage {value}, as asked"))),
            FigureColumn.Whole("dont_know", language.Say("weiß nicht", "Don't know")),
            FigureColumn.Whole("not_applicable", language.Say("trifft nicht zu", "Does not apply")),
            FigureColumn.Whole("skipped", language.Say("ohne Antwort", "Skipped")),
            FigureColumn.Number("mean", language.Say("Mittelwert; umgekehrt Gefragtes umgerechnet", "Mean; reversed items converted")),
            FigureColumn.Number("average_deviation", language.Say("Mittlere Abweichung vom Mittelwert", "Average deviation from the mean")),
            FigureColumn.Number("agreement", language.Say("Einigkeit r_wg", "Agreement r_wg")),
        ], rows);
    }

    private IEnumerable<object?> Answers(string key, ReleasedAnswers? answers, int low, int high)
    {
        var item = set.Model.Items.First(one => one.Key == key);
        var scale = set.Model.ScaleOf(item);
        object?[] what = [columns.Item(key), item.Reversed ? 1 : 0, scale.Low, scale.High, answers is null ? 0 : 1];
        var counts = Enumerable.Range(low, high - low + 1).Select(value => value < scale.Low || value > scale.High ? null
            : answers is null ? Withheld.Protected : (object?)answers.Counts[value - scale.Low]);
        return [.. what, .. counts, .. answers is null ? Enumerable.Repeat<object?>(Withheld.Protected, 6)
            : [answers.DoNotKnow, answers.NotApplicable, answers.Skipped, answers.Mean, answers.AverageDeviation, answers.Agreement]];
    }

    private FigureTable Changes()
    {
        var rows = new List<IReadOnlyList<object?>>();
        void Add(int kind, IReadOnlyList<object?> place, ReleasedChange? change)
        {
            if (change is null) return;
            rows.Add([.. place, kind, change.Wave, change.Difference, change.Low, change.High, change.Detectable, change.Clear ? 1 : 0]);
        }

        foreach (var area in Document.Areas)
        {
            Add(1, columns.House(All, area.Key), area.Gap);
            foreach (var change in area.Changes) Add(2, columns.House(All, area.Key), change);
            foreach (var cell in CellsOf(area))
            {
                foreach (var change in cell.Changes) Add(2, columns.Cell(cell, area.Key), change);
            }
        }

        var (first, second) = ComposeArea.GapBetween(set.Model);
        return new("differences", language.Say("Unterschiede und Veränderungen", "Gaps and changes"),
        [
            .. columns.Place, columns.Area, FigureColumn.Code("kind", language.Say("Art", "Kind"),
            [
                new(1, "gap", language.Say($"{Named(first)} minus {Named(second)}", $"{Named(first)} minus {Named(second)}")),
                new(2, "change", language.Say("diese Welle minus die frühere", "this wave minus the earlier one")),
            ]),
            FigureColumn.Whole("earlier_wave", language.Say("Frühere Welle", "Earlier wave")),
            FigureColumn.Number("difference", language.Say("Unterschied", "Difference")),
            FigureColumn.Number("low", language.Say("95-%-Intervall, von", "95% interval, from")),
            FigureColumn.Number("high", language.Say("95-%-Intervall, bis", "95% interval, to")),
            FigureColumn.Number("detectable", language.Say("Kleinster erkennbarer Unterschied", "Smallest detectable difference")),
            columns.YesNo("clear", language.Say("Das Intervall enthält die Null nicht", "The interval excludes zero")),
        ], rows);
    }

    private string Named(string perspective) => set.Texts.Perspectives.GetValueOrDefault(perspective)?.Plural ?? perspective;

    private FigureTable Groups()
    {
        var rows = new List<IReadOnlyList<object?>>();
        void Add(IReadOnlyList<object?> place, int? sheets) => rows.Add([.. place, sheets is null ? 0 : 1,
            sheets ?? (object)Withheld.Protected]);
        Add(columns.Where(1, All, null, null, null), Document.Answers);
        foreach (var (perspective, sheets) in Document.AnswersByPerspective) Add(columns.Where(1, perspective, null, null, null), sheets);
        foreach (var unit in Document.Units.Where(unit => Seen(unit.Key, null)))
        {
            foreach (var (perspective, sheets) in unit.Answers) Add(columns.Where(2, perspective, unit.Key, null, null), sheets);
        }

        foreach (var attribute in Document.Attributes.Where(one => Seen(null, one.Key)))
        {
            foreach (var value in attribute.Values)
            {
                foreach (var (perspective, sheets) in value.Answers) Add(columns.Where(3, perspective, null, attribute.Key, value.Key),
                    sheets);
            }
        }

        return new("groups", language.Say("Zahl der Bögen je Gruppe", "Number of sheets per group"),
            [.. columns.Place, columns.Shown, FigureColumn.Whole("sheets", language.Say("Zahl der Bögen", "Number of sheets"))], rows);
    }

    private FigureTable Readings() => new("readings", language.Say("Kennzahlen", "Indicators"),
    [
        columns.Wave, columns.Area, columns.Indicators, FigureColumn.Number("value", language.Say("Wert", "Value")),
        FigureColumn.Text("date", language.Say("Stand", "As of")), FigureColumn.Text("source", language.Say("Quelle", "Source")),
        FigureColumn.Whole("stage", language.Say("Stufe nach den Bändern des Modells", "Stage by the bands of the model")),
    ],
    [
        .. Document.Readings.Select(reading => (IReadOnlyList<object?>)[Document.Wave, columns.AreaCode(reading.Area),
            columns.Indicator(reading.Indicator), reading.Value, reading.Date, reading.Source, reading.Stage]),
    ]);

    private static IEnumerable<object?> Figure(ReleasedFigure? figure) => figure is null
        ? [0, .. Enumerable.Repeat<object?>(Withheld.Protected, 6)]
        : [1, figure.N, figure.Mean, figure.Sd, figure.Low, figure.High, figure.Agreement];
}
