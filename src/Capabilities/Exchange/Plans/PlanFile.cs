using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Plans;

/// <summary>A project plan of another system.</summary>
/// <param name="Tasks">Without the project's own summary (UID 0) and blank lines.</param>
public sealed record PlanFile(
    string Title, string? Version, IReadOnlyList<PlanTask> Tasks, IReadOnlyList<PlanResource> Resources,
    IReadOnlyList<PlanAssignment> Assignments, int Calendars,
    int BlankLines, bool HasSummary)
{
    public int Links => Tasks.Sum(task => task.After.Count);

    public Contents Contents => new("mspdi", Version, Title)
    {
        Counts =
        [
            ("tasks", Tasks.Count),
            ("summaryTasks", Tasks.Count(task => task.Summary)),
            ("milestones", Tasks.Count(task => task.Milestone)),
            ("blankLines", BlankLines),
            ("projectSummary", HasSummary ? 1 : 0),
            ("links", Links),
            ("resources", Resources.Count),
            ("assignments", Assignments.Count),
            ("calendars", Calendars),
            ("outlineLevels", Tasks.Count == 0 ? 0 : Tasks.Max(task => task.Level)),
        ],
        Kinds = [("links", Foreign.Contents.CountKinds(Tasks.SelectMany(task => task.After).Select(link => link.Kind)))],
    };
}

/// <param name="Hours">Hours of duration; null where the file does not say.</param>
public sealed record PlanTask(
    int Uid, int? Number, string Name, int Level, string? Wbs, DateTime? Start, DateTime? Finish, double? Hours, int? PercentComplete,
        bool Milestone,
    bool Summary, string Notes, IReadOnlyList<PlanLink> After, Place Place)
{
    /// <summary>Hours of work of all who are assigned; null where the file does not say.</summary>
    public double? WorkHours { get; init; }

    /// <summary>In whole units of the currency; null where the file does not say.</summary>
    public decimal? Cost { get; init; }

    public DateTime? Deadline { get; init; }

    /// <summary>The task does not begin before.</summary>
    public DateTime? NotBefore { get; init; }
}

public sealed record PlanAssignment(int Task, int Resource);

/// <param name="Kind">FF, FS, SF or SS.</param>
/// <param name="LagHours">Distance to the one before; null where there is none.</param>
public sealed record PlanLink(int Before, string Kind, double? LagHours);

public sealed record PlanResource(int Uid, string Name, string? Mail);
