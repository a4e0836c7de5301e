using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Views;

/// <summary>The strategy as a tree with what carries it: release, targets, goals, readings, initiatives and open decisions.</summary>
/// <param name="Stands">Where each area stands by the latest release.</param>
/// <param name="Readings">The latest reading of each indicator.</param>
public sealed record StrategyView(
    Administration Administration, MaturityModel Model, StrategyState State, IReadOnlyList<AreaStand> Stands, Portfolio Portfolio,
    Register Register, IReadOnlyList<Reading> Readings, DateOnly Today)
{
    public ModelTexts TextsIn(Language language) => Model.TextsIn(language.Key);

    private IReadOnlyList<Loose>? loose;

    /// <summary>What hangs in the air; worked out once for a page.</summary>
    public IReadOnlyList<Loose> Loose => loose ??= CheckStrategy.Run(State, Stands, [.. Portfolio.Alive.Select(Brief)], Today);

    /// <summary>Areas below their target, where the present stage is not good enough.</summary>
    public IReadOnlyList<string> Below => [.. Stands.Where(one => State.Targets.GetValueOrDefault(one.Area) is not { IsEnough: true }
        && (State.Targets.GetValueOrDefault(one.Area)?.Stage ?? one.ModelTarget) - one.Mean >= CheckStrategy.WorthAGoal).Select(one =>
            one.Area)];

    public IReadOnlyList<Goal> GoalsOf(string area) => [.. State.Goals.Where(one => one.Content.Area == area)];

    public IReadOnlyList<Sheet> Carrying(Guid goal) => [.. Portfolio.Sheets.Where(one => !one.Stand.IsNo()
        && one.Content.Goals.Any(share => share.Goal == goal))];

    public static async Task<StrategyView> Find(Database db, Actor actor, Administration administration, MaturityModel model,
        Language language, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var result = actor.May(Right.ReadResults, administration.Id)
            ? await FindResult.Run(db, actor, administration.Id, null, language) : null;
        IReadOnlyList<AreaStand> stands = [.. model.Areas.Select(area => new AreaStand(area.Key,
            (double?)result?.Document.Areas.FirstOrDefault(one => one.Key == area.Key)?.Overall?.Mean,
            area.Target ?? model.Scales[0].Target ?? model.Scales[0].High))];
        return new(administration, model, await StrategyState.Of(db, administration.Id), stands, await Portfolio.Of(db, administration.Id),
            await Register.Of(db, administration.Id), await RecordReading.Latest(db, administration.Id, today, now), today);
    }

    private static InitiativeInBrief Brief(Sheet sheet) => new(sheet.Id, sheet.Content.Title,
        [.. sheet.Content.Goals.Select(one => one.Goal)], sheet.Content.Causes.Count > 0, sheet.Content.Source == InitiativeSource.Grant);
}
