using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke serve</c>: starts the web application as a process of its own and hands every option on.</summary>
public static class Serve
{
    public static Command Verb()
    {
        var verb = new Command("serve", "Starts the web application; every option goes to it: --data, --urls, --demo, --read-only, --config, --check-config and more.");
        verb.TreatUnmatchedTokensAsErrors = false;
        verb.SetAction((parsed, cancel) => Run([.. parsed.UnmatchedTokens], cancel));
        return verb;
    }

    private static async Task<int> Run(string[] options, CancellationToken cancel)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "web", "Wegmarke.Web.dll"));
        if (!File.Exists(program))
        {
            await Console.Error.WriteLineAsync(
                $"The web application is not beside the command line ({program}). Start with ./wegmarke, which builds both.");
            return 2;
        }

        using var web = Process.Start("dotnet", [program, .. options]);
        using var stop = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => web.Kill());
        await web.WaitForExitAsync(cancel);
        return web.ExitCode;
    }
}
