namespace Wegmarke.Initiatives;

/// <summary>A line of a table of initiatives, as it was written. Empty fields of a known initiative leave it as it is.</summary>
/// <param name="After">Titles of initiatives that must be done before, parted by bars.</param>
/// <param name="Milestones">Day and name, parted by bars.</param>
public sealed record InitiativeRow(
    int Line, string Title, string Area, string Begin, string End, string Days, string CostOnce, string CostRunning, string Owner,
    string Why, string Effect, string After, string Milestones)
{
    public const int RowsMax = 1000;
    public const char Bar = '|';

    /// <summary>Not before this day.</summary>
    public string Earliest { get; init; } = "";

    /// <summary>Done by this day.</summary>
    public string Deadline { get; init; } = "";

    public string Months { get; init; } = "";

    /// <summary>Yes or no.</summary>
    public string Must { get; init; } = "";

    /// <summary>Euro per year.</summary>
    public string Saving { get; init; } = "";

    /// <summary>From 1 to 5.</summary>
    public string EffectSize { get; init; } = "";

    /// <summary>Yes or no.</summary>
    public string Groundwork { get; init; } = "";

    public string People { get; init; } = "";

    public string Risks { get; init; } = "";
}

/// <summary>What would become of a line.</summary>
/// <param name="Known">The initiative of the same title; null: a new one.</param>
/// <param name="Content">Null where something is wrong.</param>
public sealed record PlannedInitiative(InitiativeRow Row, Sheet? Known, InitiativeContent? Content, IReadOnlyList<string> Faults)
{
    /// <summary>Stands for the initiative as long as it has no number of its own.</summary>
    public Guid Id => Known?.Id ?? PlaceOf(Row);

    public bool Changes => Content is not null && Content.ToJson() != Known?.Content.ToJson();

    internal static Guid PlaceOf(InitiativeRow row) => new(row.Line, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
