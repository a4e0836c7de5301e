using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Wegmarke.Design;

namespace Wegmarke.Reports.Writing;

/// <summary>Sets reports as PDF/UA-1. A process of Node does the work; it begins with the first report, is begun anew when it fails, and
/// ends when nothing was set for a while.</summary>
/// <param name="folder">Where typeset.cjs and report.typ lie.</param>
public sealed class Typesetter(string folder, TimeProvider time) : IAsyncDisposable
{
    private const int Attempts = 2;

    /// <summary>Then a fresh process goes on: Node keeps a little of every report.</summary>
    private const int JobsMost = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private static readonly string[] Fonts = [.. "Regular Bold Italic BoldItalic".Split(' ').Select(one =>
        $"/usr/share/fonts/truetype/noto/NotoSans-{one}.ttf")];

    private readonly SemaphoreSlim one = new(1);
    private Process? worker;
    private ITimer? rest;
    private string complaint = "";
    private int jobs;

    public abstract record Outcome;

    public sealed record Typeset(byte[] Pdf, int Pages) : Outcome;

    /// <summary>What it needs is not there; the sentence says what and how to get it.</summary>
    public sealed record NotThere(Sentence Why) : Outcome;

    public sealed record Failed(string Why) : Outcome;

    public Task<Outcome> Set(ReportPaper paper, CancellationToken cancellation = default) => Set(paper, null, cancellation);

    /// <param name="told">Is told how far it is.</param>
    public async Task<Outcome> Set(ReportPaper paper, Action<WritingStep>? told, CancellationToken cancellation)
    {
        if (Fonts.FirstOrDefault(font => !File.Exists(font)) is { } missing)
        {
            return new NotThere(new($"Die Schrift {missing} fehlt. Der Betrieb installiert sie mit: apt-get install fonts-noto-core",
                $"The font {missing} is missing. Operation installs it by: apt-get install fonts-noto-core"));
        }

        var id = Guid.NewGuid().ToString("N");
        var job = await TypesetJob.Run(id, paper, told, cancellation);
        told?.Invoke(new(new("Die Seiten werden gesetzt.", "The pages are being set.")));
        await one.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; attempt <= Attempts; attempt++)
            {
                if (Begin() is { } notThere) return notThere;
                if (await Ask(id, job, cancellation) is { } outcome) return outcome;
                End();
            }

            return complaint.Contains("Cannot find module", StringComparison.Ordinal)
                ? new NotThere(new("Das Node-Paket des Satzprogramms fehlt. Der Betrieb installiert es im Ordner des Programms mit: npm ci",
                    "The Node package of the typesetter is missing. Operation installs it in the folder of the program by: npm ci"))
                : new Failed(complaint.Length > 0 ? complaint : "The typesetter did not answer.");
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await one.WaitAsync();
        End();
        if (rest is not null) await rest.DisposeAsync();
        one.Dispose();
    }

    private NotThere? Begin()
    {
        if (jobs >= JobsMost) End();
        if (worker is { HasExited: false }) return null;
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true,
            RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(folder, "typeset.cjs"));
        start.ArgumentList.Add(string.Join(Path.PathSeparator, Fonts));
        complaint = "";
        try
        {
            worker = Process.Start(start);
        }
        catch (Win32Exception)
        {
            return new(new("Für PDF-Dateien fehlt Node. Der Betrieb installiert es, zum Beispiel mit: apt-get install nodejs npm",
                "Node is missing, which PDF files need. Operation installs it, for example by: apt-get install nodejs npm"));
        }

        worker!.ErrorDataReceived += (_, line) => complaint = complaint.Length < 2000 ? $"{complaint}{line.Data}\n" : complaint;
        worker.BeginErrorReadLine();
        rest ??= time.CreateTimer(_ => Rest(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return null;
    }

    /// <summary>Null where the process has gone or does not answer in time.</summary>
    private async Task<Outcome?> Ask(string id, string job, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await worker!.StandardInput.WriteLineAsync(job.AsMemory(), patience.Token);
            await worker.StandardInput.FlushAsync(patience.Token);
            while (await worker.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                using var answer = JsonDocument.Parse(line);
                if (answer.RootElement.GetProperty("id").GetString() != id) continue;
                jobs++;
                rest!.Change(Idle, Timeout.InfiniteTimeSpan);
                return answer.RootElement.TryGetProperty("fault", out var fault) ? new Failed(fault.GetString()!)
                    : new Typeset(answer.RootElement.GetProperty("pdf").GetBytesFromBase64(),
                        answer.RootElement.GetProperty("pages").GetInt32());
            }

            await worker.WaitForExitAsync(patience.Token);
            return null;
        }
        catch (Exception fault) when (fault is IOException or JsonException
            || fault is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            // Half an answer may stand in the pipe; the next report begins with a fresh process.
            End();
            throw;
        }
    }

    private void Rest()
    {
        if (!one.Wait(0)) return;
        End();
        one.Release();
    }

    private void End()
    {
        jobs = 0;
        if (worker is null) return;
        if (!worker.HasExited) worker.Kill(entireProcessTree: true);
        worker.Dispose();
        worker = null;
    }
}
