using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.MaturityModels;

namespace Wegmarke.Exchange.Transfers;

/// <summary>A file of another system on its way into a house. It stands in memory only, for its owner, and is gone when the way
/// ends.</summary>
/// <param name="File">Null once the result was made: nothing raw is kept.</param>
/// <param name="Items">How many items a model would get from its questionnaire.</param>
public sealed record Transfer(
    Guid Id, Guid Administration, Guid Owner, string Name, ForeignFile? File, Inspection Inspection, Instrument? Instrument, int Items,
    IReadOnlyList<ColumnProfile> Columns, long Cases, IReadOnlyList<Remark> Remarks)
{
    public const int BytesMax = 32 * 1024 * 1024;

    /// <summary>The model that the answers are read with, once it is chosen.</summary>
    public MaturityModel? Model { get; init; }

    public Mapping Mapping { get; init; } = Mapping.Empty;

    /// <summary>The map that a draft from this file left behind.</summary>
    public string? ColumnsOfDraft { get; init; }

    public TransferResult? Result { get; init; }

    public bool HasAnswers => Columns.Count > 0 && Cases > 0;

    public bool HasQuestionnaire => Items > 0;

    /// <summary>Nothing can become of it here.</summary>
    public bool IsUseless => Result is null && !HasAnswers && !HasQuestionnaire;
}

/// <summary>What became of the answers: figures about them, none of them.</summary>
/// <param name="Sheets">How many were read.</param>
public sealed record TransferResult(long Sheets, string Report, byte[] Figures, string Columns, IReadOnlyList<string> Notes);

/// <summary>A column of a table of answers as far as one has to know it to say what it means.</summary>
/// <param name="Filled">Cases that have a value.</param>
/// <param name="Values">The different values with their labels; empty where there are too many to be codes.</param>
public sealed record ColumnProfile(string Name, string Label, long Filled, IReadOnlyList<ColumnValue> Values)
{
    /// <summary>More different values than this are free text or numbers, no answers on a scale.</summary>
    public const int ValuesMax = 30;

    public bool Many => Values.Count == 0 && Filled > 0;
}

/// <param name="Label">What the file says about it; empty where it says nothing.</param>
/// <param name="Missing">Whether the file declares it as missing.</param>
public sealed record ColumnValue(string Value, string Label, bool Missing);

/// <summary>What the columns mean, as proposed and as corrected.</summary>
/// <param name="Perspective">Whose answers these are where no column says it; empty: not chosen.</param>
/// <param name="PerspectiveOf">Value of the perspective column to perspective.</param>
public sealed record Mapping(IReadOnlyList<ColumnChoice> Columns, string Perspective, IReadOnlyDictionary<string, string> PerspectiveOf)
{
    public static readonly Mapping Empty = new([], "", new Dictionary<string, string>());

    public ColumnMap ToMap() => new(Columns.Where(one => one.Rule.Role != ColumnRole.Ignore)
        .DistinctBy(one => one.Column.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(one => one.Column.Name, one => one.Rule, StringComparer.OrdinalIgnoreCase), true,
            Perspective.Length > 0 ? Perspective : null,
        PerspectiveOf, new Dictionary<string, byte>());

    /// <summary>Items that more than one column claims; each may have one.</summary>
    public IReadOnlyList<string> Twice => [.. Columns.Where(one => one.Rule.Item is not null).GroupBy(one => one.Rule.Item!)
        .Where(group => group.Count() > 1).Select(group => group.Key)];

    public Mapping With(int at, ColumnChoice choice) => this with { Columns = [.. Columns.Select((one,
        place) => place == at ? choice : one)] };
}

/// <summary>What one column means, how sure that is and why.</summary>
public sealed record ColumnChoice(ColumnProfile Column, ColumnRule Rule, Sureness Sureness, Wording Why)
{
    public static readonly ColumnRule Ignored = new(ColumnRole.Ignore, null, new Dictionary<string, byte>());

    /// <summary>Values of an item that nobody has said the meaning of; they will count as missing.</summary>
    public IReadOnlyList<ColumnValue> Open => Rule.Item is null ? [] : [.. Column.Values.Where(one => !Rule.Codes.ContainsKey(one.Value))];
}

public enum Sureness
{
    /// <summary>Nothing was found; left out.</summary>
    None,

    /// <summary>Alike, but to be looked at.</summary>
    Likely,
    Sure,

    /// <summary>A person said so.</summary>
    Chosen,
}

public static class SurenessWords
{
    public static string Word(this Sureness sureness, Language language) => sureness switch
    {
        Sureness.None => language.Say("nichts gefunden", "nothing found"),
        Sureness.Likely => language.Say("unsicher", "unsure"),
        Sureness.Sure => language.Say("sicher", "sure"),
        _ => language.Say("von Ihnen gewählt", "chosen by you"),
    };
}
