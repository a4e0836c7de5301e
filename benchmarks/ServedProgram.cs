using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Wegmarke.Benchmarks;

/// <summary>The web program in a process of its own, over the data of a folder.</summary>
internal sealed partial class ServedProgram : IDisposable
{
    private readonly Process process;

    public ServedProgram(string program, string folder, IReadOnlyList<string>? more = null, IReadOnlyDictionary<string,
        string>? environment = null,
        string? log = null, Uri? at = null) : this("dotnet", [program], folder, more, environment, log, at)
    {
    }

    /// <param name="command">What starts the program, with the beginning of its arguments.</param>
    /// <param name="at">Where it listens; null for a free port.</param>
    public ServedProgram(string command, IReadOnlyList<string> beginning, string folder, IReadOnlyList<string>? more = null,
        IReadOnlyDictionary<string, string>? environment = null, string? log = null, Uri? at = null)
    {
        Address = at ?? FreeAddress();

        var start = new ProcessStartInfo(command, [.. beginning, "--data", folder, "--urls", Address.OriginalString, .. more ?? []]);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        start.RedirectStandardOutput = start.RedirectStandardError = log is not null;
        process = Process.Start(start)!;
        if (log is null) return;
        // Whoever opens the file meanwhile may read it.
        var file = new StreamWriter(new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        void Note(object sender, DataReceivedEventArgs line)
        {
            lock (file) file.WriteLine(line.Data);
        }

        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>A port of this machine at which nobody listens now.</summary>
    public static Uri FreeAddress()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
    }

    public bool Runs => !process.HasExited;

    /// <summary>By which the system knows the process.</summary>
    public int Number => process.Id;

    /// <summary>Waits until the program answers.</summary>
    public async Task Ready(string path = "sign-in")
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                if (process.HasExited) throw;
            }

            await Task.Delay(50);
        }
    }

    /// <summary>A client that has signed in.</summary>
    public async Task<HttpClient> SignedIn(string name, string password)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false })
        {
            BaseAddress = Address,
        };
        var door = new Uri("sign-in", UriKind.Relative);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", name), KeyValuePair.Create("password", password),
            KeyValuePair.Create("__RequestVerificationToken", TokenField().Match(await client.GetStringAsync(door)).Groups[1].Value)]);
        using var answer = await client.PostAsync(door, form);
        return answer.StatusCode == HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"Sign-in: {answer.StatusCode}");
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
