using Wegmarke.Responses.Paper.Scanning;

namespace Wegmarke.Responses.Paper;

/// <summary>What somebody typed from a sheet.</summary>
/// <param name="By">The account that typed; the second entry needs another one.</param>
public sealed record PaperEntry(Guid By, int Unit, byte[] Codes);

/// <summary>One sheet of a batch before it is an answer. Scanned: as read, with its doubts. Typed: one or two entries.</summary>
/// <param name="Number">Place in the stack, from 1.</param>
/// <param name="Ballot">Makes taking it over exactly-once; random, and nowhere else.</param>
public sealed record PaperSheet(int Number, SheetKind Kind, byte[] Ballot, PaperEntry First, PaperEntry? Second,
    IReadOnlyList<OpenDoubt> Doubts)
{
    /// <summary>Fields that two people typed differently: places of items, and <see cref="PrintedRow.UnitField"/>.</summary>
    public IReadOnlyList<int> Differences => Second is not { } second ? [] :
    [
        .. First.Unit == second.Unit ? Array.Empty<int>() : [PrintedRow.UnitField],
        .. Enumerable.Range(0, First.Codes.Length).Where(at => First.Codes[at] != second.Codes[at]),
    ];

    public PackedSheet Packed => new(Kind.Perspective, First.Unit, First.Codes);
}
