using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke serve</c>: starts the web application as a process of its own and hands every option on.</summary>
public static class Serve
{
    public static Command Verb()
    {
        var demo = new Option<bool>("--demo") { Description = "Start with the demo: Musterstadt and thirteen more towns" };
        var urls = new Option<string>("--urls")
        {
            Description = "Address to listen on",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        var data = new Option<string>("--data") { Description = "Folder for the data", DefaultValueFactory = _ => "data" };
        var verb = new Command("serve", "Starts the web application.") { demo, urls, data };
        verb.SetAction((parsed, cancel) => Run(parsed.GetValue(demo), parsed.GetValue(urls)!, parsed.GetValue(data)!, cancel));
        return verb;
    }

    private static async Task<int> Run(bool demo, string urls, string data, CancellationToken cancel)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "web", "Wegmarke.Web.dll"));
        if (!File.Exists(program))
        {
            await Console.Error.WriteLineAsync(
                $"The web application is not beside the command line ({program}). Start with ./wegmarke, which builds both.");
            return 2;
        }

        string[] arguments = [program, "--urls", urls, "--data", data, .. demo ? new[] { "--demo" } : []];
        using var web = Process.Start("dotnet", arguments);
        using var stop = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => web.Kill());
        await web.WaitForExitAsync(cancel);
        return web.ExitCode;
    }
}
