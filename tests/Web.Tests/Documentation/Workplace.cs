using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Wegmarke.Web.Tests.Documentation;

/// <summary>A folder in which the commands of one document run: what they name lies there, and what a reader fills in is filled
/// in.</summary>
/// <param name="folder">An empty folder.</param>
/// <param name="house">A data folder of a house that does not run; each document gets a copy.</param>
/// <param name="filledIn">What a reader replaces by something of their own, with what it is here.</param>
internal sealed class Workplace(string folder, string house, IReadOnlyDictionary<string, string> filledIn)
{
    private const string Data = "/var/lib/wegmarke";
    private const int LinesShown = 8;

    /// <summary>Places of a server that lie in the folder here.</summary>
    private static readonly string[] Places = ["/var/lib/", "/mnt/backup/", "/etc/wegmarke/", "/srv/proofs/"];

    private readonly int port = FreePort();

    public async Task Furnish(IReadOnlyDictionary<string, string> files)
    {
        foreach (var place in Places) Directory.CreateDirectory(folder + place);
        foreach (var link in new[] { "examples", "models", "tests" })
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, link), Path.Combine(CommandBlock.Root, link));
        }

        foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder, name.TrimStart('/')), text);
        await HouseToRead.CopyFolder(house, folder + Data);
        Directory.CreateSymbolicLink(Path.Combine(folder, "data"), folder + Data);
        var start = Path.Combine(folder, "wegmarke");
        await File.WriteAllTextAsync(start, $$"""
            #!/usr/bin/env bash
            if [ "$1" = serve ]; then shift; exec dotnet "{{Path.Combine(AppContext.BaseDirectory, "Wegmarke.Web.dll")}}" "$@"; fi
            exec dotnet "{{Cli()}}" "$@"
            """);
    }

    /// <summary>The settings that a document shows are those that its commands meet.</summary>
    public void Configure(string yaml) => File.WriteAllText(folder + "/etc/wegmarke/wegmarke.yaml",
        Here(yaml).Replace("5080", $"{port}", StringComparison.Ordinal));

    /// <returns>What went wrong, or null.</returns>
    public async Task<string?> Run(IEnumerable<CommandBlock> blocks)
    {
        var script = new StringBuilder("""
            [ ! -f wegmarke ] || chmod +x wegmarke
            curl() { case " $* " in *" -f"*) command curl "$@" ;; *) command curl --fail-with-body "$@" ;; esac; }
            begin() {
              "$@" & local process=$!
              for i in $(seq 600); do
                if command curl -fs "$SERVED/health/live" > /dev/null; then kill $process; wait $process; return 0; fi
                kill -0 $process 2> /dev/null || return 1
                sleep 0.1
              done
              kill $process; return 1
            }
            end() { if [ "$1" != 0 ]; then echo "$2 ended with $1 instead of 0" >&2; exit 1; fi; }

            """);
        foreach (var block in blocks)
        {
            foreach (var command in block.Commands)
            {
                script.Append(Runnable(command.Bare)).Append('\n')
                    .Append($"end $? '{block.File}:{command.Line}'\n");
            }
        }

        var start = new ProcessStartInfo("bash", ["-c", script.ToString()])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["WEGMARKE_HOME"] = CommandBlock.Root;
        start.Environment["SERVED"] = $"http://localhost:{port}";
        // Each command lives for a moment: what is compiled twice takes longer than it saves.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var said = (await output).Split('\n');
        return process.ExitCode == 0 ? null : string.Join('\n', said[^Math.Min(LinesShown, said.Length)..]) + errors;
    }

    private string Runnable(string command)
    {
        return IsServer(command) ? "begin " + Here(command.Replace("5080", $"{port}", StringComparison.Ordinal)) : Here(command);
    }

    private static bool IsServer(string command) =>
        command.StartsWith("./wegmarke serve", StringComparison.Ordinal) && !command.Contains("--check-config", StringComparison.Ordinal);

    private string Here(string text)
    {
        foreach (var place in Places) text = text.Replace(place, folder + place, StringComparison.Ordinal);
        foreach (var (shown, here) in filledIn) text = text.Replace(shown, here, StringComparison.Ordinal);
        return text;
    }

    private static string Cli()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(CommandBlock.Root, "src/Cli/bin", here.Parent!.Name, here.Name, "Wegmarke.Cli.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
