using System.Text;
using Wegmarke.Design;
using Wegmarke.Exchange.ReadingTables;
using Wegmarke.Indicators;
using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.Indicators;

/// <summary>Where an indicator should be on its way, how long a reading counts, and how a table of readings is read.</summary>
public sealed class TargetPathTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;
    private static readonly Indicator Down = Model.Indicators.First(one => one is { Up: false, Frequency: "yearly" });

    [Theory]
    // From 100 on 1 January 2026 over 60 on 1 January 2027 to 50 a year later.
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", 100.0)]
    [InlineData("2026-07-02", 80.05479452054795)]
    [InlineData("2027-01-01", 60.0)]
    [InlineData("2027-07-02", 55.013698630136986)]
    [InlineData("2030-01-01", 50.0)]
    public void The_way_is_straight_between_the_first_reading_and_the_targets(string day, double? expected)
    {
        var path = Way((100, "2026-01-01"));
        var found = path.Expected(DateOnly.Parse(day, null));
        if (expected is { } value) Assert.Equal(value, found!.Value, 9);
        else Assert.Null(found);
    }

    [Fact]
    public void On_the_way_depends_on_the_direction_and_needs_a_second_reading()
    {
        Assert.Null(Way((100, "2026-01-01")).OnPath);
        Assert.True(Way((100, "2026-01-01"), (79, "2026-07-02")).OnPath);
        Assert.False(Way((100, "2026-01-01"), (81, "2026-07-02")).OnPath);
        var up = Way((100, "2026-01-01"), (81, "2026-07-02")) with { Indicator = Down with { Up = true } };
        Assert.True(up.OnPath);
    }

    [Theory]
    [InlineData("2025-11-27", Freshness.Stale)]
    [InlineData("2025-11-28", Freshness.Due)]
    [InlineData("2025-12-27", Freshness.Due)]
    [InlineData("2025-12-28", Freshness.Fresh)]
    public void A_yearly_reading_counts_for_a_year_and_reminds_a_month_before(string date, Freshness expected) =>
        Assert.Equal(expected, Way((1, date)).On(new(2026, 11, 28)));

    [Fact]
    public void Each_cell_that_cannot_be_taken_is_named_as_a_spreadsheet_calls_it()
    {
        var (rows, refusal) = ReadReadingTable.Run("a.csv", Encoding.UTF8.GetBytes(
            "Quelle;Kennzahl;Stichtag;Wert\nListe;steering.parallel;30.6.2026;13\n;gibt-es-nicht;morgen;viel\nListe;steering.parallel;30.6.2026;14\n"));
        Assert.Null(refusal);
        var plan = PlanReadings.Run([], rows, Model, Language.German, Now);
        Assert.Equal([("B3", ReadingFault.IndicatorUnknown), ("D3", ReadingFault.ValueNoNumber), ("C3", ReadingFault.DateWrong),
            ("A3", ReadingFault.SourceMissing)], plan[1].Faults);
        Assert.Equal([("B2", ReadingFault.Twice)], plan[0].Faults);
        Assert.Equal([("B4", ReadingFault.Twice)], plan[2].Faults);
        Assert.Equal(rows.Select(row => (row.Indicator, row.Value, row.Date, row.Source)), ReadReadingTable.Run("b.csv",
            Encoding.UTF8.GetBytes(ReadReadingTable.Write(rows))).Rows.Select(row => (row.Indicator, row.Value, row.Date, row.Source)));
    }

    [Fact]
    public void An_indicator_is_found_by_its_name_too()
    {
        var name = Model.TextsIn("en").Indicators["steering.parallel"].Name;
        var (rows, _) = ReadReadingTable.Run("", Encoding.UTF8.GetBytes($"{name};13;30.6.2026;Liste"));
        Assert.Equal(("steering.parallel", 13), (PlanReadings.Run([], rows, Model, Language.German, Now)[0].Indicator,
            PlanReadings.Run([], rows, Model, Language.German, Now)[0].Value));
    }

    private static TargetPath Way(params (double Value, string Date)[] readings) => new(Down,
        [.. readings.Select(one => new Reading(Guid.NewGuid(), Guid.Empty, Down.Key, one.Value, DateOnly.Parse(one.Date, null), "", "",
            Now))],
        [new(Guid.NewGuid(), Guid.Empty, Down.Key, 60, new(2027, 1, 1), "", Now), new(Guid.NewGuid(), Guid.Empty, Down.Key, 50, new(2028, 1, 1), "", Now)],
        "");
}
