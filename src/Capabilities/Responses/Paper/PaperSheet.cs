using Wegmarke.Responses.Paper.Scanning;

namespace Wegmarke.Responses.Paper;

/// <summary>What somebody typed from a sheet.</summary>
/// <param name="By">The account that typed; the second entry needs another one.</param>
public sealed record PaperEntry(Guid By, int Unit, byte[] Codes)
{
    /// <summary>Number of the value of each attribute that the campaign asks, as on a sheet.</summary>
    public byte[] Attributes { get; init; } = [];

    /// <summary>What was typed of the words in the frame; empty where there are none.</summary>
    public string Comment { get; init; } = "";

    /// <summary>What a field holds, the words left out.</summary>
    public int this[int field] => field == PrintedRow.UnitField ? Unit
        : PrintedRow.AttributeOf(field) is >= 0 and var place ? Attributes[place] == PackedSheet.NotSaid ? -1 : Attributes[place]
            : Codes[field];
}

/// <summary>One sheet of a batch before it is an answer. Scanned: as read, with its doubts. Typed: one or two entries.</summary>
/// <param name="Number">Place in the stack, from 1.</param>
/// <param name="Ballot">Makes taking it over exactly-once; random, and nowhere else.</param>
public sealed record PaperSheet(int Number, SheetKind Kind, byte[] Ballot, PaperEntry First, PaperEntry? Second,
    IReadOnlyList<OpenDoubt> Doubts)
{
    /// <summary>Fields that two people typed differently.</summary>
    public IReadOnlyList<int> Differences => Second is not { } second ? [] :
    [
        .. First.Unit == second.Unit ? Array.Empty<int>() : [PrintedRow.UnitField],
        .. Enumerable.Range(0, First.Attributes.Length).Where(at => First.Attributes[at] != second.Attributes[at])
            .Select(PrintedRow.AttributeField),
        .. Enumerable.Range(0, First.Codes.Length).Where(at => First.Codes[at] != second.Codes[at]),
        .. SameWords(First.Comment, second.Comment) ? Array.Empty<int>() : [PrintedRow.CommentField],
    ];

    /// <summary>The sheet as it becomes an answer.</summary>
    /// <param name="comments">Whether the campaign takes words; then there is room for them on every sheet.</param>
    public PackedSheet Packed(bool comments) => new(Kind.Perspective, First.Unit, First.Codes)
    {
        Attributes = First.Attributes,
        Comment = comments ? SheetComment.Read(-1, First.Comment) ?? SheetComment.Empty : null,
    };

    /// <summary>Blanks and breaks are typed as everybody likes.</summary>
    private static bool SameWords(string one, string other) => one.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .SequenceEqual(other.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
