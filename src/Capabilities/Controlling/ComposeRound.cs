using Wegmarke.Initiatives;

namespace Wegmarke.Controlling;

/// <summary>Writes down how everything stands: a pure function of the state.</summary>
public static class ComposeRound
{
    /// <param name="round">Null: as if a round froze now, to compare with the last one.</param>
    public static RoundDocument Run(ControllingState state, Round? round, string administration) => new(RoundDocument.CurrentSchema,
        administration, round?.Number ?? 0, round?.Opened ?? state.Today, round?.Due ?? state.Today, state.Today, state.LastHash,
        [.. state.Courses.Where(one => Belongs(one, state.Last)).OrderBy(one => one.Id).Select(one => Entry(one, round is not null))],
        [.. state.Goals.OrderBy(one => one.Goal.Id).Select(one => new RoundGoal(one.Goal.Id, one.Goal.Content.Title,
            one.Goal.Content.Indicator, one.Reading?.Value, one.Reading?.Date, one.Path?.Expected(one.Path.On), one.Ruling.Light,
            one.Ruling.Reasons))]);

    /// <summary>What is alive, and what ended since the last round.</summary>
    private static bool Belongs(Course course, RoundDocument? last) => course.Sheet.Stand.IsAlive()
        || (last is null ? course.Sheet.Stand == Stand.Done : course.Sheet.Step.Day >= last.Frozen || course.Last?.Stand.IsAlive() == true);

    private static RoundEntry Entry(Course course, bool asks)
    {
        var (content, said) = (course.Sheet.Content, course.Line?.Content);
        return new(course.Id, content.Title, content.Area, content.Owner, course.Sheet.Stand, course.Sheet.Step.Day, content.Begin,
            content.End, content.Days, content.CostOnce,
            [.. content.Milestones.Select(one => new RoundMilestone(one.Name, course.Facts.Milestones.First(fact =>
                fact.Name == one.Name).First, one.Planned, one.Reached <= course.Facts.Day ? one.Reached : null))],
            course.Progress,
            said is null ? course.IsAsked && asks ? Answer.Missing : Answer.NotAsked : said.IsUnchanged ? Answer.Unchanged : Answer.Changed,
            course.Line?.By, course.Line is { } line ? DateOnly.FromDateTime(line.At.UtcDateTime) : null,
            [.. (said?.Milestones ?? []).Where(one => one.MovedTo is not null).Select(one => new RoundShift(one.Name, one.Planned,
                one.MovedTo!.Value, one.Reason, one.Planned < DateOnly.FromDateTime(course.Line!.At.UtcDateTime)))],
            course.Ruling.Light, course.Ruling.Reasons,
            course.Word is { Light: { } light } word ? new(light, word.Reason, word.Until, word.By) : null);
    }
}
