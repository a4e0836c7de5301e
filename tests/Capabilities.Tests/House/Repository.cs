using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Wegmarke.Capabilities.Tests.House;

/// <summary>The checkout the tests were built from, as the guards read it.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public sealed record SourceFile(string Path, string Text)
    {
        public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
    }

    /// <summary>Files that git knows or would add, relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> Paths()
    {
        using var git = Process.Start(new ProcessStartInfo("git", "ls-files --cached --others --exclude-standard")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Root, path)))];
    }

    public static IReadOnlyList<SourceFile> Files(Func<string, bool> chosen) =>
        [.. Paths().Where(chosen).Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))))];

    public static IReadOnlyList<SourceFile> Code() =>
        Files(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Wegmarke.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
