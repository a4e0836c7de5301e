using Wegmarke.Causes;
using Wegmarke.Releases;

namespace Wegmarke.Controlling;

/// <summary>The chain from why to what came of it: causes, what was done about them, the indicators that should move, and how the areas
/// changed between the last two waves. Each step stands for itself; that one follows the other does not make it so.</summary>
/// <param name="Causes">Those the reader may see.</param>
/// <param name="Areas">Areas concerned, with their released change; null where protected or not to be compared.</param>
public sealed record EffectChain(string Title, IReadOnlyList<CauseCard> Causes, IReadOnlyList<Course> Courses,
    IReadOnlyList<GoalCourse> Goals, IReadOnlyList<(string Area, ReleasedChange? Change)> Areas)
{
    /// <param name="release">The latest; null: none.</param>
    public static EffectChain OfGoal(GoalCourse goal, ControllingState state, IReadOnlyList<CauseCard> causes, ReleaseDocument? release)
    {
        IReadOnlyList<Course> courses = [.. state.Courses.Where(one => one.Sheet.Content.Goals.Any(share => share.Goal == goal.Goal.Id))];
        return new(goal.Goal.Content.Title, [.. causes.Where(cause => courses.Any(course => Answers(course, cause)))], courses, [goal],
            Changes([goal.Goal.Content.Area], release));
    }

    public static EffectChain OfCause(CauseCard cause, ControllingState state, ReleaseDocument? release)
    {
        IReadOnlyList<Course> courses = [.. state.Courses.Where(one => Answers(one, cause))];
        var goals = courses.SelectMany(one => one.Sheet.Content.Goals).Select(one => one.Goal).ToHashSet();
        return new(cause.Wording.Name, [cause], courses, [.. state.Goals.Where(one => goals.Contains(one.Goal.Id))],
            Changes(cause.Wording.AreaKeys, release));
    }

    private static bool Answers(Course course, CauseCard cause) => course.Sheet.Content.Causes.Contains(cause.Id.ToString())
        || (cause.Cause.Known.Length > 0 && course.Sheet.Content.Causes.Contains(cause.Cause.Known));

    private static IReadOnlyList<(string, ReleasedChange?)> Changes(IEnumerable<string> areas, ReleaseDocument? release) =>
        [.. areas.Select(area => (area, release?.Areas.FirstOrDefault(one => one.Key == area)?.Change))];
}
