using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Disclosure;
using Wegmarke.Indicators;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Proposals;
using Wegmarke.Releases;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.PublicPages;

/// <summary>Where a goal stands, as far as the public reads it.</summary>
public enum PublicStand
{
    Reached,
    OnTheWay,
    NotMeasured,
}

/// <param name="Latest">The latest reading; null where there is none or it judges few people.</param>
public sealed record PublicGoal(string Title, string Area, PublicStand Stand, double? Start, double? Target, double? Latest, DateOnly? Due);

public sealed record PublicInitiative(string Title, DateOnly Day, string Reason);

/// <summary>Everything the public page shows. It is built anew out of titles, days and released figures; whoever did something, offices,
/// comments and inner reasons are not among what it takes.</summary>
public sealed record ProgressView(string Administration, ProgressChoice Choice, MaturityModel Model, DateOnly AsOf)
{
    public string Vision { get; init; } = "";

    public IReadOnlyList<string> Principles { get; init; } = [];

    public IReadOnlyList<PublicGoal> Goals { get; init; } = [];

    public IReadOnlyList<PublicInitiative> Finished { get; init; } = [];

    public IReadOnlyList<PublicInitiative> No { get; init; } = [];

    public ProposalFigures? Proposals { get; init; }

    /// <summary>The release that areas are taken from; null: none holds, or the block was not chosen.</summary>
    public ReleaseDocument? Release { get; init; }

    public IReadOnlyList<ReleasedArea> Areas { get; init; } = [];

    /// <summary>How many entries were kept back because they sound like persons.</summary>
    public int LeftOut { get; init; }

    public ModelTexts Texts(Language language) => Model.TextsIn(language.Key);
}

/// <summary>Puts the public page together. An area that judges few people is shown to nobody outside, and neither are its
/// readings.</summary>
public static class FindProgress
{
    /// <param name="model">The model by which the administration measures itself.</param>
    public static async Task<ProgressView> Run(Database db, Administration administration, ProgressChoice choice, MaturityModel model,
        DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var view = new ProgressView(administration.Name, choice with { Intro = Clean(choice.Intro) ? choice.Intro : "" }, model, today);
        if (choice.Has(ProgressBlock.Vision) || choice.Has(ProgressBlock.Goals))
        {
            view = WithStrategy(view, await StrategyState.Of(db, administration.Id), await RecordReading.Latest(db, administration.Id,
                today,
                now));
        }

        if (choice.Has(ProgressBlock.Finished) || choice.Has(ProgressBlock.No))
        {
            view = WithInitiatives(view, await Portfolio.Of(db, administration.Id));
        }

        if (choice.Has(ProgressBlock.Proposals))
        {
            view = view with { Proposals = ProposalFigures.Of(await ProposalState.Of(db, administration.Id), today) };
        }

        return choice.Has(ProgressBlock.Areas) ? await WithAreas(db, view, administration.Id) : view;
    }

    private static bool Clean(string text) => PersonalTraces.Certain(text).Count == 0 && PersonalTraces.Possible(text).Count == 0;

    private static ProgressView WithStrategy(ProgressView view, StrategyState state, IReadOnlyList<Reading> readings)
    {
        var left = view.LeftOut;
        if (view.Choice.Has(ProgressBlock.Vision) && state.Text is { } text)
        {
            var lines = text.Principles.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            left += lines.Count(line => !Clean(line)) + (Clean(text.Vision) ? 0 : 1);
            view = view with { Vision = Clean(text.Vision) ? text.Vision : "", Principles = [.. lines.Where(Clean)] };
        }

        if (!view.Choice.Has(ProgressBlock.Goals)) return view with { LeftOut = left };
        var goals = state.Goals.Select(goal => Of(goal.Content, view.Model, readings))
            .Concat(state.Ended.Where(one => one.End.Reached).Select(one => Of(one.Goal.Content, view.Model,
                []) with { Stand = PublicStand.Reached }))
            .ToList();
        return view with { Goals = [.. goals.Where(one => Clean(one.Title))], LeftOut = left + goals.Count(one => !Clean(one.Title)) };
    }

    private static PublicGoal Of(GoalContent goal, MaturityModel model, IReadOnlyList<Reading> readings)
    {
        var few = model.Areas.FirstOrDefault(one => one.Key == goal.Area) is not { SingularRole: false };
        if (few) return new(goal.Title, goal.Area, PublicStand.NotMeasured, null, null, null, goal.Due);
        var latest = goal.Indicator.Length == 0 ? null : readings.FirstOrDefault(one => one.Indicator == goal.Indicator)?.Value;
        var stand = (latest, goal.Start, goal.Target) switch
        {
            ({ } value, { } start, { } target) => (target > start ? value >= target : value <= target) ? PublicStand.Reached
                : PublicStand.OnTheWay,
            _ => PublicStand.NotMeasured,
        };
        return new(goal.Title, goal.Area, stand, goal.Start, goal.Target, latest, goal.Due);
    }

    private static ProgressView WithInitiatives(ProgressView view, Portfolio portfolio)
    {
        var reasons = view.Choice.Has(ProgressBlock.NoReasons);
        var finished = view.Choice.Has(ProgressBlock.Finished) ? portfolio.Sheets.Where(one => one.Stand == Stand.Done)
            .OrderByDescending(one => one.Step.Day).Select(one => new PublicInitiative(one.Content.Title, one.Step.Day, "")).ToList() : [];
        var no = view.Choice.Has(ProgressBlock.No) ? portfolio.No.Select(one => new PublicInitiative(one.Content.Title, one.Step.Day,
            reasons && Clean(one.Step.Reason) ? one.Step.Reason : "")).ToList() : [];
        return view with
        {
            Finished = [.. finished.Where(one => Clean(one.Title))], No = [.. no.Where(one => Clean(one.Title))],
            LeftOut = view.LeftOut + finished.Concat(no).Count(one => !Clean(one.Title)),
        };
    }

    private static async Task<ProgressView> WithAreas(Database db, ProgressView view, Guid administration)
    {
        if (await PublishRelease.Of(db, administration) is not [var release, ..]) return view;
        var document = ReleaseDocument.Read(release.Json);
        var model = await StoredModel.Of(db, document.ModelHash);
        return view with
        {
            Model = model, Release = document,
            Areas = [.. document.Areas.Where(area => area.Overall is not null
                && SingularRoles.MayShowPart(model.Areas.First(one => one.Key == area.Key).SingularRole, false))],
        };
    }
}
