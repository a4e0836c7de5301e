namespace Wegmarke.MaturityModels;

/// <summary>A maturity model as frozen data: structure with permanent keys, wording apart, one content hash over both.</summary>
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
    /// <summary>Keys that were called otherwise in the previous version, so that waves stay comparable.</summary>
    public IReadOnlyList<Rename> Renames { get; init; } = [];

    public AnswerScale ScaleOf(Item item) => Scales.First(scale => scale.Key == item.Scale);

    public IEnumerable<Item> ItemsOf(string area, string? perspective = null) =>
        Items.Where(item => item.Area == area && (perspective is null || item.Perspectives.Contains(perspective)));

    /// <summary>Wording in the asked language, else in the source language.</summary>
    public ModelTexts TextsIn(string language) => Texts.TryGetValue(language, out var texts) ? texts : Texts[Languages[0]];
}

public sealed record Rename(string From, string To);

/// <summary>Answer options as integers Low..High; Target and Proactive are stages on a realisation scale, null on others.</summary>
public sealed record AnswerScale(string Key, int Low, int High, int? Target, int? Proactive, bool DoNotKnow, bool NotApplicable)
{
    public int Stages => High - Low + 1;
}

/// <summary>Who answers. SingularRole: the body has few members, its figures judge identifiable people.</summary>
public sealed record Perspective(string Key, double Weight, bool SingularRole);

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
    string? Pair);

/// <summary>A questionnaire for one or more perspectives. Blocks are planned missingness: each respondent gets the fixed items and
/// BlocksPerSheet of the blocks. Without fixed items and blocks a form asks all items of its perspectives.</summary>
public sealed record Form(
    string Key, IReadOnlyList<string> Perspectives, IReadOnlyList<string> FixedItems, IReadOnlyList<FormBlock> Blocks, int BlocksPerSheet);

public sealed record FormBlock(string Key, IReadOnlyList<string> Items);

/// <summary>How answers become scores: person mean over valid items if at least AnsweredShareMin of them are valid.</summary>
public sealed record ScoringRule(double AnsweredShareMin, int DisclosureThreshold);

public sealed record Indicator(
    string Key, string Area, string Unit, string Frequency, IReadOnlyList<IndicatorBand> Bands, string? Contradicts);

/// <summary>Readings from From (inclusive) up to the next band mean Stage.</summary>
public sealed record IndicatorBand(double From, int Stage);

/// <summary>All wording in one language.</summary>
public sealed record ModelTexts(
    string Title,
    string About,
    IReadOnlyDictionary<string, string> Stages,
    IReadOnlyDictionary<string, string> Absences,
    IReadOnlyDictionary<string, PerspectiveText> Perspectives,
    IReadOnlyDictionary<string, AreaText> Areas,
    IReadOnlyDictionary<string, string> Facets,
    IReadOnlyDictionary<string, ItemText> Items,
    IReadOnlyDictionary<string, string> Forms,
    IReadOnlyDictionary<string, IndicatorText> Indicators);

public sealed record PerspectiveText(string Name, string Plural, string Lead);

public sealed record AreaText(
    string Name, string ShortName, string Definition, string Why, string NotMeant,
    IReadOnlyList<string> StageDescriptions, IReadOnlyDictionary<string, string> Enables);

/// <summary>Reversed repeats the item's polarity, so that a translation cannot lose it unseen.</summary>
public sealed record ItemText(string Text, bool Reversed, string Note);

public sealed record IndicatorText(string Name, string Formula, string Source, string Why);
