using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke serve</c>: starts the web application as a process of its own and hands every option on.</summary>
public static partial class Serve
{
    private const int Terminate = 15;

    public static Command Verb()
    {
        var verb = new Command("serve", "Starts the web application; every option goes to it: --data, --urls, --demo, --read-only, --config, --check-config and more.");
        verb.TreatUnmatchedTokensAsErrors = false;
        verb.SetAction((parsed, _) => Run([.. parsed.UnmatchedTokens]));
        return verb;
    }

    private static async Task<int> Run(string[] options)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "web", "Wegmarke.Web.dll"));
        if (!File.Exists(program))
        {
            await Console.Error.WriteLineAsync(
                $"The web application is not beside the command line ({program}). Start with ./wegmarke, which builds both.");
            return 2;
        }

        using var web = Process.Start("dotnet", [program, .. options]);
        // Whoever stops this process stops the web application, which ends what it does and says with which code.
        using var stop = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Pass(web, signal));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Pass(web, signal));
        await web.WaitForExitAsync(CancellationToken.None);
        return web.ExitCode;
    }

    private static void Pass(Process web, PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (web.HasExited) return;
        if (OperatingSystem.IsWindows()) web.Kill();
        else _ = Kill(web.Id, Terminate);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
