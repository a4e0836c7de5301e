using System.Globalization;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>One line of the file: what one minute was like.</summary>
/// <param name="Start">Which start of the measurement this belongs to; each has an instance of its own.</param>
/// <param name="Found">Sheets in the store when the minute ended; those just being sent may be more than the acknowledged.</param>
internal sealed record SoakMinute(int Minute, string Engine, int Start, IReadOnlyDictionary<Kind, Waits> Waits, ServerState Server,
    int Acknowledged, int Found)
{
    private static readonly Kind[] Kinds = Enum.GetValues<Kind>();

    private static readonly string[] OfKinds = ["requests", "errors", "p50_ms", "p95_ms", "p99_ms"];

    private static readonly string[] Figures =
        ["load", "processor_s", "resident_mb", "typesetter_mb", "heap_mb", "open_files", "threads", "data_mb", "acknowledged", "found"];

    public static string Header => "minute,engine,start," + string.Join(',', Kinds.SelectMany(kind =>
        OfKinds.Select(figure => $"{kind.ToString().ToLowerInvariant()}_{figure}"))) + "," + string.Join(',', Figures);

    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Minute},{Engine},{Start},")
        + string.Join(',', Kinds.Select(kind => Waits[kind]).Select(one => string.Create(CultureInfo.InvariantCulture,
            $"{one.Requests},{one.Errors},{one.P50:0.0},{one.P95:0.0},{one.P99:0.0}")))
        + string.Create(CultureInfo.InvariantCulture, $",{Server.Load},{Server.Processor:0.0},{Server.Resident:0.0},{Server.Typesetter:0.0},{Server.Heap:0.0}")
        + string.Create(CultureInfo.InvariantCulture, $",{Server.OpenFiles},{Server.Threads},{Server.Data:0.0},{Acknowledged},{Found}");

    /// <exception cref="FormatException">The line is none of this program.</exception>
    public static SoakMinute Read(string line)
    {
        var cells = line.Split(',');
        if (cells.Length != 3 + Kinds.Length * 5 + Figures.Length) throw new FormatException($"No line of a soak: {line[..Math.Min(60, line.Length)]}");
        double Number(int at) => double.Parse(cells[at], CultureInfo.InvariantCulture);
        int Whole(int at) => int.Parse(cells[at], CultureInfo.InvariantCulture);
        var waits = Kinds.Index().ToDictionary(kind => kind.Item, kind => 3 + kind.Index * 5 is var at
            ? new Waits(Whole(at), Whole(at + 1), Number(at + 2), Number(at + 3), Number(at + 4)) : default);
        var from = 3 + Kinds.Length * 5;
        return new(Whole(0), cells[1], Whole(2), waits, new(cells[from], Number(from + 1), Number(from + 2), Number(from + 3),
            Number(from + 4), Whole(from + 5), Whole(from + 6), Number(from + 7)), Whole(from + 8), Whole(from + 9));
    }

    /// <summary>All minutes of a file; none where it is not there.</summary>
    public static IReadOnlyList<SoakMinute> ReadAll(string file) => !File.Exists(file) ? []
        : [.. File.ReadAllLines(file).Skip(1).Where(line => line.Length > 0).Select(Read)];
}

/// <param name="Load">Of the machine, mean of the last minute.</param>
/// <param name="Processor">Seconds of processor time since the start.</param>
/// <param name="Resident">MB.</param>
/// <param name="Typesetter">MB of the process that sets PDF.</param>
/// <param name="Heap">MB that the last garbage collection left.</param>
/// <param name="Data">MB of folder and databases.</param>
internal sealed record ServerState(string Load, double Processor, double Resident, double Typesetter, double Heap, int OpenFiles,
    int Threads, double Data)
{
    private const double Mega = 1024 * 1024;

    public static async Task<ServerState> Of(SoakHouse house)
    {
        var number = house.Server.Number;
        using var process = System.Diagnostics.Process.GetProcessById(number);
        return new(WaveDoor.LoadNow(), process.TotalProcessorTime.TotalSeconds, MemoryOf(number), Children(number).Sum(MemoryOf),
            await HeapOf(house.Place.Metrics), Directory.GetFileSystemEntries($"/proc/{number}/fd").Length, process.Threads.Count,
            house.Place.Size() / Mega);
    }

    private static double MemoryOf(int number)
    {
        try
        {
            var line = File.ReadLines($"/proc/{number}/status").FirstOrDefault(one => one.StartsWith("VmRSS", StringComparison.Ordinal));
            return line is null ? 0
                : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static IEnumerable<int> Children(int number) => Directory.GetDirectories($"/proc/{number}/task").SelectMany(thread =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            return [];
        }
    }).Select(child => int.Parse(child, CultureInfo.InvariantCulture)).Distinct();

    /// <summary>As the instance tells those who watch it; 0 where it did not answer.</summary>
    private static async Task<double> HeapOf(Uri metrics)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            var text = await client.GetStringAsync(new Uri(metrics, "/metrics"));
            return text.Split('\n').Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size", StringComparison.Ordinal))
                .Sum(line => double.Parse(line[(line.LastIndexOf('}') + 2)..].Split(' ')[0], CultureInfo.InvariantCulture)) / Mega;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            return 0;
        }
    }
}
