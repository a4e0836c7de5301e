using System.Globalization;
using System.Text;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>Draws the minutes of a soak: for each engine how long people waited, and how much memory and how many files the instance
/// held.</summary>
internal static class SoakPlot
{
    private const int Wide = 1180;
    private const int High = 330;
    private const int Left = 64;
    private const int Width = 380;
    private const int Top = 52;
    private const int Height = 220;

    private static readonly int[] RoundNumbers = [1, 2, 5, 10];

    private sealed record Curve(string Name, string Colour, IReadOnlyList<(double At, double Value)> Points);

    public static string Draw(IReadOnlyList<SoakMinute> minutes)
    {
        var engines = minutes.GroupBy(one => one.Engine).ToList();
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Wide} {engines.Count * High + 24}' role='img' font-family='sans-serif' ");
        Add(svg, $"font-size='12' fill='#1b1b1b'>\n<title>Mixed load, minute by minute</title>\n");
        Add(svg, $"<desc>Within what time 95 % of the requests of each kind were answered, in milliseconds on a logarithmic scale; ");
        Add(svg, $"memory in megabytes; {minutes.Count} minutes.</desc>\n<rect width='100%' height='100%' fill='#fff'/>\n");
        for (var at = 0; at < engines.Count; at++)
        {
            var some = engines[at].ToList();
            Add(svg, $"<g transform='translate(0 {at * High})'>\n");
            var loads = some.Select(one => double.Parse(one.Server.Load, CultureInfo.InvariantCulture)).ToList();
            Panel(svg, 0, FormattableString.Invariant(
                $"{engines[at].Key}: 95 % answered within, ms (load {loads.Min():0} to {loads.Max():0})"), WaitsOf(some), logarithmic: true);
            Panel(svg, Wide / 2, $"{engines[at].Key}: memory, MB", MemoryOf(some), logarithmic: false);
            svg.Append("</g>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Add(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));

    private static List<Curve> WaitsOf(List<SoakMinute> minutes) =>
    [
        .. new[]
        {
            (Kind.Open, "open a sheet", "#0b5fa5"), (Kind.Send, "send a sheet", "#c1440e"), (Kind.Page, "coordinator's page", "#3a7d34"),
            (Kind.Write, "write", "#8a6d00"), (Kind.Circle, "circle's page", "#00808a"), (Kind.Close, "end and release", "#6b2fa0"),
            (Kind.Docx, "report, Word", "#b0307a"), (Kind.Pdf, "report, PDF", "#444444"),
        }.Select(one => new Curve(one.Item2, one.Item3, [.. minutes.Where(line => line.Waits[one.Item1].Requests > 0)
            .Select(line => ((double)line.Minute, Math.Max(1, line.Waits[one.Item1].P95)))])).Where(curve => curve.Points.Count > 0),
    ];

    private static List<Curve> MemoryOf(List<SoakMinute> minutes)
    {
        Curve Of(string name, string colour, Func<ServerState, double> figure) =>
            new(name, colour, [.. minutes.Select(line => ((double)line.Minute, figure(line.Server))).Where(one => one.Item2 > 0)]);
        return
        [
            Of("resident", "#0b5fa5", one => one.Resident), Of("heap after collection", "#c1440e", one => one.Heap),
            Of("typesetter", "#444444", one => one.Typesetter), Of("open files (number)", "#3a7d34", one => one.OpenFiles),
        ];
    }

    private static void Panel(StringBuilder svg, int from, string title, List<Curve> curves, bool logarithmic)
    {
        curves.RemoveAll(curve => curve.Points.Count == 0);
        var points = curves.SelectMany(curve => curve.Points).ToList();
        var (first, last) = (points.Min(one => one.At), Math.Max(points.Min(one => one.At) + 1, points.Max(one => one.At)));
        var most = points.Max(one => one.Value) * 1.05;
        double X(double at) => from + Left + (at - first) / (last - first) * Width;
        double Y(double value) => Top + Height - Height * (logarithmic ? Math.Log10(Math.Max(1, value)) / Math.Log10(Math.Max(10, most))
            : value / most);
        Add(svg, $"<text x='{from + Left}' y='30' font-size='14' font-weight='bold'>{title}</text>\n");
        foreach (var tick in logarithmic ? Powers(most) : Steps(0, most, 5)) Line(svg, from + Left, Y(tick), Width, tick);
        foreach (var tick in Steps(first, last, 6))
        {
            Add(svg, $"<text x='{X(tick):0.0}' y='{Top + Height + 18}' text-anchor='middle'>{tick:0}</text>\n");
        }

        Add(svg, $"<text x='{from + Left + Width / 2}' y='{Top + Height + 36}' text-anchor='middle'>minute</text>\n");
        foreach (var curve in curves)
        {
            var drawn = string.Join(' ', curve.Points.Select(one => string.Create(CultureInfo.InvariantCulture,
                $"{X(one.At):0.0},{Y(one.Value):0.0}")));
            Add(svg, $"<polyline fill='none' stroke='{curve.Colour}' stroke-width='1.6' points='{drawn}'/>\n");
        }

        Names(svg, from + Left + Width + 8, curves, Y);
    }

    private static void Line(StringBuilder svg, double x, double y, double width, double tick) => svg.Append(CultureInfo.InvariantCulture,
        $"<line x1='{x}' x2='{x + width}' y1='{y:0.0}' y2='{y:0.0}' stroke='#ddd'/><text x='{x - 6}' y='{y + 4:0.0}' text-anchor='end'>{tick:0}</text>\n");

    /// <summary>Each name stands where its curve ends, or below the one above it.</summary>
    private static void Names(StringBuilder svg, double x, List<Curve> curves, Func<double, double> y)
    {
        var below = double.MinValue;
        foreach (var curve in curves.OrderBy(one => y(one.Points[^1].Value)))
        {
            var at = Math.Max(below + 14, y(curve.Points[^1].Value) + 4);
            Add(svg, $"<text x='{x}' y='{at:0.0}' fill='{curve.Colour}'>{curve.Name}</text>\n");
            below = at;
        }
    }

    private static IEnumerable<double> Powers(double most)
    {
        for (var tick = 1.0; tick <= Math.Max(10, most); tick *= 10) yield return tick;
    }

    /// <summary>Round numbers from one end to the other.</summary>
    private static IEnumerable<double> Steps(double from, double to, int about)
    {
        var raw = (to - from) / about;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = Math.Max(1, RoundNumbers.First(one => one * power >= raw) * power);
        for (var tick = Math.Ceiling(from / step) * step; tick <= to; tick += step) yield return tick;
    }
}
