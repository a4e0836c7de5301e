using Wegmarke.Releases;

namespace Wegmarke.Exchange.Figures;

/// <summary>The columns that say of whom and of what a row is, the same in every table, and their codes.</summary>
internal sealed class FigureColumns
{
    private readonly FigureSet set;
    private readonly FigureColumn level;
    private readonly FigureColumn perspective;
    private readonly FigureColumn unit;
    private readonly FigureColumn attribute;
    private readonly FigureColumn value;

    public FigureColumns(FigureSet set)
    {
        this.set = set;
        var (say, texts, model, document) = ((Func<string, string, string>)set.Language.Say, set.Texts, set.Model, set.Document);
        level = FigureColumn.Code("level", say("Ebene", "Level"),
        [
            new(1, "house", say("ganzes Haus", "whole house")), new(2, "unit", say("Amt", "unit")), new(3, "group", say("Gruppe", "group")),
            new(4, "unit-group", say("Gruppe in einem Amt", "group within a unit")),
        ]) with { Ordered = true };
        perspective = FigureColumn.Code("perspective", say("Sicht", "View"), [new(0, "all", say("alle zusammen", "all together")),
            .. Numbered(model.Perspectives.Select(one => (one.Key, texts.Perspectives[one.Key].Plural)))]);
        unit = FigureColumn.Code("unit", say("Amt", "Unit"), Numbered(document.Units.Where(one => set.Whole || set.Units.Contains(one.Key))
            .Select(one => (one.Key, one.Key))));
        attribute = FigureColumn.Code("attribute", say("Merkmal", "Attribute"), set.Whole
            ? Numbered(document.Attributes.Select(one => (one.Key, one.Key))) : []);
        value = FigureColumn.Code("value", say("Ausprägung", "Value"), set.Whole
            ? Numbered(document.Attributes.SelectMany(one => one.Values).Select(one => one.Key).Distinct().Select(one => (one, one))) : []);
        Area = FigureColumn.Code("area", say("Teilbereich", "Area"), [.. model.Areas.Select(one => new FigureCode(one.Number, one.Key,
            texts.Areas[one.Key].Name))]);
        Facets = FigureColumn.Code("facet", say("Teil", "Part"), Numbered(model.Areas.SelectMany(area => area.Facets.Select(facet =>
            ($"{area.Key}.{facet.Key}", texts.Facets[$"{area.Key}.{facet.Key}"])))));
        Items = FigureColumn.Code("item", say("Aussage", "Item"), Numbered(model.Items.Select(one => (one.Key, texts.Items[one.Key].Text))));
        Indicators = FigureColumn.Code("indicator", say("Kennzahl", "Indicator"), Numbered(model.Indicators.Select(one => (one.Key,
            texts.Indicators.GetValueOrDefault(one.Key)?.Name ?? one.Key))));
        Shown = new("shown", say("Gezeigt oder geschützt", "Shown or protected"), FigureKind.Code,
            [new(0, "0", say("geschützt", "protected")), new(1, "1", say("gezeigt", "shown"))], 0);
        Reversed = YesNo("reversed", say("Umgekehrt gefragt", "Asked in reverse"));
        Wave = FigureColumn.Whole("wave", say("Welle", "Wave"));
    }

    public FigureColumn Wave { get; }

    public FigureColumn Area { get; }

    public FigureColumn Facets { get; }

    public FigureColumn Items { get; }

    public FigureColumn Indicators { get; }

    public FigureColumn Shown { get; }

    public FigureColumn Reversed { get; }

    /// <summary>Of which wave, level, perspective and group.</summary>
    public IReadOnlyList<FigureColumn> Place => [Wave, level, perspective, unit, attribute, value];

    public FigureColumn YesNo(string name, string label) => FigureColumn.Code(name, label,
        [new(0, "0", set.Language.Say("nein", "no")), new(1, "1", set.Language.Say("ja", "yes"))]);

    public IReadOnlyList<object?> House(string seenBy, string area) => [.. Where(1, seenBy, null, null, null), AreaCode(area)];

    public IReadOnlyList<object?> Cell(ReleasedCell cell, string area) => [.. Where(cell.Attribute is null ? 2 : cell.Unit is null ? 3 : 4,
        cell.Perspective, cell.Unit, cell.Attribute, cell.Value), AreaCode(area)];

    public IReadOnlyList<object?> Where(int place, string seenBy, string? ofUnit, string? ofAttribute, string? withValue) =>
        [set.Document.Wave, place, Of(perspective, seenBy), Of(unit, ofUnit), Of(attribute, ofAttribute), Of(value, withValue)];

    public object? AreaCode(string area) => Of(Area, area);

    public object? Facet(string area, string facet) => Of(Facets, $"{area}.{facet}");

    public object? Item(string item) => Of(Items, item);

    public object? Indicator(string indicator) => Of(Indicators, indicator);

    private static object? Of(FigureColumn column, string? key) => key is null ? null
        : column.Codes.FirstOrDefault(code => code.Key == key)?.Number;

    private static IReadOnlyList<FigureCode> Numbered(IEnumerable<(string Key, string Label)> all) =>
        [.. all.Select((one, at) => new FigureCode(at + 1, one.Key, one.Label))];
}
