using System.ComponentModel;
using System.Diagnostics;
using Wegmarke.Design;

namespace Wegmarke.Reports.Writing;

/// <summary>Prints a report by a browser without a window, where the typesetter is not there. What comes out is no PDF/UA, and says so on
/// its first page.</summary>
/// <remarks>The page holds everything itself and no script. No name of any other machine is resolved, and the profile is a folder that goes
/// afterwards.</remarks>
public static class PrintByBrowser
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Sentence NotAccessible = new(
        "Dieses PDF hat ein Browser gedruckt. Es ist kein PDF/UA: Vorleseprogramme finden darin weniger. Als HTML-Datei ist der Bericht barrierefrei.",
        "A browser printed this PDF. It is no PDF/UA: screen readers find less in it. As HTML file the report is accessible.");

    /// <param name="programs">Names under which the browser is looked for; null: those of Debian and others.</param>
    /// <returns>Null where there is no browser, or it does not print.</returns>
    public static async Task<byte[]?> Run(ReportPaper paper, CancellationToken cancellation, IReadOnlyList<string>? programs = null)
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-print-").FullName;
        try
        {
            var (page, file) = (Path.Combine(folder, "report.html"), Path.Combine(folder, "report.pdf"));
            await File.WriteAllTextAsync(page, await RenderReport.Run(paper, NotAccessible), cancellation);
            foreach (var program in programs ?? Programs)
            {
                if (Start(program, folder, page, file) is not { } run) continue;
                using var printing = run;
                return await Ends(printing, cancellation) && File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellation) : null;
            }

            return null;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static Process? Start(string program, string folder, string page, string file)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer",
            $"--print-to-pdf={file}", new Uri(page).AbsoluteUri,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // A browser refuses its own walls to the first user of a machine; the page is ours and holds no script.
        if (Environment.UserName == "root") start.ArgumentList.Insert(0, "--no-sandbox");
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Whether it ended well in time.</summary>
    private static async Task<bool> Ends(Process printing, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await Task.WhenAll(printing.StandardOutput.ReadToEndAsync(patience.Token),
                printing.StandardError.ReadToEndAsync(patience.Token));
            await printing.WaitForExitAsync(patience.Token);
            return printing.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            printing.Kill(entireProcessTree: true);
            await printing.WaitForExitAsync(CancellationToken.None);
            if (cancellation.IsCancellationRequested) throw;
            return false;
        }
    }
}
