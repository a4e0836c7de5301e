using System.Diagnostics;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>Backup and restore as an operator calls them, each in a process of its own.</summary>
/// <param name="cli">The command line.</param>
internal sealed class CareCommands(string cli)
{
    private readonly string passphrase = Guid.NewGuid().ToString();

    /// <returns>How it ended and what it complained about.</returns>
    public async Task<(int Code, string Said)> Run(string verb, string copies, StorageSettings house)
    {
        using var process = Start(verb, copies, house);
        var (said, told) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        await told;
        return (process.ExitCode, (await said).Trim());
    }

    /// <summary>Begins, waits and kills.</summary>
    public async Task Kill(string verb, string copies, StorageSettings house, TimeSpan after)
    {
        using var process = Start(verb, copies, house);
        await Task.Delay(after);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    private Process Start(string verb, string copies, StorageSettings house)
    {
        string[] server = house.Postgres is { } postgres ? ["--postgres", postgres, "--postgres-answers", house.PostgresAnswers!] : [];
        var start = new ProcessStartInfo("dotnet", [cli, verb, copies, "--data", house.Folder, .. server])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        start.Environment["WEGMARKE_BACKUP_PASSPHRASE"] = passphrase;
        return Process.Start(start)!;
    }
}
