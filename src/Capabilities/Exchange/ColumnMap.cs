namespace Wegmarke.Exchange;

/// <summary>What the columns of a table of answers mean, where their names do not say it.</summary>
/// <param name="Columns">By header, compared without regard to case.</param>
/// <param name="OthersIgnored">Columns that fit nothing are left out instead of being refused.</param>
/// <param name="Perspective">Perspective of all sheets where no column says it.</param>
/// <param name="PerspectiveOf">Text in the perspective column to perspective key.</param>
/// <param name="Codes">Text in an item column to answer code; for all item columns.</param>
public sealed record ColumnMap(
    IReadOnlyDictionary<string, ColumnRule> Columns,
    bool OthersIgnored,
    string? Perspective,
    IReadOnlyDictionary<string, string> PerspectiveOf,
    IReadOnlyDictionary<string, byte> Codes)
{
    public static readonly ColumnMap Empty = new(
        new Dictionary<string, ColumnRule>(), false, null, new Dictionary<string, string>(), new Dictionary<string, byte>());
}

/// <summary>One column: an item, or another role.</summary>
/// <param name="Codes">Text to answer code, for this column only; goes before the map's own codes.</param>
public sealed record ColumnRule(ColumnRole Role, string? Item, IReadOnlyDictionary<string, byte> Codes);

public enum ColumnRole
{
    Item,
    Group,
    Perspective,
    Ignore,
}
