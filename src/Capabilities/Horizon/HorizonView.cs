using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Horizon.Risks;
using Wegmarke.Horizon.Trends;
using Wegmarke.MaturityModels;

namespace Wegmarke.Horizon;

/// <summary>What the pages of the horizon show.</summary>
public sealed record HorizonView(
    Administration Administration, MaturityModel Model, HorizonBoard Board, EntryQuery Query, DateOnly Today, bool MaySteer,
        Language Language)
{
    public string Root => $"/administrations/{Administration.Id}/horizon";

    public IReadOnlyList<string> Areas => [.. Model.Areas.Select(one => one.Key)];

    public string AreaName(string area) => Model.TextsIn(Language.Key).Areas.TryGetValue(area, out var texts) ? texts.ShortName : area;

    /// <summary>Trends that are followed, in the order in which the radar numbers them.</summary>
    public IReadOnlyList<(int Number, EntryState State, TrendContent Trend)> Trends => [.. Board.Of(EntryKind.Trend)
        .Select(one => (State: one, Trend: (TrendContent)one.Content)).OrderBy(one => one.Trend.Horizon)
        .ThenBy(one => SectorOf(one.Trend)).ThenBy(one => one.Trend.Title, StringComparer.CurrentCulture)
        .Select((one, at) => (at + 1, one.State, one.Trend))];

    /// <summary>Risks that are followed, the most expensive first; those without amounts after them, by their stages.</summary>
    public IReadOnlyList<(int Number, EntryState State, RiskContent Risk)> Risks => [.. Board.Of(EntryKind.Risk)
        .Select(one => (State: one, Risk: (RiskContent)one.Content)).OrderByDescending(one => ExpectedLoss.Of(one.Risk)?.Likely ?? -1)
        .ThenByDescending(one => (int)one.Risk.Likelihood + (int)one.Risk.Impact)
        .ThenBy(one => one.Risk.Title, StringComparer.CurrentCulture).Select((one, at) => (at + 1, one.State, one.Risk))];

    public IReadOnlyList<RadarPoint> Points =>
        [.. Trends.Select(one => new RadarPoint(one.Number, one.Trend.Title, SectorOf(one.Trend), one.Trend.Horizon, one.Trend.Answer,
            RingBefore(one.State)))];

    /// <summary>In which ring a trend lay a year ago, or when it was taken in since.</summary>
    public TrendHorizon RingBefore(EntryState state)
    {
        var then = state.Versions.LastOrDefault(one =>
            DateOnly.FromDateTime(one.At.UtcDateTime) <= Today.AddYears(-1)) ?? state.Versions[0];
        return ((TrendContent)then.Content).Horizon;
    }

    public DateOnly QuarterEnd => new DateOnly(Today.Year, (Today.Month + 2) / 3 * 3, 1).AddMonths(1).AddDays(-1);

    public int NumberOf(Guid entry) => Trends.FirstOrDefault(one => one.State.Id == entry) is { Number: > 0 } trend ? trend.Number
        : Risks.FirstOrDefault(one => one.State.Id == entry).Number;

    /// <summary>What must be answered or looked at before the quarter ends, the oldest first.</summary>
    public IReadOnlyList<(EntryState State, string Why)> ThisQuarter => [.. Board.Entries.Where(one => one.End is null)
        .Select(one => (State: one, Why: Why(one))).Where(one => one.Why.Length > 0)
        .OrderBy(one => one.State.Content is TrendContent { Answer: TrendAnswer.Open } trend ? trend.Noted
            : one.State.Due ?? DateOnly.MaxValue)];

    private string Why(EntryState state) => state.Content switch
    {
        TrendContent { Answer: TrendAnswer.Open } trend => trend.Waits(Today, Language),
        RiskContent { Treatment: Treatment.Open } => RiskStep.Treat.Name(Language),
        RiskContent { Treatment: Treatment.Accept } when Board.AcceptanceOf(state.Id) is not { } acceptance
            || acceptance.Until <= QuarterEnd =>
            Board.AcceptanceOf(state.Id) is { } ends
                ? Language.Say($"getragen bis {Language.Day(ends.Until)}", $"borne until {Language.Day(ends.Until)}")
                : RiskStep.Accept.Name(Language),
        _ when state.Due is { } due && due <= QuarterEnd => due < Today
            ? Language.Say($"anzusehen war es am {Language.Day(due)}", $"it was to be looked at on {Language.Day(due)}")
            : Language.Say($"anzusehen am {Language.Day(due)}", $"to be looked at on {Language.Day(due)}"),
        _ => "",
    };

    private int SectorOf(TrendContent trend) => trend.MainArea(Areas) is { } main ? Areas.ToList().IndexOf(main) : 0;
}
