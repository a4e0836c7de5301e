using System.Diagnostics;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>The programs of the newest PostgreSQL of this machine.</summary>
internal static class PostgresPrograms
{
    public const string Folder = "/usr/lib/postgresql";

    /// <summary>PostgreSQL refuses to run as root; then it runs as its own user.</summary>
    /// <returns>What the program ended with.</returns>
    public static int Run(string program, params string[] arguments)
    {
        var bin = Path.Combine(Directory.GetDirectories(Folder).OrderByDescending(one => int.Parse(Path.GetFileName(one), null)).First(),
            "bin", program);
        var start = Environment.UserName == "root" ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", bin, .. arguments])
            : new ProcessStartInfo(bin, arguments);
        start.WorkingDirectory = "/";
        // Not read to its end: the server inherits the pipe and keeps it open.
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
