using Wegmarke.Indicators;
using Wegmarke.Initiatives;
using Wegmarke.Strategy;

namespace Wegmarke.Controlling;

/// <summary>An initiative on its course: what is known of it today, what the rule says, and what it will say in eight weeks.</summary>
/// <param name="Ahead">Light if it goes on like this.</param>
/// <param name="Word">What somebody said instead of the rule, where it holds today.</param>
/// <param name="Last">How the last frozen round found it.</param>
/// <param name="Line">What was said in the open round.</param>
public sealed record Course(
    Sheet Sheet, LightFacts Facts, RoundProgress Progress, Ruling Ruling, Ruling Ahead, LightOverride? Word, RoundEntry? Last,
    RoundLine? Line)
{
    public Guid Id => Sheet.Id;

    public string Title => Sheet.Content.Title;

    public Light Shown => Word?.Light ?? Ruling.Light;

    /// <summary>Will turn red, and is not yet.</summary>
    public bool WillBeRed => Ruling.Light != Light.Red && Ahead.Light == Light.Red;

    /// <summary>The monthly round asks about it.</summary>
    public bool IsAsked => Sheet.Stand == Stand.Running;

    public bool IsMissing => IsAsked && Line is null;
}

/// <summary>A goal with its indicator on the way.</summary>
/// <param name="Path">Null: no indicator, start, target, date or reading.</param>
public sealed record GoalCourse(Goal Goal, PathFact? Path, Reading? Reading, Ruling Ruling);

/// <summary>Everything that controlling knows of an administration today.</summary>
/// <param name="Open">The open round; null: none.</param>
/// <param name="Rounds">Frozen ones that were read, the latest first.</param>
/// <param name="Due">Indicators of goals and of keepers whose reading is old, with who is asked.</param>
public sealed record ControllingState(
    Guid AdministrationId, DateOnly Today, ControllingPlan Plan, Round? Open, IReadOnlyList<RoundDocument> Rounds, string? LastHash,
    IReadOnlyList<RoundLine> Lines, IReadOnlyList<Course> Courses, IReadOnlyList<GoalCourse> Goals, IReadOnlyList<DueReading> Due,
    IReadOnlyDictionary<Guid, BenefitCheck> Benefits)
{
    public RoundDocument? Last => Rounds.Count > 0 ? Rounds[0] : null;

    public IEnumerable<Course> Running => Courses.Where(one => one.Sheet.Stand == Stand.Running);

    public IEnumerable<Course> BenefitsDue => Courses.Where(one => BenefitCheck.IsDue(one.Sheet, Benefits.ContainsKey(one.Id), Today));

    /// <summary>What somebody is asked about; null stands for everybody.</summary>
    public MyPart PartOf(IReadOnlyCollection<string>? owners) => new(
        [.. Courses.Where(one => one.IsAsked && Owns(owners, one.Sheet.Content.Owner))],
        [.. Due.Where(one => Owns(owners, one.Owner))],
        [.. BenefitsDue.Where(one => Owns(owners, one.Sheet.Content.Owner))]);

    public static bool Owns(IReadOnlyCollection<string>? owners, string owner) => owners is null
        || owners.Contains(owner.Trim(), StringComparer.OrdinalIgnoreCase);
}

/// <param name="Owner">Who looks after it.</param>
/// <param name="Since">When the latest reading stopped counting; null: there never was one.</param>
public sealed record DueReading(string Indicator, string Owner, DateOnly? Since, Reading? Latest);

/// <summary>What the round asks one owner.</summary>
public sealed record MyPart(IReadOnlyList<Course> Asked, IReadOnlyList<DueReading> Readings, IReadOnlyList<Course> Benefits)
{
    public IReadOnlyList<Course> Missing => [.. Asked.Where(one => one.IsMissing)];

    public bool IsEmpty => Asked.Count + Readings.Count + Benefits.Count == 0;
}
