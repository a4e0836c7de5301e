namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Why a page did not become part of a sheet.</summary>
public enum PageTrouble
{
    /// <summary>No page of ours, or its corners or its code could not be found.</summary>
    NotFound,
    OtherCampaign,
    UnknownKind,

    /// <summary>Other pages of its sheet are not beside it.</summary>
    Incomplete,
}

/// <summary>A row that a person has to look at, with what is seen there.</summary>
/// <param name="Field">Place of the item, or <see cref="PrintedRow.UnitField"/>.</param>
/// <param name="Png">The row as it was scanned, laid straight.</param>
public sealed record OpenDoubt(int Field, Doubt Doubt, byte[] Png);

/// <summary>A page that could not be used, with a small picture of it.</summary>
/// <param name="Place">Which page of the file it is, from 1.</param>
public sealed record TroubledPage(int Place, PageTrouble Trouble, string Code, byte[] Png);

/// <summary>A complete sheet as it was read. What is doubtful stands as skipped until somebody decides.</summary>
public sealed record ScannedSheet(SheetKind Kind, int Unit, byte[] Codes, IReadOnlyList<OpenDoubt> Doubts)
{
    /// <summary>Number of the value of each attribute that the campaign asks.</summary>
    public byte[] Attributes { get; init; } = [];
}

/// <param name="Blank">White pages, such as backs; nothing is missing.</param>
/// <param name="Empty">Sheets on which nothing was crossed; they are not counted as answers.</param>
public sealed record ScanReading(IReadOnlyList<ScannedSheet> Sheets, IReadOnlyList<TroubledPage> Troubles, int Blank, int Empty);
