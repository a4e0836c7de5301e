using Wegmarke.Causes;
using Wegmarke.Controlling;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Initiatives;
using Wegmarke.Strategy;

namespace Wegmarke.Web.Api;

/// <summary>Why a deficit exists, with what the rule makes of the evidence. Evidence itself stays on the pages.</summary>
/// <param name="Areas">Areas whose deficit it explains, the most important first.</param>
/// <param name="Level">Who can remove it.</param>
/// <param name="Verdict">Supported, Plausible, Contradicted or Open.</param>
/// <param name="SourcesFor">Independent sources that speak for it.</param>
/// <param name="SourcesAgainst">Independent sources that speak against it.</param>
/// <param name="Reviewed">Somebody other than the author read the present wording.</param>
/// <param name="Initiatives">Initiatives that work on it.</param>
internal sealed record CauseShape(
    Guid Id, string Name, string Description, IReadOnlyList<string> Areas, string Level, bool Discarded, VerdictWord Verdict,
    int SourcesFor, int SourcesAgainst, int KindsFor, int KindsAgainst, bool Reviewed, IReadOnlyList<Guid> Initiatives)
{
    public static CauseShape Of(CauseCard card) => new(card.Id, card.Wording.Name, card.Wording.Description, card.Wording.AreaKeys,
        card.Wording.Level.ToString(), card.Discarded, card.Verdict.Word, card.Verdict.For, card.Verdict.Against, card.Verdict.KindsFor,
        card.Verdict.KindsAgainst, card.Review is not null, [.. card.Initiatives.Select(one => Guid.Parse(one.Address.Split('/')[^1]))]);
}

/// <summary>The strategy as it stands.</summary>
/// <param name="Version">Null: nobody wrote one yet.</param>
/// <param name="Targets">What is agreed for areas.</param>
internal sealed record StrategyShape(
    int? Version, string Vision, string Principles, DateOnly? Begins, IReadOnlyList<ResolutionShape> Resolutions,
    IReadOnlyList<TargetShape> Targets)
{
    public static StrategyShape Of(StrategyState state) => new(state.Text?.Number, state.Text?.Vision ?? "", state.Text?.Principles ?? "",
        state.Text?.Begins, [.. state.Resolutions.Select(one => new ResolutionShape(one.Number, one.Body, one.Day, one.Reference,
            one.Words))], [.. state.Targets.Values.OrderBy(one => one.Area, StringComparer.Ordinal).Select(one => new TargetShape(one.Area,
            one.Stage, one.Due, one.Owner, one.Way, one.Enough))]);
}

/// <summary>A body resolved a version of the strategy.</summary>
internal sealed record ResolutionShape(int Version, string Body, DateOnly Day, string Reference, string Words);

/// <summary>The stage agreed for an area.</summary>
/// <param name="Owner">Office or unit, never a private name.</param>
/// <param name="Enough">Why the present stage is good enough; empty where it is not.</param>
internal sealed record TargetShape(string Area, double Stage, DateOnly Due, string Owner, string Way, string Enough);

/// <summary>A goal that is pursued, with its light.</summary>
/// <param name="Indicator">Key of an indicator; empty: see <paramref name="OwnIndicator"/>.</param>
/// <param name="Confidence">Percent.</param>
/// <param name="Value">Latest reading.</param>
/// <param name="Reasons">Why the rule gives this light, in words.</param>
internal sealed record GoalShape(
    Guid Id, int Version, string Area, string Title, string Indicator, string OwnIndicator, double? Start, double? Target, DateOnly? Due,
    string Owner, Ambition Ambition, int Confidence, double? Value, DateOnly? ValueOn, Light Light, IReadOnlyList<string> Reasons)
{
    public static GoalShape Of(GoalCourse course, Language language)
    {
        var (goal, content) = (course.Goal, course.Goal.Content);
        return new(goal.Id, goal.Number, content.Area, content.Title, content.Indicator, content.OwnIndicator, content.Start,
            content.Target, content.Due, content.Owner, content.Ambition, content.Confidence, course.Reading?.Value, course.Reading?.Date,
            course.Ruling.Light, [.. course.Ruling.Reasons.Select(one => one.In(language))]);
    }
}

/// <summary>An initiative as it stands.</summary>
/// <param name="Version">Counts what was written.</param>
/// <param name="Step">Counts where it stood.</param>
/// <param name="Since">Day from which it stands so.</param>
/// <param name="Reason">Why it stands so.</param>
/// <param name="Content">What it says.</param>
internal sealed record InitiativeShape(
    Guid Id, int Version, int Step, Stand Stand, DateOnly Since, string Reason, DateTimeOffset ChangedAt, InitiativeContent Content)
{
    public static InitiativeShape Of(Sheet sheet) => new(sheet.Id, sheet.Version.Number, sheet.Step.Number, sheet.Stand, sheet.Step.Day,
        sheet.Step.Reason, sheet.Version.At, sheet.Content);
}

/// <summary>Where an initiative shall stand.</summary>
/// <param name="Stand">Another stand than the present one.</param>
/// <param name="Reason">At most 2,000 characters. Needed to pause, decline, stop or take up again, and to begin against the brake.</param>
/// <param name="Day">From which day it stands so; missing: today.</param>
/// <param name="Anyway">Begin although as many run already as are agreed; the reason says why.</param>
internal sealed record StandInput(Stand Stand, string Reason = "", DateOnly? Day = null, bool Anyway = false);

/// <summary>A comment on an initiative.</summary>
/// <param name="Text">At most 4,000 characters.</param>
internal sealed record CommentInput(string Text);

/// <summary>A comment that was added.</summary>
internal sealed record CommentShape(Guid Initiative, string Text);

/// <summary>How an initiative is on its course.</summary>
/// <param name="Light">As it is shown: what somebody says otherwise counts as long as it holds.</param>
/// <param name="Rule">What the rule says.</param>
/// <param name="Ahead">What the rule will say in eight weeks if it goes on like this.</param>
/// <param name="OtherwiseBecause">Why somebody says otherwise; null: nobody does.</param>
internal sealed record LightShape(
    Guid Initiative, string Title, Stand Stand, Light Light, string InWords, Light Rule, IReadOnlyList<string> Reasons, Light Ahead,
    string? OtherwiseBecause)
{
    public static LightShape Of(Course course, Language language) => new(course.Id, course.Title, course.Sheet.Stand, course.Shown,
        course.Shown.Name(language), course.Ruling.Light, [.. course.Ruling.Reasons.Select(one => one.In(language))], course.Ahead.Light,
        course.Word?.Reason);
}

/// <summary>A frozen round.</summary>
/// <param name="Previous">Hash of the round before.</param>
internal sealed record RoundShape(
    int Number, DateOnly Opened, DateOnly Due, DateOnly Frozen, bool InTime, string Hash, string? Previous, int Green, int Yellow, int Red)
{
    public static RoundShape Of(RoundDocument one, string hash)
    {
        int Count(Light light) => one.Initiatives.Count(entry => entry.Shown == light);
        return new(one.Number, one.Opened, one.Due, one.Frozen, one.InTime, hash, one.Previous, Count(Light.Green), Count(Light.Yellow),
            Count(Light.Red));
    }
}

/// <summary>A question with its decision, where there is one.</summary>
/// <param name="Who">Office or body that decides.</param>
/// <param name="Since">Open since.</param>
/// <param name="Way">How it was decided; null: still open.</param>
internal sealed record DecisionShape(
    Guid Id, string Text, DecisionLevel Level, string Who, DateOnly Since, DecisionWay? Way, string? Outcome, string? Reason, DateOnly? Day)
{
    public static DecisionShape Of(Question one, Decision? decision) => new(one.Id, one.Text, one.Level, one.Who, one.Since, decision?.Way,
        decision?.Outcome, decision?.Reason, decision?.Day);
}
