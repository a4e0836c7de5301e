using OpenCvSharp;

namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Finds the four black squares of a page in a picture, however it lies.</summary>
internal static class FindCorners
{
    /// <summary>Pixels on the shorter side of the picture in which squares are looked for; about 100 per inch.</summary>
    private const int Coarse = 827;
    private const double SquareMin = 0.55;
    private const double SquareMax = 1.6;
    private const double SolidMin = 0.68;
    private const int PerCorner = 7;
    private const double Tolerance = 0.035;
    private const double TallToWide = (SheetMeasure.Height - 2 * SheetMeasure.CornerInset) / (SheetMeasure.Width - 2
        * SheetMeasure.CornerInset);

    private readonly record struct Spot(double X, double Y);

    /// <summary>Centres in the picture, clockwise from the one nearest to its upper left; empty when there are none that make a page. A
    /// corner that was torn off is put where the others say it must be.</summary>
    public static IReadOnlyList<(double X, double Y)> Run(GreyPicture picture)
    {
        var shrink = Math.Min(1, Coarse / (double)Math.Min(picture.Width, picture.Height));
        var spots = Spots(picture, shrink);
        var found = Best(spots, picture.Width * shrink, picture.Height * shrink);
        return [.. found.Select(spot => (spot.X / shrink, spot.Y / shrink))];
    }

    private static List<Spot> Spots(GreyPicture picture, double shrink)
    {
        using var whole = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC1, picture.Pixels);
        using var small = new Mat();
        Cv2.Resize(whole, small, new Size(), shrink, shrink, InterpolationFlags.Area);
        var expected = SheetMeasure.Corner / SheetMeasure.Width * Math.Min(small.Width, small.Height);
        var spots = new List<Spot>();
        // A strict and a lenient look: stains darken their surroundings, pale copies whiten squares.
        foreach (var offset in new[] { 40, 15 })
        {
            using var black = new Mat();
            Cv2.AdaptiveThreshold(small, black, 255, AdaptiveThresholdTypes.MeanC, ThresholdTypes.BinaryInv, (int)(expected * 5) | 1,
                offset);
            using var labels = new Mat();
            using var stats = new Mat();
            using var centres = new Mat();
            var count = Cv2.ConnectedComponentsWithStats(black, labels, stats, centres);
            for (var at = 1; at < count; at++)
            {
                var (width, height) = (stats.At<int>(at, 2), stats.At<int>(at, 3));
                if (width < expected * SquareMin || height < expected * SquareMin || width > expected * SquareMax
                    || height > expected * SquareMax || stats.At<int>(at, 4) < SolidMin * width * height
                    || Math.Abs(Math.Log(width / (double)height)) > 0.3) continue;
                spots.Add(new(centres.At<double>(at, 0) + 0.5, centres.At<double>(at, 1) + 0.5));
            }
        }

        return spots;
    }

    private static IReadOnlyList<Spot> Best(List<Spot> spots, double width, double height)
    {
        Spot[] corners = [new(0, 0), new(width, 0), new(width, height), new(0, height)];
        var near = corners.Select(corner => spots.OrderBy(spot => Distance(spot, corner)).Take(PerCorner).ToArray()).ToArray();
        Spot[] best = [];
        var least = Tolerance;
        foreach (var a in near[0])
        {
            foreach (var b in near[1])
            {
                foreach (var c in near[2])
                {
                    foreach (var d in near[3]) Try([a, b, c, d], width * height, ref least, ref best);
                }
            }
        }

        if (best.Length > 0) return best;
        // One corner is missing: three make a parallelogram.
        for (var missing = 0; missing < corners.Length; missing++)
        {
            foreach (var one in near[(missing + 1) % 4])
            {
                foreach (var opposite in near[(missing + 2) % 4])
                {
                    foreach (var other in near[(missing + 3) % 4])
                    {
                        var four = new Spot[4];
                        (four[(missing + 1) % 4], four[(missing + 2) % 4], four[(missing + 3) % 4]) = (one, opposite, other);
                        four[missing] = new(one.X + other.X - opposite.X, one.Y + other.Y - opposite.Y);
                        Try(four, width * height, ref least, ref best);
                    }
                }
            }
        }

        return best;
    }

    /// <summary>How far four spots are from the shape of a page, as the largest relative difference of its lengths.</summary>
    private static void Try(Spot[] four, double area, ref double least, ref Spot[] best)
    {
        const double ShareOfPicture = 0.35;
        var (top, right, bottom, left) = (Distance(four[0], four[1]), Distance(four[1], four[2]), Distance(four[2], four[3]),
            Distance(four[3], four[0]));
        // Turned is allowed, mirrored is not.
        var clockwise = (four[1].X - four[0].X) * (four[2].Y - four[1].Y) > (four[1].Y - four[0].Y) * (four[2].X - four[1].X);
        if (!clockwise || top * right < ShareOfPicture * area) return;
        var ratio = (right + left) / (top + bottom);
        if (ratio < 1) ratio = 1 / ratio;
        var error = Math.Max(Math.Max(Apart(top, bottom), Apart(left, right)),
            Math.Max(Apart(ratio, TallToWide), Apart(Distance(four[0], four[2]), Distance(four[1], four[3]))));
        if (error >= least) return;
        (least, best) = (error, four);
    }

    private static double Apart(double one, double other) => Math.Abs(Math.Log(one / other));

    private static double Distance(Spot one,
        Spot other) => Math.Sqrt((one.X - other.X) * (one.X - other.X) + (one.Y - other.Y) * (one.Y - other.Y));
}
