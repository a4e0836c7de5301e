using System.Globalization;
using Wegmarke.Design;
using Wegmarke.Exchange.Figures;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;

namespace Wegmarke.Views;

/// <summary>One released result as a page shows it: the document, the model's words, and the release before for the hollow dots.</summary>
public sealed record ResultView(
    Guid Administration, ReleaseDocument Document, string Json, string Hash, ReleaseDocument? Earlier, MaturityModel Model,
      Language Language,
      IReadOnlyList<(int Wave, string Title)> Waves)
{
    /// <summary>What was corrected, here and in the waves that this one is compared with.</summary>
    public ReleaseHistory History { get; init; } = new([], []);

    public const string Staff = "staff";
    public const string Leaders = "leaders";

    /// <summary>The units whose figures the reader may see.</summary>
    public UnitSight Sight { get; init; } = UnitSight.None;

    /// <summary>Whether the reader may see how the administration compares in its circles.</summary>
    public bool MayCompare { get; init; }

    /// <summary>Whether the reader may read reports.</summary>
    public bool MayReadReports { get; init; }

    /// <summary>The survey of this result, where it has a file for research and the reader may see what that is.</summary>
    public Guid? Research { get; init; }

    /// <summary>Whether the reader may see why areas lie where they lie.</summary>
    public bool MayReadCauses { get; init; }

    /// <summary>What people wrote, after review and redaction, where the reader may see it; null: comments were not taken, or are not for
    /// this reader.</summary>
    public IReadOnlyList<ReleasedComment>? ReleasedComments { get; init; }

    public IReadOnlyList<ReleasedComment> Comments => ReleasedComments ?? [];

    private IReadOnlyList<Headline>? found;

    /// <summary>The figures that this reader may take away.</summary>
    public FigureSet Figures => new(Document, Json, Hash, Model, Language, Sight.Whole, Sight.Units);

    /// <summary>What the result has to say; worked out once for a page.</summary>
    public IReadOnlyList<Headline> Found => found ??= Headlines.Of(this);

    public ModelTexts Texts => Model.TextsIn(Language.Key);

    public Axis Scale => Words(Model.Scales[0]);

    /// <summary>The words that a perspective was given in an area. Hindrances are shown turned round, so the first other item says
    /// it.</summary>
    public Axis ScaleOf(string area, string perspective) =>
        Words(Model.ItemsOf(area, perspective).Where(item => !item.Reversed).Select(Model.ScaleOf).FirstOrDefault(Model.Scales[0]));

    private Axis Words(AnswerScale scale) => new(scale.Low, [.. Enumerable.Range(scale.Low, scale.Stages)
        .Select(value => Texts.Stages[Model.StageKey(scale, value)])]);

    public string Address(string below = "") => $"/administrations/{Administration}/results{below}?wave={Document.Wave}";

    public string Protected => Language.Say("geschützt", "protected");

    public string Name(string area) => Texts.Areas[area].ShortName;

    /// <summary>A page about one unit.</summary>
    public string UnitAddress(string unit, string perspective = Staff) => Address("/unit") + "&name=" + Uri.EscapeDataString(unit)
        + (perspective == Staff ? "" : "&perspective=" + Uri.EscapeDataString(perspective));

    /// <summary>Perspectives in which any unit is shown, in the model's order; the first one asked where none is.</summary>
    public IReadOnlyList<string> UnitPerspectives
    {
        get
        {
            var cells = Document.Areas.SelectMany(area => area.Cells).Where(cell => cell.Unit is not null).ToList();
            string[] shown = [.. Model.Perspectives.Select(one => one.Key).Where(key =>
                cells.Any(cell => cell.Perspective == key && cell.Figure is not null))];
            return shown.Length > 0 ? shown : [.. cells.Select(cell => cell.Perspective).Take(1)];
        }
    }

    /// <summary>When, by which model, from which document: stands under every drawing.</summary>
    public string Stamp
    {
        get
        {
            var day = DateTimeOffset.TryParse(Document.ClosedOn, CultureInfo.InvariantCulture, out var closed) ? Language.Day(closed)
                : Document.ClosedOn;
            return Language.Say($"Stichtag {day} · Modell {Document.ModelVersion} · Freigabe {Hash[..8]}.",
                $"As of {day} · model {Document.ModelVersion} · release {Hash[..8]}.");
        }
    }

    /// <summary>The value of a reading with its unit.</summary>
    public string Value(ReleasedReading reading)
    {
        var number = Language.Number(reading.Value, reading.Value == Math.Floor(reading.Value) ? 0 : 1);
        return Model.Indicators.FirstOrDefault(one => one.Key == reading.Indicator)?.Unit switch
        {
            "percent" => number + Language.Say(" %", "%"),
            "days" => number + Language.Say(" Tage", " days"),
            "working-days" => number + Language.Say(" Arbeitstage", " working days"),
            "months" => number + Language.Say(" Monate", " months"),
            "hours" => number + Language.Say(" Stunden", " hours"),
            _ => number,
        };
    }

    public int NumberOf(string area) => Model.Areas.First(one => one.Key == area).Number;

    /// <summary>The areas that make this one possible, with the reason.</summary>
    public IReadOnlyList<(string Key, string Reason)> Upstream(string area) => [.. Model.Areas
        .Where(one => one.Enables.Any(arrow => arrow.Area == area))
        .Select(one => (one.Key, Texts.Areas[one.Key].Enables[area]))];

    /// <summary>Which wave, of whom, how many, by which model: stands on every page with figures.</summary>
    public string Line
    {
        get
        {
            var answers = Document.Answers is { } n ? Language.Count(n) : Protected;
            return Language.Say(
                $"Welle {Document.Wave} · {Document.Title} · {answers} von {Language.Count(Document.Staff)} Beschäftigten · Modell {Language.Quoted(Texts.Title)} {Document.ModelVersion}",
                $"Wave {Document.Wave} · {Document.Title} · {answers} of {Language.Count(Document.Staff)} staff · model {Language.Quoted(Texts.Title)} {Document.ModelVersion}");
        }
    }

    public IReadOnlyList<ProfileRow> Rows => [.. Document.Areas.Select(area =>
    {
        var earlier = Earlier?.Areas.FirstOrDefault(one => one.Key == area.Key)?.Overall;
        var weakest = area.WeakestLink is { } link ? Language.Say("schwächstes Glied: ", "weakest link: ")
          + Texts.Facets[$"{area.Key}.{link.Key}"] : "";
        return new ProfileRow(Name(area.Key), weakest, area.Overall?.Mean, area.Overall?.Low, area.Overall?.High, area.Spread,
          earlier?.Mean, area.Target,
            area.Overall?.N, Change(area.Against(Earlier)), Protected, Address("/areas/" + area.Key));
    })];

    public IReadOnlyList<GapRow> Gaps => [.. Document.Areas.OrderByDescending(area => Math.Abs(area.Gap?.Difference ?? 0))
        .Select(area => new GapRow(Name(area.Key), End(area, Staff), End(area, Leaders), Protected))];

    /// <summary>The parts of an area as staff and leaders see them; without intervals, for none is released for a part.</summary>
    public IReadOnlyList<GapRow> Facets(ReleasedArea area) => [.. Model.Areas.First(one => one.Key == area.Key).Facets.Select(facet =>
        new GapRow(Texts.Facets[$"{area.Key}.{facet.Key}"], End(area, facet.Key, Staff), End(area, facet.Key, Leaders), Protected))];

    public IReadOnlyList<DistributionRow> Distributions(ReleasedArea area, string perspective) =>
      [.. area.Items.Where(item => item.Perspectives.ContainsKey(perspective))
        .Select(item => item.Perspectives[perspective] is { } answers
            ? new DistributionRow(Label(item.Key), Turned(item.Key) ? [.. answers.Counts.Reverse()] : answers.Counts, answers.DoNotKnow,
                answers.NotApplicable, answers.Skipped, answers.Mean)
            : new DistributionRow(Label(item.Key), null, 0, 0, 0, null))];

    private bool Turned(string item) => Model.Items.First(one => one.Key == item).Reversed;

    /// <summary>The item's wording; where agreement speaks against the area, answers are turned round and that is said beside it.</summary>
    private string Label(string item) => Texts.Items[item].Text + (Turned(item)
        ? Language.Say(" (umgekehrt gefragt, Antworten umgerechnet: hohe Stufen sind günstig)",
            " (asked in reverse, answers converted: high stages are favourable)") : "");

    private string Change(ReleasedChange? change) => change switch
    {
        null => "",
        { Clear: false } => "≈",
        { Difference: var difference } => (difference > 0 ? "+" : "−") + Language.Number(Math.Abs(difference), 1),
    };

    private static GapEnd? End(ReleasedArea area, string perspective) =>
        area.Perspectives.GetValueOrDefault(perspective) is { } figure ? new(figure.Mean, figure.Low, figure.High, figure.N) : null;

    private static GapEnd? End(ReleasedArea area, string facet, string perspective) =>
        area.FacetsByPerspective.GetValueOrDefault(perspective)?.FirstOrDefault(one => one.Key == facet) is { } found
            ? new(found.Mean, null, null, found.N) : null;
}
