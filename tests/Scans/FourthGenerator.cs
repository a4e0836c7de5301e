using OpenCvSharp;
using Wegmarke.Responses.Paper;

namespace Wegmarke.Scans;

/// <summary>A fourth way to invent filled pages, in colour, written after the reader was finished. Strokes are curves that swell and thin
/// out, of coloured ink that takes each light differently; sheets are coloured, copied, creased and shine through; the scanner sees red,
/// green and blue a little apart, pulls unevenly, sharpens, cleans the background, and gives colour, grey, or dots.</summary>
/// <remarks>No limit of the reader was set on it.</remarks>
public sealed class FourthGenerator(int seed)
{
    private const int Shift = 5;
    private readonly Random chance = new(unchecked(seed * 32452843 + 86028121));

    /// <param name="Width">Of a stroke where it is widest, in millimetres.</param>
    /// <param name="Ink">Share of blue, green and red light that it takes.</param>
    private sealed record Pen(double Width, double[] Ink, bool Graphite);

    private sealed record Hand(Pen Pen, double Reach, double Aim, double Tremor, double Hook, char Sign);

    private readonly record struct Spot(double X, double Y)
    {
        public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y);

        public static Spot operator *(double by, Spot spot) => new(by * spot.X, by * spot.Y);
    }

    public FilledPage Run(PrintedPage page)
    {
        // 150, 200 and 240 dots to the inch, and whatever an unknown device makes of them.
        var scale = new[] { 150, 150, 200, 200, 240 }[chance.Next(5)] / 25.4 * Between(0.97, 1.03);
        using var print = CleanPrint.Run(page, scale);
        if (Sometimes(0.15)) Copy(print);
        var hand = SomeHand();
        using var strokes = new Mat(print.Size(), MatType.CV_8UC1, Scalar.All(0));
        var rows = Sometimes(0.004) ? DownTheColumn(strokes, page, hand, scale)
            : [.. page.Rows.Select(row => Fill(strokes, row, hand, scale))];
        if (Sometimes(0.1)) Remark(strokes, page, hand, scale);
        if (hand.Pen.Graphite) Rub(strokes);
        using var sheet = Colour(print, strokes, hand.Pen);
        if (Sometimes(0.15)) Crease(sheet);
        if (Sometimes(0.12)) ShineThrough(sheet);
        using var seen = See(sheet, scale);
        return new(Give(seen), rows);
    }

    private double Between(double low, double high) => low + chance.NextDouble() * (high - low);

    private bool Sometimes(double share) => chance.NextDouble() < share;

    private T OneOf<T>(IReadOnlyList<T> all) => all[chance.Next(all.Count)];

    private Hand SomeHand()
    {
        double[] Shade(double blue, double green, double red, double strength) => [.. new[] { blue, green, red }.Select(one =>
            Math.Clamp(one * strength, 0, 0.98))];
        var pen = chance.Next(10) switch
        {
            < 4 => new Pen(Between(0.3, 0.45), Shade(0.35, 0.8, 0.95, Between(0.7, 1)), false),
            < 7 => new Pen(Between(0.3, 0.5), Shade(0.9, 0.92, 0.92, Between(0.7, 1)), false),
            7 => new Pen(Between(0.6, 1), Shade(0.85, 0.85, 0.85, Between(0.85, 1.1)), false),
            8 => new Pen(Between(0.35, 0.55), Shade(0.75, 0.7, 0.35, Between(0.8, 1)), false),
            _ => new Pen(Between(0.4, 0.65), Shade(0.65, 0.65, 0.65, Between(0.75, 1.15)), true),
        };
        return new(pen, Between(1.2, 2.4), Between(0.1, 0.45), Sometimes(0.1) ? Between(0.06, 0.15) : Between(0, 0.04),
            Sometimes(0.3) ? Between(0.2, 0.7) : 0, OneOf("xxxxxxxxxxxvvv/|ao".ToCharArray()));
    }

    private MeantRow Fill(Mat strokes, PrintedRow row, Hand hand, double scale)
    {
        if (Sometimes(0.05)) return new(row, null, false);
        var box = OneOf(row.Boxes);
        var others = row.Boxes.Where(one => one != box).ToList();
        switch (chance.NextDouble())
        {
            case < 0.025 when others.Count > 0:
                // Taken back as the sheet asks for it: the whole box is filled.
                var wrong = OneOf(others);
                Sign(strokes, wrong, hand, scale);
                Zigzag(strokes, wrong, hand, scale);
                break;
            case < 0.032 when others.Count > 0:
                Sign(strokes, box, hand, scale);
                Sign(strokes, OneOf(others), hand, scale);
                return new(row, null, true);
            case < 0.036:
                var (wide, high) = (Between(2.6, 3.8), Between(2.5, 3.4));
                Stroke(strokes, hand, scale, [.. Enumerable.Range(0, 21).Select(at => new Spot(box.X + wide * Math.Cos(at * 0.32),
                    box.Y + high * Math.Sin(at * 0.32)))]);
                return new(row, null, true);
            case < 0.039 when others.Count > 0:
                Sign(strokes, box with { X = box.X + OneOf([-1, 1]) * Between(3.4, 4.2) }, hand with { Sign = 'x', Reach = 1.3 }, scale);
                return new(row, null, true);
            case < 0.045 when others.Count > 0:
                // The pen rested where no answer was meant.
                var rest = OneOf(others);
                Stroke(strokes, hand, scale, [new(rest.X, rest.Y), new(rest.X + 0.15, rest.Y + 0.1)]);
                break;
        }

        Sign(strokes, box, hand, scale);
        return new(row, box.Code, false);
    }

    /// <summary>Everything the same, with one stroke through all rows below each other.</summary>
    private List<MeantRow> DownTheColumn(Mat strokes, PrintedPage page, Hand hand, double scale)
    {
        var boxes = page.Rows.Select(row => row.Boxes[row.Boxes.Count / 2]).ToList();
        var same = boxes.TakeWhile(box => Math.Abs(box.X - boxes[0].X) < 0.1).ToList();
        Stroke(strokes, hand, scale, [new(same[0].X + Between(-0.3, 0.3), same[0].Y - 2), new(same[^1].X + Between(-0.3, 0.3),
            same[^1].Y + 2)]);
        return [.. page.Rows.Select((row, at) => at < same.Count ? new MeantRow(row, same[at].Code, false)
            : Fill(strokes, row, hand, scale))];
    }

    private void Sign(Mat strokes, PrintedBox box, Hand hand, double scale)
    {
        var middle = new Spot(box.X + Between(-hand.Aim, hand.Aim), box.Y + Between(-hand.Aim, hand.Aim));
        var reach = hand.Reach * Between(0.85, 1.15);
        Spot At(double x, double y) => middle + reach * new Spot(x + Between(-0.12, 0.12), y + Between(-0.12, 0.12));
        switch (hand.Sign)
        {
            case 'v':
                Stroke(strokes, hand, scale, [At(-0.8, -0.1), At(-0.2, 0.8), At(1.1, -1.2)]);
                break;
            case '/':
                Stroke(strokes, hand, scale, [At(-1, 1), At(0, 0), At(1, -1)]);
                break;
            case '|':
                Stroke(strokes, hand, scale, [At(0.1, -1.1), At(0, 0), At(-0.1, 1.1)]);
                break;
            case 'a':
                // A cross in one go, with a loop on one side.
                Stroke(strokes, hand, scale, [At(1, -1), At(-0.6, 0.8), At(-1.1, 0), At(-0.6, -0.8), At(1, 1)]);
                break;
            case 'o':
                Stroke(strokes, hand, scale, [.. Enumerable.Range(0, 12).Select(at => middle + Math.Min(reach, 1.3) * new Spot(
                    Math.Cos(at * 0.6), Math.Sin(at * 0.6)))]);
                break;
            default:
                Stroke(strokes, hand, scale, [At(-1, -1), At(0, 0), At(1, 1)]);
                Stroke(strokes, hand, scale, [At(1, -1), At(0, 0), At(-1, 1)]);
                break;
        }
    }

    /// <summary>Fills a box, first along, then across.</summary>
    private void Zigzag(Mat strokes, PrintedBox box, Hand hand, double scale)
    {
        const double Half = SheetMeasure.Box / 2;
        var pace = Math.Max(0.25, hand.Pen.Width * 0.75);
        var broad = hand with { Hook = 0, Tremor = 0.03, Pen = hand.Pen with { Width = Math.Max(0.45, hand.Pen.Width) } };
        for (var at = -Half; at <= Half; at += pace)
        {
            Stroke(strokes, broad, scale, [new(box.X - Half, box.Y + at), new(box.X + Half, box.Y + at + pace / 2)], even: true);
            Stroke(strokes, broad, scale, [new(box.X + at, box.Y - Half), new(box.X + at + pace / 2, box.Y + Half)], even: true);
        }
    }

    /// <summary>Words beside the questions, well away from the boxes.</summary>
    private void Remark(Mat strokes, PrintedPage page, Hand hand, double scale)
    {
        var row = OneOf(page.Rows);
        var (left, right) = (SheetMeasure.Width * 0.09, row.Boxes.Min(box => box.X) - 12);
        if (right - left < 20) return;
        var start = new Spot(Between(left, right - 20), row.Boxes[0].Y + Between(-1, 1));
        Stroke(strokes, hand, scale, [.. Enumerable.Range(0, chance.Next(8, 26)).Select(at => start + new Spot(at * 0.7,
            at % 2 * Between(-2.2, 1.6)))]);
    }

    /// <summary>A smooth curve through the spots (Catmull-Rom), wide in its middle and thin at its ends.</summary>
    private void Stroke(Mat strokes, Hand hand, double scale, IReadOnlyList<Spot> through, bool even = false)
    {
        var path = new List<Spot> { through[0] };
        for (var at = 0; at + 1 < through.Count; at++)
        {
            var (a, b, c, d) = (through[Math.Max(0, at - 1)], through[at], through[at + 1], through[Math.Min(through.Count - 1, at + 2)]);
            for (var step = 1; step <= 8; step++)
            {
                var t = step / 8.0;
                path.Add(0.5 * (2 * b + t * (c + -1 * a) + t * t * (2 * a + -5 * b + 4 * c + -1 * d)
                    + t * t * t * (-1 * a + 3 * b + -3 * c + d)) + hand.Tremor * new Spot(Between(-1, 1), Between(-1, 1)));
            }
        }

        if (Sometimes(hand.Hook)) path.Add(path[^1] + new Spot(Between(-0.5, 0.5), -Between(0.2, 0.7)));
        var skips = Sometimes(0.06) && !even ? Between(0.05, 0.25) : 0;
        for (var at = 1; at < path.Count; at++)
        {
            if (Sometimes(skips)) continue;
            var swell = even ? 1 : 0.6 + 0.4 * Math.Sin(Math.PI * at / path.Count);
            var shade = 255 * Between(0.88, 1) * (even ? 1 : 0.75 + 0.25 * swell);
            Point Dot(Spot spot) => new((int)(spot.X * scale * (1 << Shift)), (int)(spot.Y * scale * (1 << Shift)));
            Cv2.Line(strokes, Dot(path[at - 1]), Dot(path[at]), Scalar.All(shade),
                Math.Max(1, (int)Math.Round(hand.Pen.Width * swell * scale)), LineTypes.AntiAlias, Shift);
        }
    }

    private Mat Noise(Size size, int channels, double mean, double spread)
    {
        using var noise = new Mat(size.Height, size.Width * channels, MatType.CV_8UC1);
        Cv2.SetTheRNG((ulong)chance.NextInt64());
        Cv2.Randn(noise, InputArray.Create(new[] { mean }), InputArray.Create(new[] { spread }));
        return noise.Reshape(channels);
    }

    /// <summary>A copy of a copy: edges harden, small specks appear.</summary>
    private void Copy(Mat print)
    {
        Cv2.GaussianBlur(print, print, new Size(0, 0), Between(0.6, 1.1));
        using (var noise = Noise(print.Size(), 1, 128, Between(5, 22))) Cv2.AddWeighted(print, 1, noise, 1, -128, print);
        var (slope, middle) = (Between(1.5, 4), Between(110, 170));
        print.ConvertTo(print, -1, slope, 128 - slope * middle);
        for (var speck = chance.Next(60); speck > 0; speck--)
        {
            Cv2.Circle(print, chance.Next(print.Width), chance.Next(print.Height), chance.Next(1, 3), Scalar.All(Between(0, 120)), -1);
        }
    }

    /// <summary>Graphite that was wiped over by a sleeve, and that the paper's tooth takes unevenly.</summary>
    private void Rub(Mat strokes)
    {
        using var tooth = Noise(strokes.Size(), 1, Between(185, 225), 38);
        Cv2.GaussianBlur(tooth, tooth, new Size(0, 0), 0.7);
        Cv2.Multiply(strokes, tooth, strokes, 1 / 255.0);
        if (!Sometimes(0.3)) return;
        using var wiped = new Mat();
        Cv2.Blur(strokes, wiped, new Size(chance.Next(9, 31), 3));
        Cv2.AddWeighted(strokes, 1, wiped, Between(0.05, 0.25), 0, strokes);
    }

    private Mat Colour(Mat print, Mat strokes, Pen pen)
    {
        double[] paper = chance.Next(8) switch
        {
            0 => [Between(165, 205), Between(225, 245), Between(235, 252)],
            1 => [Between(225, 245), Between(235, 250), Between(190, 220)],
            2 => [Between(205, 225), Between(208, 228), Between(210, 230)],
            _ => [Between(235, 255), Between(238, 255), Between(238, 255)],
        };
        var toner = Between(0.72, 1);
        var channels = new Mat[3];
        for (var at = 0; at < 3; at++)
        {
            channels[at] = new Mat();
            print.ConvertTo(channels[at], -1, toner * paper[at] / 255, paper[at] * (1 - toner));
            using var passes = new Mat();
            strokes.ConvertTo(passes, -1, -pen.Ink[at], 255);
            Cv2.Multiply(channels[at], passes, channels[at], 1 / 255.0);
        }

        var sheet = new Mat();
        Cv2.Merge(channels, sheet);
        foreach (var channel in channels) channel.Dispose();
        return sheet;
    }

    private void Crease(Mat sheet)
    {
        // Folded for an envelope: twice across.
        foreach (var share in new[] { 1 / 3.0, 2 / 3.0 })
        {
            var y = (int)((share + Between(-0.02, 0.02)) * sheet.Height);
            using var fold = sheet[new Rect(0, y, sheet.Width, chance.Next(1, 4))];
            fold.ConvertTo(fold, -1, Between(0.82, 0.97));
            using var below = sheet[new Rect(0, y, sheet.Width, Math.Min(40, sheet.Height - y))];
            below.ConvertTo(below, -1, Between(0.93, 1));
        }
    }

    private void ShineThrough(Mat sheet)
    {
        using var back = new Mat();
        Cv2.Flip(sheet, back, FlipMode.Y);
        Cv2.GaussianBlur(back, back, new Size(0, 0), Between(1, 2.5));
        var strength = Between(0.02, 0.09);
        back.ConvertTo(back, -1, strength, 255 * (1 - strength));
        Cv2.Multiply(sheet, back, sheet, 1 / 255.0);
    }

    private Mat See(Mat sheet, double scale)
    {
        using var pulled = Pull(sheet, scale);
        Cv2.GaussianBlur(pulled, pulled, new Size(0, 0), Between(0.4, 0.95));
        var channels = Cv2.Split(pulled);
        if (Sometimes(0.5))
        {
            // The three colours are read a little apart.
            using var apart = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new[] { 1, 0, Between(-0.6, 0.6), 0, 1, Between(-0.6, 0.6) });
            Cv2.WarpAffine(channels[2], channels[2], apart, channels[2].Size(), InterpolationFlags.Linear, BorderTypes.Replicate);
        }

        var seen = new Mat();
        Cv2.Merge(channels, seen);
        foreach (var channel in channels) channel.Dispose();
        Streaks(seen);
        using (var noise = Noise(seen.Size(), 3, 128, Between(0.5, 6))) Cv2.AddWeighted(seen, 1, noise, 1, -128, seen);
        if (Sometimes(0.5))
        {
            using var soft = new Mat();
            Cv2.GaussianBlur(seen, soft, new Size(0, 0), Between(1, 2));
            var sharp = Between(0.2, 0.9);
            Cv2.AddWeighted(seen, 1 + sharp, soft, -sharp, 0, seen);
        }

        var (black, white) = (Between(0, 35), Sometimes(0.4) ? Between(225, 245) : Between(245, 262));
        seen.ConvertTo(seen, -1, 255 / (white - black), -255 * black / (white - black));
        return seen;
    }

    /// <summary>Askew, cut off a little or with a border, and pulled by rollers that slip.</summary>
    private Mat Pull(Mat sheet, double scale)
    {
        var (width, height) = (sheet.Width, sheet.Height);
        var (sin, cos) = Math.SinCos(Between(-2.2, 2.2) * Math.PI / 180);
        var (dx, dy, slip, every, phase) = (Between(-2, 2) * scale, Between(-2, 2) * scale, Between(0, 0.12) * scale,
            Between(20, 70) * scale, Between(0, 6));
        var (longer, wider) = (Between(0.99, 1.01), Between(0.995, 1.005));
        var toX = new float[width * height];
        var toY = new float[width * height];
        for (var row = 0; row < height; row++)
        {
            var v = (row - height / 2.0) * longer + slip * Math.Sin(phase + row / every * Math.Tau);
            for (var column = 0; column < width; column++)
            {
                var u = (column - width / 2.0) * wider;
                toX[row * width + column] = (float)(u * cos - v * sin + width / 2.0 + dx);
                toY[row * width + column] = (float)(u * sin + v * cos + height / 2.0 + dy);
            }
        }

        using var fromX = Mat.FromPixelData(height, width, MatType.CV_32FC1, toX);
        using var fromY = Mat.FromPixelData(height, width, MatType.CV_32FC1, toY);
        var lid = Sometimes(0.25) ? Between(15, 110) : Between(225, 255);
        var pulled = new Mat();
        Cv2.Remap(sheet, pulled, fromX, fromY, InterpolationFlags.Cubic, BorderTypes.Constant, Scalar.All(lid));
        return pulled;
    }

    /// <summary>Single cells of the line that see too little, and a lamp that is weaker on one side.</summary>
    private void Streaks(Mat seen)
    {
        if (Sometimes(0.06))
        {
            using var line = seen[new Rect(chance.Next(seen.Width - 3), 0, chance.Next(1, 3), seen.Height)];
            line.ConvertTo(line, -1, Between(0.6, 0.95));
        }

        if (!Sometimes(0.35)) return;
        using var lamp = new Mat(1, 3, MatType.CV_8UC3);
        foreach (var at in new[] { 0, 1, 2 }) lamp.Set(0, at, new Vec3b(1, 1, 1) * Between(205, 255));
        using var field = new Mat();
        Cv2.Resize(lamp, field, seen.Size(), 0, 0, InterpolationFlags.Linear);
        Cv2.Multiply(seen, field, seen, 1 / 255.0);
    }

    /// <summary>In colour mostly; in grey; by dots of black where a device was set to text.</summary>
    private byte[] Give(Mat seen)
    {
        if (Sometimes(0.15)) Cv2.Rotate(seen, seen, RotateFlags.Rotate180);
        var kind = chance.NextDouble();
        if (kind < 0.45) return Jpeg(seen);
        using var grey = new Mat();
        Cv2.CvtColor(seen, grey, ColorConversionCodes.BGR2GRAY);
        if (kind < 0.8) return Jpeg(grey);
        if (kind >= 0.95)
        {
            Cv2.AdaptiveThreshold(grey, grey, 255, AdaptiveThresholdTypes.MeanC, ThresholdTypes.Binary, chance.Next(20, 40) * 2 + 1,
                Between(10, 30));
        }

        Cv2.ImEncode(kind < 0.88 ? ".tiff" : ".png", grey, out var exact);
        return exact;
    }

    private byte[] Jpeg(Mat picture)
    {
        Cv2.ImEncode(".jpg", picture, out var bytes, [(int)ImwriteFlags.JpegQuality, chance.Next(45, 95)]);
        return bytes;
    }
}
