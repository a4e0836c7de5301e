using Wegmarke.Horizon.Trends;

namespace Wegmarke.Capabilities.Tests.Horizon;

/// <summary>No signal lies on another, and each lies where it belongs.</summary>
public sealed class PlaceSignalsTests
{
    private const int Areas = 10;

    public static TheoryData<string> Ways => ["spread", "one-area", "one-cell", "uneven", "one-each"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Twenty_five_signals_do_not_touch_and_stay_in_their_cell(string way)
    {
        var points = Points(way);
        var layout = PlaceSignals.Run(points, Areas);
        Assert.Equal(points.Count, layout.Placed.Count);
        foreach (var (at, one) in layout.Placed.Index())
        {
            foreach (var other in layout.Placed.Skip(at + 1))
            {
                var apart = Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2));
                Assert.True(apart >= 2 * PlaceSignals.Mark, $"{one.Point.Number} and {other.Point.Number}: {apart}");
            }

            var (radius, angle) = (Math.Sqrt(one.X * one.X + one.Y * one.Y), Math.Atan2(one.Y, one.X));
            Assert.True(radius - PlaceSignals.Mark >= PlaceSignals.Rings[(int)one.Point.Ring]);
            Assert.True(radius + PlaceSignals.Mark <= PlaceSignals.Rings[(int)one.Point.Ring + 1]);
            Assert.True(angle <= layout.Slices[one.Point.Sector] && angle >= layout.Slices[one.Point.Sector + 1],
                $"{one.Point.Number}: {angle}");
        }
    }

    [Fact]
    public void The_same_signals_lie_at_the_same_places() =>
        Assert.Equal(PlaceSignals.Run(Points("uneven"), Areas).Placed, PlaceSignals.Run(Points("uneven"), Areas).Placed);

    [Fact]
    public void An_empty_radar_has_equal_slices()
    {
        var layout = PlaceSignals.Run([], 4);
        Assert.Empty(layout.Placed);
        Assert.Equal([Math.PI, Math.PI * 3 / 4, Math.PI / 2, Math.PI / 4, 0], layout.Slices.Select(one => Math.Round(one, 12) is var angle
            && Math.Abs(angle) < 1e-9 ? 0 : one), (one, other) => Math.Abs(one - other) < 1e-9);
    }

    private static List<RadarPoint> Points(string way) => [.. Enumerable.Range(0, way == "one-each" ? 30 : 25)
        .Select(at => new RadarPoint(at + 1,
        $"Signal {at + 1}", way switch
        {
            "spread" => at % Areas,
            "uneven" => at < 16 ? 3 : at % Areas,
            "one-each" => at / 3,
            _ => 5,
        }, way switch
        {
            "one-cell" => TrendHorizon.Now,
            "uneven" => at < 16 ? TrendHorizon.Now : (TrendHorizon)(at % 3),
            _ => (TrendHorizon)(at % 3),
        }, TrendAnswer.Watch, TrendHorizon.Now))];
}
