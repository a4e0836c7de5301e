using Wegmarke.Responses.Paper;

namespace Wegmarke.Scans;

/// <summary>What an invented person meant in a row.</summary>
/// <param name="Code">The answer; null where nothing was answered.</param>
/// <param name="Ambiguous">Nobody can say what was meant: only a person may decide.</param>
public sealed record MeantRow(PrintedRow Row, int? Code, bool Ambiguous);

/// <summary>An invented scan of a page, and what was meant on it.</summary>
/// <param name="Picture">PNG, JPEG or TIFF.</param>
public sealed record FilledPage(byte[] Picture, IReadOnlyList<MeantRow> Rows);
