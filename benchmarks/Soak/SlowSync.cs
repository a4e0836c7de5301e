using System.Diagnostics;
using System.Globalization;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>Makes the disk slow for some processes: a tracer holds them, and those they begin, at every call that waits for it.</summary>
internal static class SlowSync
{
    /// <param name="part">What happens meanwhile.</param>
    /// <returns>Whether the tracer may do so here.</returns>
    public static async Task<bool> During(IEnumerable<int> processes, Func<Task> part)
    {
        var which = processes.SelectMany(one => new[] { "-p", one.ToString(CultureInfo.InvariantCulture) });
        using var tracer = Process.Start("strace", ["-f", "-q", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e",
            "inject=fsync,fdatasync:delay_enter=400000", .. which]);
        await Task.Delay(1000);
        if (tracer.HasExited) return false;
        await part();
        Process.Start("kill", ["-INT", tracer.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await tracer.WaitForExitAsync();
        return true;
    }

    public static FaultLine Refused(string fault) => new(fault, "not run", "strace may not look into other processes here", "–", "–");
}
