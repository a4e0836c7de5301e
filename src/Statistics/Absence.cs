namespace Wegmarke.Statistics;

/// <summary>Why a number does not exist. The key is permanent and appears in results and files; a number that cannot be
/// computed is never NaN, 0 or an exception.</summary>
public sealed record Absence(string Key)
{
    public static readonly Absence TooFew = new("too_few");
    public static readonly Absence AllMissing = new("all_missing");
    public static readonly Absence Empty = new("empty");
    public static readonly Absence ZeroVariance = new("zero_variance");
    public static readonly Absence NoBetweenVariance = new("no_between_variance");
    public static readonly Absence Singular = new("singular");
    public static readonly Absence EmptyCell = new("empty_cell");
    public static readonly Absence EmptyRowOrColumn = new("empty_row_or_column");
    public static readonly Absence MoreAnswersThanPeople = new("more_answers_than_people");
    public static readonly Absence Census = new("census");
    public static readonly Absence NotConverged = new("not_converged");
    public static readonly Absence NotIdentified = new("not_identified");
    public static readonly Absence Suppressed = new("suppressed");

    public override string ToString() => Key;
}
