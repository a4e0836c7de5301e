using OpenCvSharp;
using Wegmarke.Responses.Paper;

namespace Wegmarke.Scans;

/// <summary>Another way to invent filled pages, written after the limits of the reader were set and never used to set them: strokes are
/// curves of changing pressure that are dabbed on the paper, fillings are scribbled, pencils have grain; scanners pull unevenly, phones
/// look
/// from the side, paper shines through, is folded and stained. Figures about the reader come from here.</summary>
public sealed class SecondGenerator(int seed)
{
    private readonly Random chance = new(unchecked(seed * 7919 + 104729));

    /// <param name="Radius">Half the width of the stroke in millimetres.</param>
    /// <param name="Ink">Share of the light that it takes.</param>
    /// <param name="Grain">Share of dabs that miss, as on a pencil or an old ball pen.</param>
    private sealed record Tool(double Radius, double Ink, double Grain);

    private sealed record Hand(Tool Tool, double Size, double Slant, double Tremble, double Aim, bool Ticks, bool Fills);

    public FilledPage Run(PrintedPage page)
    {
        var scale = Between(5.9, 8.6);
        using var print = CleanPrint.Run(page, scale);
        using var light = new Mat();
        print.ConvertTo(light, MatType.CV_32FC1, 1 / 255.0);
        var hand = SomeHand();
        var rows = page.Rows.Select(row => Fill(light, row, hand, scale)).ToList();
        using var scanned = Scan(light);
        return new(Encode(scanned), rows);
    }

    private double Between(double low, double high) => low + chance.NextDouble() * (high - low);

    private bool Sometimes(double share) => chance.NextDouble() < share;

    private Hand SomeHand()
    {
        Tool[] tools =
        [
            new(Between(0.15, 0.3), Between(0.7, 0.95), Between(0, 0.15)), new(Between(0.2, 0.35), Between(0.35, 0.6), Between(0.15, 0.4)),
            new(Between(0.3, 0.5), Between(0.75, 0.98), 0), new(Between(0.15, 0.25), Between(0.4, 0.65), Between(0, 0.1)),
        ];
        return new(tools[chance.Next(tools.Length)], Between(0.75, 1.3), Between(-0.25, 0.25), Between(0.02, 0.16), Between(0.1, 0.55),
            Sometimes(0.3),
            Sometimes(0.04));
    }

    private MeantRow Fill(Mat light, PrintedRow row, Hand hand, double scale)
    {
        var box = row.Boxes[chance.Next(row.Boxes.Count)];
        var others = row.Boxes.Where(one => one != box).ToList();
        var fate = chance.NextDouble();
        if (fate < 0.05) return new(row, null, false);
        if (hand.Fills)
        {
            Scribble(light, box, hand, scale);
            return new(row, box.Code, false);
        }

        if (fate < 0.10 && others.Count > 0)
        {
            var wrong = others[chance.Next(others.Count)];
            Answer(light, wrong, hand, scale);
            Scribble(light, wrong, hand, scale);
        }
        else if (fate < 0.115 && others.Count > 0)
        {
            Answer(light, box, hand, scale);
            Answer(light, others[chance.Next(others.Count)], hand, scale);
            return new(row, null, true);
        }
        else if (fate < 0.125)
        {
            Curve(light, hand, scale, [.. Enumerable.Range(0, 13).Select(at => (box.X + 3 * Math.Cos(at * Math.PI / 6),
                box.Y + 3 * Math.Sin(at * Math.PI / 6)))]);
            return new(row, null, true);
        }

        Answer(light, box, hand, scale);
        return new(row, box.Code, false);
    }

    private void Answer(Mat light, PrintedBox box, Hand hand, double scale)
    {
        var (x, y) = (box.X + Between(-hand.Aim, hand.Aim), box.Y + Between(-hand.Aim, hand.Aim));
        var reach = 1.9 * hand.Size;
        if (hand.Ticks ? Sometimes(0.9) : Sometimes(0.08))
        {
            Curve(light, hand, scale, [(x - reach, y - 0.1), (x - 0.4 * reach, y + 0.9 * reach), (x + 0.3 * reach, y - 0.5 * reach),
                (x + 1.3 * reach, y - 1.3 * reach)]);
            return;
        }

        var lean = hand.Slant * reach;
        Curve(light, hand, scale, [(x - reach + lean, y - reach), (x + Between(-0.2, 0.2), y + Between(-0.2, 0.2)), (x + reach - lean,
            y + reach)]);
        Curve(light, hand, scale, [(x - reach - lean, y + reach), (x + Between(-0.2, 0.2), y + Between(-0.2, 0.2)), (x + reach + lean,
            y - reach)]);
    }

    /// <summary>To and fro over the whole box, twice.</summary>
    private void Scribble(Mat light, PrintedBox box, Hand hand, double scale)
    {
        const double Half = SheetMeasure.Box / 2;
        var pace = hand.Tool.Radius * Between(0.9, 1.5);
        foreach (var across in new[] { true, false })
        {
            var path = new List<(double, double)>();
            for (double at = -Half, side = -1; at <= Half; at += pace, side = -side)
            {
                var end = side * (Half + Between(-0.25, 0.25));
                path.Add(across ? (box.X + end, box.Y + at) : (box.X + at, box.Y + end));
            }

            for (var at = 1; at < path.Count; at++) Curve(light, hand, scale, [path[at - 1], path[at]]);
        }
    }

    /// <summary>A path of straight pieces that trembles, with pressure that rises and falls.</summary>
    private void Curve(Mat light, Hand hand, double scale, IReadOnlyList<(double X, double Y)> path)
    {
        var (phase, pressure) = (Between(0, 6), Between(0.75, 1.05));
        for (var piece = 1; piece < path.Count; piece++)
        {
            var (from, to) = (path[piece - 1], path[piece]);
            var length = Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
            var steps = Math.Max(2, (int)(length * scale * 1.5));
            for (var step = 0; step <= steps; step++)
            {
                if (Sometimes(hand.Tool.Grain)) continue;
                var share = step / (double)steps;
                var wave = hand.Tremble * Math.Sin(phase + share * 5);
                Dab(light, (from.X + (to.X - from.X) * share + wave) * scale, (from.Y + (to.Y - from.Y) * share - wave) * scale,
                    hand.Tool.Radius * scale * (0.8 + 0.3 * Math.Sin(share * Math.PI)), 1 - hand.Tool.Ink * pressure);
            }
        }
    }

    private static void Dab(Mat light, double x, double y, double radius, double shade)
    {
        for (var row = (int)(y - radius - 1); row <= y + radius + 1; row++)
        {
            for (var column = (int)(x - radius - 1); column <= x + radius + 1; column++)
            {
                if (row < 0 || column < 0 || row >= light.Height || column >= light.Width) continue;
                var distance = Math.Sqrt((row + 0.5 - y) * (row + 0.5 - y) + (column + 0.5 - x) * (column + 0.5 - x));
                var cover = Math.Clamp(radius - distance + 0.5, 0, 1);
                ref var pixel = ref light.At<float>(row, column);
                pixel = (float)Math.Min(pixel, 1 - cover * (1 - shade));
            }
        }
    }

    private Mat Scan(Mat light)
    {
        if (Sometimes(0.2)) ShineThrough(light);
        if (Sometimes(0.15)) Fold(light);
        if (Sometimes(0.25)) Stain(light);
        using var pulled = Pull(light);
        if (Sometimes(0.4))
        {
            using var lamp = new Mat(2, 2, MatType.CV_32FC1);
            for (var at = 0; at < 4; at++) lamp.Set(at / 2, at % 2, (float)Between(0.72, 1));
            using var field = new Mat();
            Cv2.Resize(lamp, field, pulled.Size(), 0, 0, InterpolationFlags.Linear);
            Cv2.Multiply(pulled, field, pulled);
        }

        var (dark, bright) = (Between(0, 0.22), Between(0.75, 1));
        pulled.ConvertTo(pulled, -1, bright - dark, dark);
        if (Sometimes(0.5)) Cv2.Blur(pulled, pulled, Sometimes(0.5) ? new Size(1 + 2 * chance.Next(2), 3) : new Size(3, 1));
        Cv2.GaussianBlur(pulled, pulled, new Size(0, 0), Between(0.3, 1.1));
        using var grain = new Mat(pulled.Size(), MatType.CV_32FC1);
        Cv2.SetTheRNG((ulong)chance.NextInt64());
        Cv2.Randu(grain, InputArray.Create(new[] { -1.0 }), InputArray.Create(new[] { 1.0 }));
        Cv2.ScaleAdd(grain, Between(0, 0.06), pulled, pulled);
        using var bytes = new Mat();
        pulled.ConvertTo(bytes, MatType.CV_8UC1, 255);
        if (Sometimes(0.1)) Cv2.AdaptiveThreshold(bytes, bytes, 255, AdaptiveThresholdTypes.GaussianC, ThresholdTypes.Binary, 61,
            Between(8, 20));
        var turned = new Mat();
        if (Sometimes(0.3)) Cv2.Rotate(bytes, turned, (RotateFlags)chance.Next(3));
        else bytes.CopyTo(turned);
        return turned;
    }

    /// <summary>From the side, turned, and with a feeder that does not pull evenly.</summary>
    private Mat Pull(Mat light)
    {
        var (width, height) = (light.Width, light.Height);
        float Off(double share) => (float)(Between(0, share) * width);
        Point2f[] from = [new(0, 0), new(width, 0), new(width, height), new(0, height)];
        Point2f[] to = [new(Off(0.02), Off(0.02)), new(width - Off(0.02), Off(0.02)), new(width - Off(0.02), height - Off(0.02)),
            new(Off(0.02), height - Off(0.02))];
        using var seen = Cv2.GetPerspectiveTransform(from, to);
        using var whole = new Mat();
        Cv2.WarpPerspective(light, whole, seen, light.Size(), InterpolationFlags.Linear, BorderTypes.Constant, Scalar.All(Between(0.85,
            1)));
        using var toX = new Mat();
        using var toY = new Mat();
        var (depth, length, phase) = (Between(0, 0.25) * width / SheetMeasure.Width, Between(30, 120) * width / SheetMeasure.Width,
            Between(0, 6));
        using var pull = new Mat(height, 1, MatType.CV_32FC1);
        for (var row = 0; row < height; row++) pull.Set(row, 0, (float)(row + depth * Math.Sin(phase + row / length * Math.Tau)));
        Cv2.Repeat(pull, 1, width, toY);
        using var line = new Mat(1, width, MatType.CV_32FC1);
        for (var column = 0; column < width; column++) line.Set(0, column, (float)column);
        Cv2.Repeat(line, height, 1, toX);
        var result = new Mat();
        Cv2.Remap(whole, result, toX, toY, InterpolationFlags.Linear, BorderTypes.Replicate);
        return result;
    }

    private void ShineThrough(Mat light)
    {
        using var back = new Mat();
        Cv2.Flip(light, back, FlipMode.Y);
        Cv2.GaussianBlur(back, back, new Size(0, 0), 2);
        var strength = Between(0.02, 0.1);
        back.ConvertTo(back, -1, strength, 1 - strength);
        Cv2.Multiply(light, back, light);
    }

    private void Fold(Mat light)
    {
        var row = chance.Next(light.Height / 4, 3 * light.Height / 4);
        using var crease = light[new Rect(0, row, light.Width, Math.Min(3, light.Height - row))];
        crease.ConvertTo(crease, -1, Between(0.75, 0.95));
        using var below = light[new Rect(0, row, light.Width, light.Height - row)];
        below.ConvertTo(below, -1, Between(0.9, 1));
    }

    /// <summary>A spot with an uneven rim.</summary>
    private void Stain(Mat light)
    {
        using var small = new Mat(12, 12, MatType.CV_32FC1, Scalar.All(1));
        var (row, column) = (chance.Next(2, 10), chance.Next(2, 10));
        for (var at = 0; at < 6; at++) small.Set(Math.Clamp(row + chance.Next(-1, 2), 0, 11), Math.Clamp(column + chance.Next(-1, 2),
            0, 11), (float)Between(0.6, 0.95));
        using var field = new Mat();
        Cv2.Resize(small, field, light.Size(), 0, 0, InterpolationFlags.Cubic);
        using var spot = new Mat();
        Cv2.Threshold(field, spot, 0.93, 1, ThresholdTypes.Binary);
        spot.ConvertTo(spot, -1, 1 - Between(0.75, 0.93), Between(0.75, 0.93));
        Cv2.GaussianBlur(spot, spot, new Size(0, 0), Between(0.8, 3));
        Cv2.Min(spot, Scalar.All(1), spot);
        Cv2.Multiply(light, spot, light);
    }

    private byte[] Encode(Mat picture)
    {
        if (Sometimes(0.15))
        {
            Cv2.ImEncode(".tiff", picture, out var exact);
            return exact;
        }

        Cv2.ImEncode(".jpg", picture, out var bytes, [(int)ImwriteFlags.JpegQuality, chance.Next(45, 92)]);
        return bytes;
    }
}
