using Wegmarke.MaturityModels;

namespace Wegmarke.Responses;

/// <summary>All answer sheets of one data set, column-wise: one byte per sheet and item (see AnswerCode). Answers are as given;
/// reversed items are recoded when scored, never here.</summary>
/// <param name="Model">The frozen model that gives the columns their meaning.</param>
/// <param name="Items">Item keys, one per column, in the model's order.</param>
/// <param name="Columns">Columns[i][r] is the code of item i on sheet r; all columns have <see cref="Rows"/> bytes.</param>
/// <param name="Perspectives">Perspective key of each sheet.</param>
/// <param name="Groups">Group (unit, town …) of each sheet as an index into GroupNames; -1 where unknown. Null: no grouping.</param>
public sealed record AnswerTable(
    MaturityModel Model,
    int Rows,
    IReadOnlyList<string> Items,
    IReadOnlyList<byte[]> Columns,
    IReadOnlyList<string> Perspectives,
    int[]? Groups,
    IReadOnlyList<string> GroupNames)
{
    /// <summary>What else sheets say about who answered, as far as the campaign allows it to be shown.</summary>
    public IReadOnlyList<AttributeColumn> Attributes { get; init; } = [];

    /// <summary>The column of each item that was asked of anybody.</summary>
    public IReadOnlyDictionary<string, byte[]> ByItem() => Items.Zip(Columns).ToDictionary(pair => pair.First, pair => pair.Second);
}

/// <summary>An attribute with few coarse values, such as a class of years of service.</summary>
/// <param name="Codes">Number of the value on each sheet; −1 where not said.</param>
public sealed record AttributeColumn(string Key, IReadOnlyList<string> Values, int[] Codes);
