using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Wegmarke.Benchmarks.Field;

/// <summary>The disk is full while people answer, and the database is held by another program: what respondents see, what stays of what
/// they typed, and that it goes on by itself. The disk is full for the server alone: the system lets none of its files grow.</summary>
internal sealed partial class Outage : IDisposable
{
    private const int People = 12;
    private const string Password = "ein langes Passwort";
    private readonly string folder = Directory.CreateTempSubdirectory("wegmarke-outage-").FullName;
    private readonly ServedProgram server;
    private readonly Browser desk;

    private Outage(string program)
    {
        // Without this the system would end the program instead of refusing to write.
        server = new("sh", ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh", program], folder);
        desk = new(server.Address);
    }

    /// <param name="locked">Whether to wait too until a database that somebody else holds is given up: ten seconds.</param>
    public static async Task<Findings> Run(string program, bool locked)
    {
        using var outage = new Outage(program);
        await outage.server.Ready();
        var findings = new Findings();
        await outage.All(findings, locked);
        return findings;
    }

    public void Dispose()
    {
        desk.Dispose();
        server.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task All(Findings findings, bool locked)
    {
        var (administration, campaign, link) = await Open();
        var acknowledged = 0;
        for (var person = 0; person < People / 2; person++) acknowledged += await Send(link, await Filled(link, person)) is null ? 1 : 0;
        findings.Look("with room everybody is acknowledged", acknowledged == People / 2, $"{acknowledged} sheets");

        Limit(Directory.GetFiles(folder, "answers.db*").Max(file => new FileInfo(file).Length).ToString(CultureInfo.InvariantCulture));
        var waiting = new List<(string, string)[]>();
        for (var person = 0; person < People / 2; person++)
        {
            var filled = await Filled(link, person);
            if (await Send(link, filled) is not { } refused)
            {
                acknowledged++;
                continue;
            }

            if (waiting.Count == 0)
            {
                findings.Look("on a full disk somebody who sends reads that nothing can be stored just now", refused.Status == HttpStatusCode.ServiceUnavailable
                    && refused.Body.Contains("Gerade lässt sich nichts speichern", StringComparison.Ordinal));
            }

            waiting.Add(Kept(refused.Body));
        }

        findings.Look("the page keeps every answer that was given", waiting.Count > 0 && waiting.TrueForAll(form =>
            form.Count(field => field.Item1.StartsWith('i')) > 30 && form.Any(field => field.Item1 == "sheet")),
                $"{waiting.Count} sheets wait");
        findings.Look("pages can still be read", (await desk.Get(link)).Status == HttpStatusCode.OK);
        Limit("unlimited");
        foreach (var form in waiting) acknowledged += await Send(link, form) is null ? 1 : 0;
        findings.Look("with room again the same pages are sent with one click", acknowledged == People, $"{acknowledged} sheets");
        if (locked) acknowledged += await Locked(findings, link);

        await desk.Follow(campaign + "/closure");
        using var release = JsonDocument.Parse((await desk.Get(administration + "/results/release.json")).Body);
        var counted = release.RootElement.GetProperty("answers").GetInt32();
        findings.Look("every acknowledged sheet is released once", counted == acknowledged, $"{counted} of {acknowledged}");
    }

    private async Task<int> Locked(Findings findings, string link)
    {
        var filled = await Filled(link, 1);
        Shown? refused;
        using (var other = new SqliteConnection($"Data Source={Path.Combine(folder, "answers.db")};Pooling=False"))
        {
            other.Open();
            using var hold = other.CreateCommand();
            hold.CommandText = "begin immediate";
            hold.ExecuteNonQuery();
            refused = await Send(link, filled);
        }

        findings.Look("a database that another program holds is waited for, then told as such", refused is { Status: HttpStatusCode.ServiceUnavailable });
        var again = await Send(link, Kept(refused!.Body));
        findings.Look("and when it is free again the same page is taken", again is null);
        return again is null ? 1 : 0;
    }

    private async Task<(string Administration, string Campaign, string Link)> Open()
    {
        await OpenSurvey.SetUp(desk, Password);
        var administration = await OpenSurvey.Town(desk, "Probedorf", 60, 10);
        var (campaign, link) = await OpenSurvey.Run(desk, administration);
        return (administration, campaign, link);
    }

    private async Task<(string, string)[]> Filled(string link, int person)
    {
        var page = await desk.Read(link + "/sheet/staff");
        return [("sheet", SheetField().Match(page).Groups[1].Value), ("go", "send"), .. PlaceField().Matches(page).Select(match => match.Groups[1].Value)
            .Distinct().Select(place => ("i" + place, $"{1 + (person + int.Parse(place, null)) % 5}"))];
    }

    /// <returns>Null when the sheet was acknowledged.</returns>
    private async Task<Shown?> Send(string link, (string, string)[] form)
    {
        var sent = await desk.Send(link + "/sheet/staff", form);
        return sent.Location.Contains("/done", StringComparison.Ordinal) ? null : sent;
    }

    private static (string, string)[] Kept(string page) => [.. HiddenField().Matches(page).Select(match => (match.Groups[1].Value,
        match.Groups[2].Value))];

    /// <summary>Sets how large a file of the server may be.</summary>
    private void Limit(string bytes)
    {
        using var set = Process.Start("prlimit", ["--pid", server.Number.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]);
        set.WaitForExit();
        if (set.ExitCode != 0) throw new InvalidOperationException("prlimit could not set the limit.");
    }

    [GeneratedRegex("name=\"i(\\d+)\"")]
    private static partial Regex PlaceField();

    [GeneratedRegex("name=\"sheet\" value=\"([^\"]+)\"")]
    private static partial Regex SheetField();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")]
    private static partial Regex HiddenField();
}
