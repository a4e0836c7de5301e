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

    /// <summary>Every subject needs the same number of codes, and some have others.</summary>
    public static readonly Absence Unequal = new("unequal_counts");

    /// <summary>More possibilities than can be counted exactly within the limits that the estimator states.</summary>
    public static readonly Absence TooLarge = new("too_large");

    /// <summary>A value is infinite, negative where it may not be, or outside the scale.</summary>
    public static readonly Absence OutOfRange = new("out_of_range");

    public override string ToString() => Key;
}
