using Wegmarke.Design;
using Wegmarke.Responses;

namespace Wegmarke.Exchange;

/// <summary>What a person decides about reading a table of answers.</summary>
/// <param name="Group">Header of the group column; goes before the map.</param>
/// <param name="Perspective">Header of the perspective column; goes before the map.</param>
/// <param name="OffScaleIsMissing">Texts that are no answer count as skipped instead of stopping the reading.</param>
public sealed record ReadingChoices(ColumnMap Map, string? Group, string? Perspective, bool OffScaleIsMissing, Language Language);

/// <summary>Answers that were read, and what a reader of the result should know about the reading.</summary>
/// <param name="Separator">Null for a spreadsheet.</param>
/// <param name="OffScale">Texts that were no answer and now count as skipped.</param>
public sealed record AnswersRead(
    AnswerTable Table,
    string File,
    char? Separator,
    IReadOnlyList<string> ItemsWithoutColumn,
    IReadOnlyList<string> IgnoredColumns,
    long OffScale,
    bool PerspectiveAssumed);
