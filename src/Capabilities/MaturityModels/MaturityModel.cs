using System.Text.Json.Serialization;

namespace Wegmarke.MaturityModels;

/// <summary>A maturity model as frozen data: structure with permanent keys, wording apart, one content hash over all files.</summary>
/// <param name="ContentHash">SHA-256 (hex) over the canonical form of all files; a campaign points at it.</param>
/// <param name="Languages">The first one is the source language.</param>
public sealed record MaturityModel(
    string Key,
    string Version,
    string ContentHash,
    IReadOnlyList<string> Languages,
    string Licence,
    IReadOnlyList<AnswerScale> Scales,
    IReadOnlyList<Perspective> Perspectives,
    IReadOnlyList<Area> Areas,
    IReadOnlyList<Item> Items,
    IReadOnlyList<Form> Forms,
    ScoringRule Scoring,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyDictionary<string, ModelTexts> Texts)
{
    private const string PlainMark = "-plain";

    /// <summary>Keys that were called otherwise in the previous version, so that waves stay comparable.</summary>
    public IReadOnlyList<Rename> Renames { get; init; } = [];

    /// <summary>Neutral labels stand for wording that may not be shown; there is no wording to judge.</summary>
    public bool LabelsOnly { get; init; }

    /// <summary>Who judges which area: perspective, then area. A perspective without an entry is not routed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Judgement>> Routing { get; init; } =
        new SortedDictionary<string, IReadOnlyDictionary<string, Judgement>>(StringComparer.Ordinal);

    public IReadOnlyList<KnownCause> Causes { get; init; } = [];

    public IReadOnlyList<KnownInitiative> Initiatives { get; init; } = [];

    public IReadOnlyList<InterviewGuide> Guides { get; init; } = [];

    public AnswerScale ScaleOf(Item item) => Scales.First(scale => scale.Key == item.Scale);

    /// <summary>Under which key the word for a value of a scale stands among the stages.</summary>
    public string StageKey(AnswerScale scale, int value)
    {
        var word = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return scale.Key == Scales[0].Key ? word : $"{scale.Key}.{word}";
    }

    public IEnumerable<Item> ItemsOf(string area, string? perspective = null) =>
        Items.Where(item => item.Area == area && (perspective is null || item.Perspectives.Contains(perspective)));

    /// <summary>All items a form can ask of a perspective, in the model's order; with chosen areas only theirs.</summary>
    /// <param name="areas">The chosen areas; null or empty: those the form names, or all.</param>
    public IEnumerable<string> Asked(Form form, string perspective, IReadOnlyCollection<string>? areas = null)
    {
        var chosen = areas is { Count: > 0 } ? areas : form.Areas;
        var named = form.NamesItems ? form.FixedItems.Concat(form.Blocks.SelectMany(block => block.Items)).ToHashSet() : null;
        return Items.Where(item => item.Perspectives.Contains(perspective) && (named is null || named.Contains(item.Key))
            && (chosen.Count == 0 || chosen.Contains(item.Area))).Select(item => item.Key);
    }

    /// <summary>How many items the longest sheet has that a form can give to a perspective.</summary>
    public int MostAsked(Form form, string perspective, IReadOnlyCollection<string>? areas = null)
    {
        var asked = Asked(form, perspective, areas).ToHashSet();
        if (form.Blocks.Count == 0) return asked.Count;
        return asked.Count(form.FixedItems.Contains)
            + form.Blocks.Select(block => block.Items.Count(asked.Contains)).OrderDescending().Take(form.BlocksPerSheet).Sum();
    }

    /// <summary>The areas a form asks when these are wished: its own where nothing may be or was chosen, null where the wish does not
    /// fit.</summary>
    public IReadOnlyList<string>? ChooseAreas(string form, IReadOnlyList<string>? wished)
    {
        var one = Forms.First(candidate => candidate.Key == form);
        if (one.ChooseAreas is not { } most) return [];
        if (wished is null or { Count: 0 }) return one.Areas;
        var chosen = Areas.Select(area => area.Key).Where(wished.Contains).ToList();
        return chosen.Count == wished.Distinct().Count() && chosen.Count <= most ? chosen : null;
    }

    /// <summary>Wording in the asked language, else in the source language. "de-plain" without a plain text is "de".</summary>
    public ModelTexts TextsIn(string language) => Texts.TryGetValue(language, out var texts)
        ? texts
        : Texts.TryGetValue(language.Replace(PlainMark, "", StringComparison.Ordinal), out var whole) ? whole : Texts[Languages[0]];

    /// <summary>The name under which the plain wording of a language stands.</summary>
    public static string PlainOf(string language) => language + PlainMark;

    public bool HasPlain(string language) => Texts.ContainsKey(PlainOf(language));
}

public sealed record Rename(string From, string To);

/// <summary>Answer options as integers Low..High; Target and Proactive are stages on a realisation scale, null on others.</summary>
public sealed record AnswerScale(string Key, int Low, int High, int? Target, int? Proactive, bool DoNotKnow, bool NotApplicable)
{
    public int Stages => High - Low + 1;
}

/// <summary>Who answers. SingularRole: the body has few members, its figures judge identifiable people. Weight 0 is a true zero:
/// shown, not counted.</summary>
public sealed record Perspective(string Key, double Weight, bool SingularRole)
{
    /// <summary>Where the number of those who could answer comes from.</summary>
    public Population Population { get; init; } = Population.Open;
}

/// <summary>Staff and leaders are headcounts of the administration, a body is counted when a campaign is planned, open has no known
/// number, so no response rate.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Population>))]
public enum Population
{
    Open,
    Staff,
    Leaders,
    Body,
}

/// <summary>How a perspective judges an area: fully, with few items, itself, or teams as wholes and never a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Judgement>))]
public enum Judgement
{
    Full,
    Brief,
    Self,
    Aggregate,
}

/// <summary>One area (Teilbereich). SingularRole: the area judges few people (DESIGN: areas 1 and 10).</summary>
public sealed record Area(
    string Key, int Number, double Weight, double? Target, bool SingularRole, IReadOnlyList<Facet> Facets, IReadOnlyList<Enables> Enables);

public sealed record Facet(string Key);

/// <summary>"This area makes that area possible"; the reason is a text.</summary>
public sealed record Enables(string Area);

/// <summary>One question with a permanent key. Pair joins wordings of one construct across perspectives.</summary>
public sealed record Item(
    string Key,
    string Area,
    string Facet,
    string Scale,
    IReadOnlyList<string> Perspectives,
    bool Reversed,
    bool SingularRole,
    string? Pair)
{
    /// <summary>An anchor keeps its wording across versions and forms, so that they can be linked.</summary>
    public bool Anchor { get; init; }
}

/// <summary>A questionnaire for one or more perspectives. Blocks are planned missingness: each respondent gets the fixed items and
/// BlocksPerSheet of the blocks. Without fixed items and blocks a form asks all items of its perspectives.</summary>
public sealed record Form(
    string Key, IReadOnlyList<string> Perspectives, IReadOnlyList<string> FixedItems, IReadOnlyList<FormBlock> Blocks, int BlocksPerSheet)
{
    public const double SeenTogetherDefault = 0.15;

    public bool NamesItems => FixedItems.Count + Blocks.Count > 0;

    /// <summary>How many areas may be chosen when a campaign is planned; null: the form asks all it has.</summary>
    public int? ChooseAreas { get; init; }

    /// <summary>The areas that are chosen unless others are; empty: all.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>The least share of sheets on which any two items of one perspective stand together.</summary>
    public double SeenTogetherMin { get; init; } = SeenTogetherDefault;

    /// <summary>The minutes a sheet may take, per perspective; none: no promise.</summary>
    public IReadOnlyDictionary<string, double> Minutes { get; init; } = new SortedDictionary<string, double>(StringComparer.Ordinal);
}

public sealed record FormBlock(string Key, IReadOnlyList<string> Items);

/// <summary>How answers become scores: person mean over valid items if at least AnsweredShareMin of them are valid.</summary>
public sealed record ScoringRule(double AnsweredShareMin, int DisclosureThreshold)
{
    /// <summary>Whether the weakest facet is shown beside each mean.</summary>
    public bool WeakestLink { get; init; } = true;

    /// <summary>Staged rule: a stage is reached when at least this share of the area's items stands at it or above; null: no staged
    /// rule.</summary>
    public double? StagedShare { get; init; }

    /// <summary>By which share weights are moved to see whether a level hangs on them.</summary>
    public double Sensitivity { get; init; } = 0.2;
}

public sealed record Indicator(
    string Key, string Area, string Unit, string Frequency, IReadOnlyList<IndicatorBand> Bands, string? Contradicts)
{
    /// <summary>Whether a document is looked at or a figure is taken from a system.</summary>
    public IndicatorSource Source { get; init; } = IndicatorSource.Kpi;

    /// <summary>Whether more is better.</summary>
    public bool Up { get; init; } = true;
}

[JsonConverter(typeof(JsonStringEnumConverter<IndicatorSource>))]
public enum IndicatorSource
{
    Kpi,
    Document,
}

/// <summary>Readings from From (inclusive) up to the next band mean Stage.</summary>
public sealed record IndicatorBand(double From, int Stage);
