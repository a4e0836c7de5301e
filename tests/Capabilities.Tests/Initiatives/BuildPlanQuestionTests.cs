using Wegmarke.Administrations;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Planning;
using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.Initiatives;

/// <summary>What the solver is asked says what is entered, figure by figure.</summary>
public sealed class BuildPlanQuestionTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly Guid Town = Guid.NewGuid(), Hauptamt = Guid.NewGuid(), Bauamt = Guid.NewGuid(), Planung = Guid.NewGuid();
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    private static readonly IReadOnlyList<Unit> Units = [new(Hauptamt, Town, null, "Hauptamt", 20), new(Bauamt, Town, null, "Bauamt", 20),
        new(Planung, Town, Bauamt, "Stadtplanung", 5)];

    private static readonly CapacityContent Able = new(new(4 * 2026 + 2), 4)
    {
        Units = [new(Hauptamt, [10, 20.9, 30, 40], 2), new(Bauamt, [5, 5, 5, 5], null)], Money = [1000, 2000, 3000, 4000],
        Running = [100, 200, 300, 400], AtOnce = 7,
    };

    [Fact]
    public void Days_are_spread_over_the_quarters_and_belong_to_the_unit_that_has_a_line()
    {
        var idea = Sheet(Stand.Idea, Plain with { Unit = Planung, Days = 20, Elsewhere = [new(Hauptamt, 7)], Months = 9, EffectSize = 3,
            CostOnce = 1200.5m, CostRunning = 1001 });
        var one = Assert.Single(Ask([idea]).Question.Candidates);
        Assert.Equal((idea.Id.ToString(), 3, 1201L, 251L), (one.Key, one.Duration, one.CostOnce, one.CostRunning));
        Assert.Equal([new(Hauptamt.ToString(), 3), new(Bauamt.ToString(), 5)], one.Work.OrderBy(work => work.Days));
        Assert.Equal(0.3, one.Contributions["steering"], 1e-12);
        Assert.Equal((false, false, 0, (int?)null), (one.Must, one.Declined, one.Earliest, one.Deadline));
    }

    [Fact]
    public void What_can_be_carried_begins_with_todays_quarter_and_its_last_value_goes_on()
    {
        var basis = Ask([Sheet(Stand.Idea, Plain with { Unit = Hauptamt, Days = 5 })], new("Weniger") { Quarters = 5, DaysPercent = 50,
            MoneyPercent = 90, Budget = 5000 });
        var unit = Assert.Single(basis.Question.Units);
        Assert.Equal("2026-Q4", basis.First.Key);
        Assert.Equal([10, 15, 20, 20, 20], unit.Days);
        Assert.Equal(2, unit.AtOnce);
        Assert.Equal([1800, 2700, 3600, 3600, 3600], basis.Question.Money);
        Assert.Equal([180, 270, 360, 360, 360], basis.Question.Running);
        Assert.Equal((5000L, 7), (basis.Question.Budget, basis.Question.AtOnce));
        Assert.Contains(basis.Notes, note => note.Kind == NoteKind.CapacityEnds);
        Assert.Equal(3, Ask([], new("Drei") { AtOnce = 3 }).Question.AtOnce);
    }

    [Fact]
    public void What_runs_goes_on_with_what_is_left_of_it_and_waits_for_nothing()
    {
        var before = Sheet(Stand.Idea, Plain);
        // Half of its time lies before the quarter of today.
        var running = Sheet(Stand.Running, Plain with { Unit = Hauptamt, Days = 40, CostOnce = 9000, Begin = new(2026, 4, 3),
            End = new(2027, 3, 31), After = [before.Id] });
        var goesOn = Ask([before, running]).Question.Candidates.First(one => one.Key == running.Id.ToString());
        Assert.Equal((2, true, 1, 0L), (goesOn.Duration, goesOn.Must, goesOn.Deadline, goesOn.CostOnce));
        Assert.Equal(11, Assert.Single(goesOn.Work).Days);
        Assert.Empty(goesOn.After);
        var mayRest = Ask([before, running], new("Frei") { KeepRunning = false }).Question.Candidates.First(one =>
            one.Key == running.Id.ToString());
        Assert.Equal((false, null), (mayRest.Must, mayRest.Deadline));
        var long0 = Sheet(Stand.Running, Plain with { Begin = new(2026, 1, 1), End = new(2035, 12, 31), Days = 370, Unit = Hauptamt });
        var clipped = Assert.Single(Ask([long0], new("Kurz") { Quarters = 4 }).Question.Candidates);
        Assert.Equal((4, 3), (clipped.Duration, clipped.Deadline));
    }

    [Fact]
    public void Dates_become_quarters_that_keep_them()
    {
        (int Earliest, int? Deadline) Of(DateOnly? earliest, DateOnly? deadline)
        {
            var one = Assert.Single(Ask([Sheet(Stand.Idea, Plain with { Earliest = earliest, Deadline = deadline, Must = true })])
                .Question.Candidates);
            Assert.True(one.Must);
            return (one.Earliest, one.Deadline);
        }

        Assert.Equal((1, 2), Of(new(2027, 1, 1), new(2027, 6, 30)));
        // Begun on 2 January, it cannot fill that quarter; due on 29 June, it must be done in the one before.
        Assert.Equal((2, 1), Of(new(2027, 1, 2), new(2027, 6, 29)));
        Assert.Equal((0, -1), Of(new(2020, 5, 5), new(2026, 11, 30)));
    }

    [Fact]
    public void What_is_done_is_no_longer_waited_for_and_what_waits_for_a_no_is_not_planned()
    {
        var (done, no) = (Sheet(Stand.Done, Plain), Sheet(Stand.Declined, Plain));
        var fine = Sheet(Stand.Decided, Plain with { After = [done.Id] });
        var stuck = Sheet(Stand.Decided, Plain with { After = [no.Id] });
        var stuckToo = Sheet(Stand.Idea, Plain with { After = [stuck.Id] });
        var basis = Ask([done, no, fine, stuck, stuckToo]);
        var one = Assert.Single(basis.Question.Candidates);
        Assert.Equal(fine.Id.ToString(), one.Key);
        Assert.Empty(one.After);
        Assert.Equal(new[] { stuck.Id.ToString(), stuckToo.Id.ToString() }.Order(), basis.Notes.First(note => note.Kind
            == NoteKind.WaitsForNo).Keys.Order());
    }

    [Fact]
    public void Gaps_come_from_the_release_and_what_is_assumed_is_said()
    {
        var sheets = new[] { Sheet(Stand.Idea, Plain with { Days = 3 }) };
        var with = BuildPlanQuestion.Run(Ground(sheets) with { Gaps = new Dictionary<string, double> { ["steering"] = 1.25 } }, new("x"));
        var steering = with.Question.Areas.First(area => area.Key == "steering");
        Assert.Equal((1.25, 1.0), (steering.Gap, steering.Weight));
        Assert.Equal(["processes", "technology", "development"], steering.Enables);
        Assert.Equal(BuildPlanQuestion.GapUnknown, with.Question.Areas.First(area => area.Key == "culture").Gap);
        Assert.Equal(9, with.Notes.First(note => note.Kind == NoteKind.AreaUnknown).Keys.Count);
        Assert.Equal([NoteKind.NoRelease, NoteKind.WithoutUnit, NoteKind.WithoutEffect, NoteKind.NoCapacity],
            BuildPlanQuestion.Run(Ground(sheets) with { Gaps = null, Capacity = null }, new("x")).Notes.Select(note => note.Kind));
    }

    [Fact]
    public void A_proposal_of_the_catalogue_counts_half_in_its_other_areas()
    {
        var known = Model.Initiatives.First(one => one.Key == "own-statutes");
        var one = Assert.Single(Ask([Sheet(Stand.Idea, Plain with { Area = "processes", Catalogue = known.Key, EffectSize = 4 })])
            .Question.Candidates);
        Assert.Equal([("customers", 0.2), ("processes", 0.4)], one.Contributions.OrderBy(pair => pair.Key).Select(pair => (pair.Key,
            Math.Round(pair.Value, 9))));
    }

    [Fact]
    public void A_trial_forces_in_and_out_over_everything_else()
    {
        var (must, idea, running) = (Sheet(Stand.Decided, Plain with { Must = true }), Sheet(Stand.Idea, Plain), Sheet(Stand.Running,
            Plain with { Begin = new(2026, 10, 1), End = new(2026, 12, 31) }));
        var asked = Ask([must, idea, running], new("x") { In = [idea.Id], Out = [must.Id, running.Id] }).Question.Candidates
            .ToDictionary(one => one.Key);
        Assert.Equal((true, false), (asked[idea.Id.ToString()].Must, asked[idea.Id.ToString()].Declined));
        foreach (var id in new[] { must.Id, running.Id }) Assert.Equal((false, true), (asked[id.ToString()].Must,
            asked[id.ToString()].Declined));
        Assert.Empty(CheckPlanQuestion.Run(Ask([must, idea, running], new("x") { Out = [must.Id] }).Question));
    }

    [Fact]
    public void A_report_is_the_same_after_it_was_stored()
    {
        var sheets = new[] { Sheet(Stand.Idea, Plain with { Unit = Hauptamt, Days = 8, EffectSize = 4 }), Sheet(Stand.Idea, Plain with {
            Must = true, Deadline = new(2026, 12, 1) }) };
        var impossible = ComputePlan.Run(Ask(sheets), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5),
            stop: TestContext.Current.CancellationToken);
        Assert.Equal(PlanEnd.Impossible, impossible.End);
        Assert.Equal([RuleKind.Deadline, RuleKind.Must], impossible.Rules.Select(rule => rule.Kind));
        var planned = ComputePlan.Run(Ask([sheets[0]]), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5),
            stop: TestContext.Current.CancellationToken);
        Assert.Equal((PlanEnd.Planned, true), (planned.End, planned.Proven));
        Assert.Equal(PlanReason.Closes, Assert.Single(planned.Reasons).Reason);
        foreach (var report in new[] { impossible, planned }) Assert.Equal(report.ToJson(), PlanReport.Read(report.ToJson()).ToJson());
        Assert.Equal(planned.Plan.Value, PlanReport.Read(planned.ToJson()).Plan.Value);
    }

    private static InitiativeContent Plain => new("Liste", "steering", InitiativeSource.Own);

    private static PlanGround Ground(IReadOnlyList<Sheet> sheets) => new(new(sheets), Able, Units, Model,
        Model.Areas.ToDictionary(area => area.Key, _ => 1.0), Today);

    private static PlanBasis Ask(IReadOnlyList<Sheet> sheets, ScenarioContent? scenario = null) => BuildPlanQuestion.Run(Ground(sheets),
        scenario ?? new("Wie eingetragen"));

    internal static Sheet Sheet(Stand stand, InitiativeContent content)
    {
        var (id, at) = (Guid.NewGuid(), new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));
        return new(new(id, 1, Town, content.ToJson(), "Jana", at), new(id, 1, Town, stand, "", Today, "Jana", at));
    }
}
