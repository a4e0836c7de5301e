using OpenCvSharp;
using Wegmarke.Responses.Paper;

namespace Wegmarke.Scans;

/// <summary>Invents filled pages and spoils them as scanners do. The limits in the reader were chosen on this generator; no figure about
/// the reader may come from it.</summary>
public sealed class FirstGenerator(int seed)
{
    private readonly Random chance = new(seed);

    /// <summary>How spoilt pages are, from 0 (as printed) to 1.</summary>
    public double Spoiling { get; init; } = 1;

    private sealed record Pen(double Width, int Shade, bool Fills, double Messy);

    public FilledPage Run(PrintedPage page)
    {
        var scale = Between(6, 10);
        using var paper = CleanPrint.Run(page, scale);
        var pen = new Pen(Between(0.3, 0.95), (int)Between(20, 20 + 140 * Spoiling), chance.NextDouble() < 0.06 * Spoiling,
            Between(0.1, 1) * Spoiling);
        var rows = page.Rows.Select(row => Fill(paper, row, pen, scale)).ToList();
        using var spoilt = Spoil(paper);
        return new(Encode(spoilt), rows);
    }

    private double Between(double low, double high) => low + chance.NextDouble() * (high - low);

    private MeantRow Fill(Mat paper, PrintedRow row, Pen pen, double scale)
    {
        var wanted = chance.Next(row.Boxes.Count);
        var other = (wanted + 1 + chance.Next(Math.Max(1, row.Boxes.Count - 1))) % row.Boxes.Count;
        var box = row.Boxes[wanted];
        var kind = chance.NextDouble();
        if (kind < 0.06) return new(row, null, false);
        if (pen.Fills)
        {
            Blacken(paper, box, pen, scale);
            return new(row, box.Code, false);
        }

        if (kind < 0.60) Cross(paper, box, pen, scale);
        else if (kind < 0.85) Tick(paper, box, pen, scale);
        else if (kind < 0.90) Stroke(paper, pen, scale, (box.X - 1.6, box.Y + 1.5), (box.X + 1.7, box.Y - 1.6));
        else if (kind < 0.97 && row.Boxes.Count > 1)
        {
            if (chance.Next(2) == 0) Cross(paper, row.Boxes[other], pen, scale);
            Blacken(paper, row.Boxes[other], pen, scale);
            Cross(paper, box, pen, scale);
        }
        else if (kind < 0.985 && row.Boxes.Count > 1)
        {
            Cross(paper, box, pen, scale);
            Cross(paper, row.Boxes[other], pen, scale);
            return new(row, null, true);
        }
        else
        {
            var radius = Between(2.6, 3.2);
            OnPaper(paper, ink => Cv2.Ellipse(ink, Pixel(box.X, box.Y, scale), new Size(radius * scale, radius * scale), 0, 0, 360,
                Scalar.All(pen.Shade), Thickness(pen, scale), LineTypes.AntiAlias), (box.X, box.Y), (box.X, box.Y), scale);
            return new(row, null, true);
        }

        return new(row, box.Code, false);
    }

    private void Cross(Mat paper, PrintedBox box, Pen pen, double scale)
    {
        var reach = Between(1.3, 2.2 + 0.7 * pen.Messy);
        var (dx, dy) = (Between(-0.5, 0.5) * pen.Messy, Between(-0.5, 0.5) * pen.Messy);
        Stroke(paper, pen, scale, (box.X + dx - reach, box.Y + dy - reach), (box.X + dx + reach, box.Y + dy + reach));
        Stroke(paper, pen, scale, (box.X + dx - reach, box.Y + dy + reach), (box.X + dx + reach, box.Y + dy - reach));
    }

    private void Tick(Mat paper, PrintedBox box, Pen pen, double scale)
    {
        var long1 = Between(1.2, 2 + 2 * pen.Messy);
        var low = (box.X + Between(-0.6, 0.2), box.Y + Between(0.6, 1.6));
        Stroke(paper, pen, scale, (box.X - Between(1, 1.9), box.Y + Between(-0.5, 0.5)), low);
        Stroke(paper, pen, scale, low, (box.X + long1, box.Y - long1));
    }

    private void Blacken(Mat paper, PrintedBox box, Pen pen, double scale)
    {
        var half = SheetMeasure.Box / 2 + Between(-0.15, 0.3);
        OnPaper(paper, ink => Cv2.Rectangle(ink, Pixel(box.X - half, box.Y - half, scale), Pixel(box.X + half, box.Y + half, scale),
            Scalar.All(pen.Shade), -1), (box.X, box.Y), (box.X, box.Y), scale);
        if (chance.NextDouble() < 0.5 * pen.Messy)
        {
            Stroke(paper, pen with { Shade = 255, Width = 0.35 }, scale, (box.X - 1.8, box.Y + Between(-1.5, 1.5)), (box.X + 1.8,
                box.Y + Between(-1.5, 1.5)));
        }
    }

    private void Stroke(Mat paper, Pen pen, double scale, (double X, double Y) from, (double X, double Y) to)
    {
        double Shake() => Between(-0.25, 0.25) * pen.Messy;
        var middle = ((from.X + to.X) / 2 + Shake(), (from.Y + to.Y) / 2 + Shake());
        foreach (var (a, b) in new[] { (from, middle), (middle, to) })
        {
            OnPaper(paper, ink => Cv2.Line(ink, Pixel(a.Item1, a.Item2, scale), Pixel(b.Item1, b.Item2, scale), Scalar.All(pen.Shade),
                Thickness(pen, scale), LineTypes.AntiAlias), from, to, scale);
        }
    }

    /// <summary>Ink only darkens.</summary>
    private static void OnPaper(Mat paper, Action<Mat> draw, (double X, double Y) from, (double X, double Y) to, double scale)
    {
        const double Margin = 4;
        var area = new Rect((int)((Math.Min(from.X, to.X) - Margin) * scale), (int)((Math.Min(from.Y, to.Y) - Margin) * scale),
            (int)((Math.Abs(from.X - to.X) + 2 * Margin) * scale), (int)((Math.Abs(from.Y - to.Y) + 2 * Margin) * scale))
            .Intersect(new Rect(0, 0, paper.Width, paper.Height));
        using var ink = new Mat(paper.Size(), MatType.CV_8UC1);
        using var inked = ink[area];
        inked.SetTo(Scalar.All(255));
        draw(ink);
        using var part = paper[area];
        Cv2.Min(part, inked, part);
    }

    private static int Thickness(Pen pen, double scale) => Math.Max(1, (int)Math.Round(pen.Width * scale));

    private static Point Pixel(double x, double y, double scale) => new(x * scale, y * scale);

    private Mat Spoil(Mat paper)
    {
        var (width, height) = (paper.Width, paper.Height);
        using var turn = Cv2.GetRotationMatrix2D(new Point2f(width / 2f, height / 2f), Between(-3, 3) * Spoiling,
            1 - 0.05 * Spoiling * chance.NextDouble());
        turn.Set(0, 2, turn.At<double>(0, 2) + Between(-12, 12) * Spoiling);
        turn.Set(1, 2, turn.At<double>(1, 2) + Between(-12, 12) * Spoiling);
        using var laid = new Mat();
        Cv2.WarpAffine(paper, laid, turn, paper.Size(), InterpolationFlags.Linear, BorderTypes.Constant, Scalar.All(250));
        using var shades = new Mat();
        laid.ConvertTo(shades, MatType.CV_32FC1);
        var paperShade = 255 - Between(0, 60) * Spoiling;
        var black = Between(0, 60) * Spoiling;
        Cv2.Multiply(shades, Scalar.All((paperShade - black) / 255), shades);
        Cv2.Add(shades, Scalar.All(black), shades);
        if (chance.NextDouble() < 0.5 * Spoiling) Shadow(shades);
        if (chance.NextDouble() < 0.35 * Spoiling) Coffee(shades);
        var blur = Between(0.1, 1.3) * Spoiling;
        if (blur > 0.2) Cv2.GaussianBlur(shades, shades, new Size(0, 0), blur);
        using var noise = new Mat(shades.Size(), MatType.CV_32FC1);
        Cv2.SetTheRNG((ulong)chance.NextInt64());
        Cv2.Randn(noise, InputArray.Create(new[] { 0.0 }), InputArray.Create(new[] { Between(0.5, 11) * Spoiling }));
        Cv2.Add(shades, noise, shades);
        using var bytes = new Mat();
        shades.ConvertTo(bytes, MatType.CV_8UC1);
        if (chance.NextDouble() < 0.12 * Spoiling) Cv2.Threshold(bytes, bytes, black + (paperShade - black) * Between(0.55, 0.75), 255,
            ThresholdTypes.Binary);
        var result = new Mat();
        switch (Spoiling > 0 ? chance.Next(8) : 7)
        {
            case 0: Cv2.Rotate(bytes, result, RotateFlags.Rotate90Clockwise); break;
            case 1: Cv2.Rotate(bytes, result, RotateFlags.Rotate180); break;
            case 2: Cv2.Rotate(bytes, result, RotateFlags.Rotate90Counterclockwise); break;
            default: bytes.CopyTo(result); break;
        }

        return result;
    }

    private void Shadow(Mat shades)
    {
        var (x, y, depth) = (Between(-1, 1), Between(-1, 1), Between(0.05, 0.3));
        using var row = new Mat(1, shades.Width, MatType.CV_32FC1);
        using var column = new Mat(shades.Height, 1, MatType.CV_32FC1);
        var (width, height) = (shades.Width, shades.Height);
        for (var at = 0; at < width; at++) row.Set(0, at, (float)(1 - depth * (0.5 + 0.5 * x * (2.0 * at / width - 1))));
        for (var at = 0; at < height; at++) column.Set(at, 0, (float)(1 - depth * (0.5 + 0.5 * y * (2.0 * at / height - 1))));
        using var light = (column * row).ToMat();
        Cv2.Multiply(shades, light, shades);
    }

    private void Coffee(Mat shades)
    {
        using var stain = new Mat(shades.Size(), MatType.CV_32FC1, Scalar.All(1));
        var centre = new Point(chance.Next(shades.Width), chance.Next(shades.Height));
        var radius = Between(0.1, 0.2) * shades.Width;
        Cv2.Ellipse(stain, centre, new Size(radius, radius * Between(0.8, 1.1)), Between(0, 180), 0, 360, Scalar.All(Between(0.8,
            0.95)), -1);
        Cv2.Ellipse(stain, centre, new Size(radius, radius * Between(0.8, 1.1)), Between(0, 180), 0, 360, Scalar.All(Between(0.55, 0.85)),
            (int)Between(2, 12), LineTypes.AntiAlias);
        Cv2.GaussianBlur(stain, stain, new Size(0, 0), Between(1, 5));
        Cv2.Multiply(shades, stain, shades);
    }

    private byte[] Encode(Mat picture)
    {
        if (Spoiling == 0)
        {
            Cv2.ImEncode(".png", picture, out var exact);
            return exact;
        }

        Cv2.ImEncode(".jpg", picture, out var bytes, [(int)ImwriteFlags.JpegQuality, chance.Next(30, 95)]);
        return bytes;
    }
}
