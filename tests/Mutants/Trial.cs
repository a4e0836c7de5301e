using System.Diagnostics;
using System.Globalization;

namespace Wegmarke.Mutants;

/// <summary>A process that tries changes; it is begun again after one that never ends or takes the process down.</summary>
internal sealed class Trial : IDisposable
{
    private const int NoChange = -1;
    private const int ShortestMs = 30_000;
    private const int Multiple = 10;
    private Process? process;

    /// <summary>Begins, and makes sure that it is the changes that make tests fail.</summary>
    /// <exception cref="InvalidOperationException">The unchanged engine fails here.</exception>
    public static Trial Begun(IReadOnlyDictionary<string, long> times)
    {
        var trial = new Trial();
        var quickest = times.MinBy(one => one.Value).Key;
        if (trial.Try(NoChange, [quickest], times, fresh: false).Word == "survived") return trial;
        trial.Dispose();
        throw new InvalidOperationException($"With the unchanged engine {quickest} fails, or no test can be run at all.");
    }

    /// <param name="times">Computing time of each test in ms; half a minute and ten times as much are allowed for each, however busy the
    /// machine is.</param>
    /// <param name="fresh">The change lies in a value that is computed once in the life of a process.</param>
    public (string Word, string? Killer) Try(int change, IReadOnlyList<string> tests, IReadOnlyDictionary<string, long> times, bool fresh)
    {
        if (fresh) Dispose();
        process ??= Begin();
        process.StandardInput.WriteLine(string.Join('\t', [change.ToString(CultureInfo.InvariantCulture), .. tests]));
        process.StandardInput.Flush();
        string? said;
        long own = 0;
        while (true)
        {
            var answer = process.StandardOutput.ReadLineAsync();
            var limit = Spent(process) + TimeSpan.FromMilliseconds(ShortestMs + (Multiple * own));
            while (!answer.Wait(500) && Spent(process) < limit) continue;
            if (!answer.IsCompleted)
            {
                Dispose();
                return ("endless", null);
            }

            said = answer.Result;
            if (said is null || !said.StartsWith(Child.Begins, StringComparison.Ordinal)) break;
            own = times[said[Child.Begins.Length..]];
        }

        // Such as a stack that overflows, or memory that ends.
        if (said is null)
        {
            Dispose();
            return ("killed", null);
        }

        if (fresh) Dispose();
        var killer = said.Split('\t')[1];
        return killer.Length > 0 ? ("killed", killer) : ("survived", null);
    }

    public void Dispose()
    {
        if (process is null) return;
        process.Kill();
        process.Dispose();
        process = null;
    }

    /// <summary>Nothing where it has died: then the answer is on its end.</summary>
    private static TimeSpan Spent(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    private static Process Begin()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Wegmarke.Mutants.dll"), "try"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x80000000";
        start.Environment["DOTNET_TieredCompilation"] = "1";
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
