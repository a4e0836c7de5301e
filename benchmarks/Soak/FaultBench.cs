using System.Diagnostics;
using System.Globalization;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>One line of the table of faults.</summary>
internal sealed record FaultLine(string Fault, string Done, string Saw, string Sheets, string WentOn)
{
    public const string Header = "| fault | what was done | what people saw | afterwards | went on by itself |\n| --- | --- | --- | --- | --- |\n";

    public string Row => $"| {Fault} | {Done} | {Saw} | {Sheets} | {WentOn} |\n";
}

/// <summary>A small instance under mixed load, to which something is done.</summary>
internal sealed class FaultBench : IDisposable
{
    private const int Towns = 2;
    private const int PerSecond = 10;
    private readonly CancellationTokenSource stop = new();
    private readonly Task load;
    private readonly List<string> saw = [];

    private FaultBench(SoakHouse house)
    {
        House = house;
        load = new MixedLoad(house, PerSecond).Run(stop.Token);
    }

    public SoakHouse House { get; }

    /// <summary>What people saw in each part.</summary>
    public string Saw => string.Join("; ", saw);

    public static async Task<FaultBench> Begin(SoakPlace place) => new(await SoakHouse.Prepare(place, Towns));

    private int Acknowledged => House.Surveys.Sum(survey => survey.Acknowledged.Count);

    /// <summary>Lets the load run and notes what went wrong meanwhile.</summary>
    public async Task Part(string name, double seconds)
    {
        var (before, errors) = (Acknowledged, House.Tally.Errors.ToDictionary(one => one.What, one => one.Times));
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var waits = House.Tally.Take();
        var fresh = House.Tally.Errors.Select(one => (one.What, Times: one.Times - errors.GetValueOrDefault(one.What)))
            .Where(one => one.Times > 0).OrderByDescending(one => one.Times).Take(4).Select(one => $"{one.Times} × {one.What}").ToList();
        saw.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {Acknowledged - before} sheets acknowledged, slowest of a hundred {waits[Kind.Send].P99:0} ms")
            + (fresh.Count == 0 ? ", no error" : ", " + string.Join(", ", fresh)));
    }

    /// <summary>Seconds until the next sheet is acknowledged; null when none was within a minute and a half.</summary>
    public async Task<double?> UntilNext()
    {
        var (begun, before) = (Stopwatch.GetTimestamp(), Acknowledged);
        while (Acknowledged == before && Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(90)) await Task.Delay(20);
        return Acknowledged == before ? null : Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>What the instance says of itself.</summary>
    public async Task<string> Health()
    {
        Field.Shown shown;
        try
        {
            shown = await House.Desk.Get("/health/ready");
        }
        catch (HttpRequestException gone)
        {
            return gone.Message;
        }

        var wrong = shown.Body.Split('\n').Where(line => line.Contains("NOT OK", StringComparison.Ordinal)).ToList();
        return wrong.Count == 0 ? $"{(int)shown.Status} {shown.Heading}".Trim() : $"{(int)shown.Status} {string.Join(", ", wrong)}";
    }

    /// <summary>Ends the load, then the instance, and counts in the store.</summary>
    public async Task<FaultLine> End(string fault, string done, Func<string, string> wentOn)
    {
        await stop.CancelAsync();
        await load;
        var runs = House.Server.Runs;
        House.Kill();
        var count = await House.Count();
        var said = string.Join("; ", House.Findings);
        var line = new FaultLine($"{fault}, {House.Place.Engine}", done, Saw, count + (said.Length == 0 ? "" : $"; {said}"),
            wentOn(runs ? "the process is still the same" : "**the process has ended**"));
        if (count is { Lost: 0, Doubled: 0 } && said.Length == 0 && runs) House.Place.Remove();
        return line;
    }

    public void Dispose()
    {
        stop.Cancel();
        House.Dispose();
        stop.Dispose();
    }
}
