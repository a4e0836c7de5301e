using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Wegmarke.Web.Tests;

/// <summary>The web application as a process of its own on a free port, with a data folder of its own.</summary>
public sealed class RunningInstance : IAsyncDisposable
{
    private readonly string[] options;
    private readonly List<string> output = [];
    private Process? process;
    private bool isGuest;

    private readonly IReadOnlyDictionary<string, string> environment;

    private RunningInstance(string folder, string[] options, IReadOnlyDictionary<string, string> environment) =>
        (Folder, this.options, this.environment) = (folder, options, environment);

    public string Folder { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>Files that the process has in its memory: its assemblies and what they brought.</summary>
    public string Loaded => File.ReadAllText($"/proc/{process!.Id}/maps");

    /// <summary>Everything the process wrote to its console.</summary>
    public string Output
    {
        get
        {
            lock (output) return string.Join('\n', output);
        }
    }

    public static Task<RunningInstance> Start(params string[] options) => Start(new Dictionary<string, string>(), options);

    /// <summary>One of several processes over a folder that is somebody else's to delete.</summary>
    public static async Task<RunningInstance> StartOver(string folder, params string[] options)
    {
        var instance = new RunningInstance(folder, options, new Dictionary<string, string>()) { isGuest = true };
        await instance.StartAgain();
        return instance;
    }

    public static async Task<RunningInstance> Start(IReadOnlyDictionary<string, string> environment, params string[] options)
    {
        var instance = new RunningInstance(Directory.CreateTempSubdirectory("wegmarke-test-").FullName, options, environment);
        await instance.StartAgain();
        return instance;
    }

    public async Task StartAgain()
    {
        Address = new($"http://127.0.0.1:{FreePort()}");
        var program = Path.Combine(AppContext.BaseDirectory, "Wegmarke.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--data", Folder, "--urls", Address.OriginalString, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // A demo is filled before it answers; on a busy machine that takes its time.
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        while (true)
        {
            Assert.False(process.HasExited, Output);
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/method"));
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    public Visitor NewVisitor() => new(Address);

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false }) await Kill();
        process?.Dispose();
        if (!isGuest) Directory.Delete(Folder, recursive: true);
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (output) output.Add(line.Data);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
