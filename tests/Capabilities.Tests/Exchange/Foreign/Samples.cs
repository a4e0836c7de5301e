using System.Diagnostics;

namespace Wegmarke.Capabilities.Tests.Exchange.Foreign;

/// <summary>Real files of other systems. They may not be shipped; the folder comes from outside, and tests that need it skip where it is
/// not
/// set.</summary>
internal static class Samples
{
    public static string Folder
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("WEGMARKE_SAMPLES");
            if (string.IsNullOrEmpty(folder) || !Directory.Exists(folder)) Assert.Skip("WEGMARKE_SAMPLES names no folder of real files.");
            return folder!;
        }
    }

    public static IEnumerable<string> Files(params string[] formats) => formats.SelectMany(format =>
        Directory.EnumerateFiles(Path.Combine(Folder, format), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));

    /// <summary>What a foreign program says; skips where the program is not installed.</summary>
    public static string Ask(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var run = Process.Start(start)!;
            var errors = run.StandardError.ReadToEndAsync();
            var output = run.StandardOutput.ReadToEnd();
            run.WaitForExit();
            Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors.Result}");
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            return "";
        }
    }
}
