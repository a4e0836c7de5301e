using OpenCvSharp;
using Wegmarke.Responses.Paper;

namespace Wegmarke.Scans;

/// <summary>A third way to invent filled pages. The limits of the reader were set on the other two; this one was written afterwards, with
/// other hands, papers and scanners, and figures come from it. Strokes are bent lines on a layer of ink; toner spreads or fades, paper is
/// recycled and punched, lenses bend, feeders stretch, glass is scratched, light falls off, pictures are compressed twice.</summary>
/// <remarks>Sixty pages of its first seeds were looked at, and two faults of the reader were mended; the seeds are others since
/// then.</remarks>
public sealed class ThirdGenerator(int seed)
{
    private const int Shift = 4;
    private readonly Random chance = new(unchecked(seed * 15485863 + 49979687));

    /// <param name="Width">Of a stroke, in millimetres.</param>
    /// <param name="Ink">Share of the light that it takes.</param>
    /// <param name="Gaps">Share of a stroke that stays blank.</param>
    private sealed record Pen(double Width, double Ink, double Gaps, bool Pencil);

    private sealed record Hand(Pen Pen, double Size, double Aim, double Bend, double Slashes, double Ticks, double Dots, bool Fills);

    public FilledPage Run(PrintedPage page)
    {
        // 150 to 210 dots to the inch, as offices scan.
        var scale = Between(5.9, 8.3);
        using var paper = CleanPrint.Run(page, scale);
        Print(paper);
        using var ink = new Mat(paper.Size(), MatType.CV_8UC1, Scalar.All(0));
        var hand = SomeHand();
        var rows = page.Rows.Select(row => Fill(ink, row, hand, scale)).ToList();
        if (hand.Pen.Pencil) Grain(ink);
        Cv2.BitwiseNot(ink, ink);
        Cv2.Multiply(paper, ink, paper, 1 / 255.0);
        using var scanned = Scan(paper, scale);
        return new(Encode(scanned), rows);
    }

    private double Between(double low, double high) => low + chance.NextDouble() * (high - low);

    private bool Sometimes(double share) => chance.NextDouble() < share;

    private Hand SomeHand()
    {
        Pen[] pens =
        [
            new(Between(0.28, 0.45), Between(0.65, 0.92), Between(0, 0.12), false), new(Between(0.35, 0.6), Between(0.4, 0.7), 0, true),
            new(Between(0.6, 0.95), Between(0.75, 0.97), 0, false), new(Between(0.3, 0.4), Between(0.5, 0.75), Between(0, 0.2), false),
        ];
        var habit = chance.NextDouble();
        return new(pens[chance.Next(pens.Length)], Between(0.7, 1.35), Between(0.05, 0.5), Between(0, 0.35), habit < 0.1 ? 0.9 : 0.03,
            habit is > 0.1 and < 0.35 ? 0.9 : 0.04, habit is > 0.35 and < 0.4 ? 0.9 : 0.01, Sometimes(0.03));
    }

    private MeantRow Fill(Mat ink, PrintedRow row, Hand hand, double scale)
    {
        var box = row.Boxes[chance.Next(row.Boxes.Count)];
        var others = row.Boxes.Where(one => one != box).ToList();
        var fate = chance.NextDouble();
        if (fate < 0.06) return new(row, null, false);
        if (hand.Fills)
        {
            Blacken(ink, box, hand, scale);
            return new(row, box.Code, false);
        }

        if (fate < 0.09 && others.Count > 0)
        {
            var wrong = others[chance.Next(others.Count)];
            if (Sometimes(0.6)) Answer(ink, wrong, hand, scale);
            Blacken(ink, wrong, hand, scale);
        }
        else if (fate < 0.10 && others.Count > 0 && hand.Pen.Pencil)
        {
            // Rubbed out: a trace of it stays.
            Answer(ink, others[chance.Next(others.Count)], hand with { Pen = hand.Pen with { Ink = Between(0.05, 0.16) } }, scale);
        }
        else if (fate < 0.11 && others.Count > 0)
        {
            Answer(ink, box, hand, scale);
            Answer(ink, others[chance.Next(others.Count)], hand, scale);
            return new(row, null, true);
        }
        else if (fate < 0.115)
        {
            var (wide, high) = (Between(3, 4.2), Between(2.8, 3.6));
            Line(ink, hand, scale, [.. Enumerable.Range(0, 25).Select(at => (box.X + wide * Math.Cos(at * Math.PI / 11.5),
                box.Y + high * Math.Sin(at * Math.PI / 11.5)))]);
            return new(row, null, true);
        }
        else if (fate < 0.12)
        {
            // A cross between the boxes.
            Cross(ink, box.X + Between(3.3, 4.2), box.Y, hand, scale);
            return new(row, null, true);
        }

        Answer(ink, box, hand, scale);
        return new(row, box.Code, false);
    }

    private void Answer(Mat ink, PrintedBox box, Hand hand, double scale)
    {
        var (x, y) = (box.X + Between(-hand.Aim, hand.Aim), box.Y + Between(-hand.Aim, hand.Aim));
        var reach = 1.8 * hand.Size;
        if (Sometimes(hand.Slashes))
        {
            Line(ink, hand, scale, Bent(hand, (x - reach, y + reach), (x + reach, y - reach)));
        }
        else if (Sometimes(hand.Ticks))
        {
            Line(ink, hand, scale, [.. Bent(hand, (x - 0.8 * reach, y - 0.2 * reach), (x - 0.2 * reach, y + 0.8 * reach)),
                .. Bent(hand, (x - 0.2 * reach, y + 0.8 * reach), (x + Between(0.8, 1.5) * reach, y - Between(1, 1.7) * reach))]);
        }
        else if (Sometimes(hand.Dots))
        {
            var radius = Between(0.8, 1.2);
            Line(ink, hand with { Pen = hand.Pen with { Width = radius } }, scale, [.. Enumerable.Range(0, 9).Select(at =>
                (x + radius * 0.5 * Math.Cos(at * Math.PI / 4), y + radius * 0.5 * Math.Sin(at * Math.PI / 4)))]);
        }
        else Cross(ink, x, y, hand, scale);
    }

    private void Cross(Mat ink, double x, double y, Hand hand, double scale)
    {
        var reach = 1.8 * hand.Size;
        double Off() => Between(0.75, 1.2) * reach;
        Line(ink, hand, scale, Bent(hand, (x - Off(), y - Off()), (x + Off(), y + Off())));
        Line(ink, hand, scale, Bent(hand, (x - Off(), y + Off()), (x + Off(), y - Off())));
    }

    private void Blacken(Mat ink, PrintedBox box, Hand hand, double scale)
    {
        const double Half = SheetMeasure.Box / 2;
        // Spirals from the middle outwards, then once around.
        var turns = (int)(Half / (hand.Pen.Width * 0.7)) + 1;
        var path = Enumerable.Range(0, turns * 16).Select(at =>
        {
            var (angle, out1) = (at * Math.PI / 8, Math.Min(Half + 0.1, Half * 1.25 * at / (turns * 16.0) + 0.2));
            return (box.X + Math.Clamp(1.3 * out1 * Math.Cos(angle), -Half, Half), box.Y + Math.Clamp(1.3 * out1 * Math.Sin(angle),
                -Half, Half));
        });
        Line(ink, hand with { Pen = hand.Pen with { Gaps = 0, Width = Math.Max(0.5, hand.Pen.Width) } }, scale, [.. path]);
        foreach (var edge in new[] { -Half + 0.3, -Half / 2, 0, Half / 2, Half - 0.3 })
        {
            Line(ink, hand with { Pen = hand.Pen with { Gaps = 0, Width = Math.Max(0.8, hand.Pen.Width) } }, scale,
                [(box.X - Half + Between(-0.1, 0.2), box.Y + edge), (box.X + Half + Between(-0.2, 0.1), box.Y + edge)]);
        }
    }

    /// <summary>From one place to another through a point beside the way.</summary>
    private List<(double X, double Y)> Bent(Hand hand, (double X, double Y) from, (double X, double Y) to)
    {
        var (mx, my) = ((from.X + to.X) / 2 + Between(-hand.Bend, hand.Bend), (from.Y + to.Y) / 2 + Between(-hand.Bend, hand.Bend));
        return [.. Enumerable.Range(0, 9).Select(at =>
        {
            var t = at / 8.0;
            return ((1 - t) * (1 - t) * from.X + 2 * t * (1 - t) * mx + t * t * to.X,
                (1 - t) * (1 - t) * from.Y + 2 * t * (1 - t) * my + t * t * to.Y);
        })];
    }

    private void Line(Mat ink, Hand hand, double scale, IReadOnlyList<(double X, double Y)> path)
    {
        Point At((double X, double Y) place) => new((int)(place.X * scale * (1 << Shift)), (int)(place.Y * scale * (1 << Shift)));
        var shade = Scalar.All(255 * Math.Clamp(hand.Pen.Ink * Between(0.85, 1.08), 0, 1));
        for (var at = 1; at < path.Count; at++)
        {
            if (Sometimes(hand.Pen.Gaps)) continue;
            Cv2.Line(ink, At(path[at - 1]), At(path[at]), shade, Math.Max(1, (int)Math.Round(hand.Pen.Width * Between(0.85, 1.15) * scale)),
                LineTypes.AntiAlias, Shift);
        }
    }

    /// <summary>Graphite stays on the heights of the paper.</summary>
    private void Grain(Mat ink)
    {
        using var heights = Noise(ink.Size(), 205, 50);
        Cv2.Multiply(ink, heights, ink, 1 / 255.0);
    }

    private Mat Noise(Size size, double mean, double spread)
    {
        var noise = new Mat(size, MatType.CV_8UC1);
        Cv2.SetTheRNG((ulong)chance.NextInt64());
        Cv2.Randn(noise, InputArray.Create(new[] { mean }), InputArray.Create(new[] { spread }));
        return noise;
    }

    private void Print(Mat paper)
    {
        using var dot = Cv2.GetStructuringElement(MorphShapes.Ellipse, new Size(2, 2));
        if (Sometimes(0.25)) Cv2.Erode(paper, paper, dot);
        var black = Between(0, 70);
        Cv2.Multiply(paper, Scalar.All((255 - black) / 255), paper);
        Cv2.Add(paper, Scalar.All(black), paper);
        if (!Sometimes(0.4)) return;
        // Recycled: fibres and specks.
        for (var fibre = chance.Next(200); fibre > 0; fibre--)
        {
            var from = new Point(chance.Next(paper.Width), chance.Next(paper.Height));
            Cv2.Line(paper, from, new Point(from.X + chance.Next(-9, 10), from.Y + chance.Next(-9, 10)), Scalar.All(Between(150, 235)), 1,
                LineTypes.AntiAlias);
        }
    }

    private Mat Scan(Mat paper, double scale)
    {
        if (Sometimes(0.3))
        {
            foreach (var y in new[] { 108.5, 188.5 }) Cv2.Circle(paper, (int)(7 * scale), (int)(y * scale), (int)(3 * scale),
                Scalar.All(Between(20, 90)), -1);
        }

        if (Sometimes(0.06))
        {
            var (side, fold) = (chance.Next(2), Between(8, 24) * scale);
            var (x, far) = side == 0 ? (0, fold) : (paper.Width, paper.Width - fold);
            Cv2.FillConvexPoly(paper, [new Point(x, 0), new Point(far, 0), new Point(x, fold)], Scalar.All(Between(150, 240)));
        }

        using var bent = Bend(paper);
        if (Sometimes(0.05))
        {
            var x = chance.Next(bent.Width);
            Cv2.Line(bent, new Point(x, 0), new Point(x, bent.Height), Scalar.All(Between(90, 210)), chance.Next(1, 3));
        }

        if (Sometimes(0.5)) Light(bent);
        if (Sometimes(0.4)) Cv2.Blur(bent, bent, Sometimes(0.5) ? new Size(1, 3) : new Size(3, 1));
        Cv2.GaussianBlur(bent, bent, new Size(0, 0), Between(0.35, 1));
        using (var noise = Noise(bent.Size(), 128, Between(0.5, 9))) Cv2.AddWeighted(bent, 1, noise, 1, -128, bent);
        var (gamma, low, high) = (Between(0.7, 1.4), Between(0, 40), Between(205, 255));
        var curve = new Mat(1, 256, MatType.CV_8UC1);
        for (var at = 0; at < 256; at++) curve.Set(0, at, (byte)(low + (high - low) * Math.Pow(at / 255.0, gamma)));
        Cv2.LUT(bent, curve, bent);
        curve.Dispose();
        if (Sometimes(0.06)) Cv2.Threshold(bent, bent, 0, 255, ThresholdTypes.Binary | ThresholdTypes.Otsu);
        var result = new Mat();
        if (Sometimes(0.2)) Cv2.Rotate(bent, result, (RotateFlags)chance.Next(3));
        else bent.CopyTo(result);
        return result;
    }

    /// <summary>Askew, from the side, through a lens, by a feeder that pulls too fast at one end.</summary>
    private Mat Bend(Mat paper)
    {
        var (width, height) = (paper.Width, paper.Height);
        var (angle, lens, side, pull) = (Between(-2.8, 2.8) * Math.PI / 180, Between(-0.008, 0.008), Between(-0.02, 0.02),
            Between(-0.006, 0.006));
        var (dx, dy, grow) = (Between(-0.012, 0.012) * width, Between(-0.012, 0.012) * height, 1 + Between(0.005, 0.05));
        var (sin, cos) = Math.SinCos(angle);
        var toX = new float[width * height];
        var toY = new float[width * height];
        for (var row = 0; row < height; row++)
        {
            var v = ((row + 0.5) / height - 0.5) * grow;
            for (var column = 0; column < width; column++)
            {
                var u = ((column + 0.5) / width - 0.5) * grow;
                var bulge = 1 + lens * (u * u + v * v) * 4;
                var (x, y) = (u * bulge * (1 + side * v) * width, (v * bulge + pull * v * v) * height);
                toX[row * width + column] = (float)(x * cos - y * sin + width / 2.0 + dx);
                toY[row * width + column] = (float)(x * sin + y * cos + height / 2.0 + dy);
            }
        }

        using var fromX = Mat.FromPixelData(height, width, MatType.CV_32FC1, toX);
        using var fromY = Mat.FromPixelData(height, width, MatType.CV_32FC1, toY);
        var result = new Mat();
        Cv2.Remap(paper, result, fromX, fromY, InterpolationFlags.Linear, BorderTypes.Constant, Scalar.All(Sometimes(0.3) ? Between(20, 90)
            : Between(235, 255)));
        return result;
    }

    /// <summary>Falls off to an edge, as at the spine of a book or under a lid that stands open.</summary>
    private void Light(Mat page)
    {
        using var lamp = new Mat(1, 5, MatType.CV_8UC1);
        var (first, last) = (Between(165, 255), Between(165, 255));
        for (var at = 0; at < 5; at++) lamp.Set(0, at, (byte)(at == 0 ? first : at == 4 ? last : 255));
        using var turned = Sometimes(0.5) ? lamp.Clone() : lamp.T().ToMat();
        using var field = new Mat();
        Cv2.Resize(turned, field, page.Size(), 0, 0, InterpolationFlags.Linear);
        Cv2.Multiply(page, field, page, 1 / 255.0);
    }

    /// <summary>Compressed by the scanner, and often a second time by a program.</summary>
    private byte[] Encode(Mat picture)
    {
        Cv2.ImEncode(".jpg", picture, out var bytes, [(int)ImwriteFlags.JpegQuality, chance.Next(40, 93)]);
        if (!Sometimes(0.4)) return bytes;
        using var again = Cv2.ImDecode(bytes, ImreadModes.Grayscale);
        Cv2.ImEncode(".jpg", again, out var twice, [(int)ImwriteFlags.JpegQuality, chance.Next(40, 90)]);
        return twice;
    }
}
