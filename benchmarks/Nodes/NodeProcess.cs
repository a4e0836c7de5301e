using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Wegmarke.Benchmarks.Nodes;

/// <summary>What all nodes of a demonstration share.</summary>
internal sealed record SharedInstance(string Program, string Folder, string Postgres, string Answers, string? Certificate, int MailPort);

/// <summary>One node: the web program as a process that can be killed, stopped and started again under the same name.</summary>
internal sealed partial class NodeProcess : IDisposable
{
    private readonly SharedInstance shared;
    private readonly ConcurrentQueue<string> log;
    private readonly int port = FreePort();
    private Process? process;

    public NodeProcess(SharedInstance shared, string name, ConcurrentQueue<string> log)
    {
        (this.shared, Name, this.log) = (shared, name, log);
        Address = new($"http://127.0.0.1:{FreePort()}");
    }

    public string Name { get; }

    public Uri Address { get; }

    public bool Runs => process is { HasExited: false };

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [shared.Program, "--data", shared.Folder, "--urls", Address.OriginalString,
            "--cluster", "--node", Name, "--cluster-listen", $"127.0.0.1:{port}",
            .. shared.Certificate is { } certificate ? ["--cluster-certificate", certificate] : Array.Empty<string>()])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in new[]
        {
            ("POSTGRES", shared.Postgres), ("POSTGRES_ANSWERS", shared.Answers), ("SMTP_HOST", "127.0.0.1"), ("SMTP_SECURITY", "none"),
            ("SMTP_PORT", shared.MailPort.ToString(CultureInfo.InvariantCulture)), ("MAIL_FROM", "Stadt <befragung@stadt.example>"),
            ("ADDRESS", "http://stadt.example"),
        }) start.Environment["WEGMARKE_" + name] = value;
        process?.Dispose();
        process = Process.Start(start)!;
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until the node says that it can work.</summary>
    public async Task Ready()
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // The door is not open yet.
                if (!Runs) throw new InvalidOperationException($"{Name} ended: {string.Join('\n', log)}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>What the node says of itself and the others.</summary>
    public async Task<string> Health()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (await answer.Content.ReadAsStringAsync()).Split('\n').First(line => line.StartsWith("cluster", StringComparison.Ordinal));
    }

    /// <summary>A client that keeps cookies, signed in here.</summary>
    public async Task<(HttpClient Client, CookieContainer Cookies)> SignedIn(string name, string password)
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false })
        {
            BaseAddress = Address,
        };
        var door = new Uri("sign-in", UriKind.Relative);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", name), KeyValuePair.Create("password", password),
            KeyValuePair.Create("__RequestVerificationToken", TokenField().Match(await client.GetStringAsync(door)).Groups[1].Value)]);
        using var answer = await client.PostAsync(door, form);
        return answer.StatusCode == HttpStatusCode.Redirect ? (client, cookies)
            : throw new InvalidOperationException($"Sign-in: {answer.StatusCode}");
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>Lets the process end as systemd would.</summary>
    public async Task Stop()
    {
        using (var signal = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)])) await signal.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (Runs) Kill();
        process?.Dispose();
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text && !text.StartsWith("info: ", StringComparison.Ordinal)) log.Enqueue($"{DateTime.UtcNow:HH:mm:ss.f} {Name}: {text.Trim()}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
