using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wegmarke.Benchmarks.Field;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>A small town: asks its people, ends the survey, reads the result, gives it to the circle, and has reports made.</summary>
internal sealed partial class SoakTown
{
    private const int Staff = 24;
    private const int Leaders = 8;
    private readonly SoakHouse house;
    private string membership = "";
    private string report = "";
    private Survey? current;
    private int waves;

    private SoakTown(SoakHouse house, string path) => (this.house, Path) = (house, path);

    /// <summary>Path of the administration.</summary>
    public string Path { get; }

    public List<string> Initiatives { get; } = [];

    /// <summary>Sets the town up with a first wave.</summary>
    public static async Task<SoakTown> Begin(SoakHouse house, int number)
    {
        var path = await OpenSurvey.Town(house.Desk, $"Kleinstadt {number}", 60, 10);
        var town = new SoakTown(house, path);
        await town.Wave(CancellationToken.None);
        if (house.Circle.Length > 0) await town.Join(number);
        town.report = (await house.Desk.Follow(path + "/reports", ("kind", "Result"), ("language", "de"))).Replace("/edit", "",
            StringComparison.Ordinal);
        return town;
    }

    /// <summary>One survey from planning to the released result; one that was interrupted is brought to its end first.</summary>
    public async Task Wave(CancellationToken stop)
    {
        if (current is null)
        {
            var begun = Stopwatch.GetTimestamp();
            var survey = await house.Ask(Path, string.Create(CultureInfo.InvariantCulture, $"Befragung {waves + 1}"));
            house.Tally.Note(Kind.Prepare, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            (current, waves) = (survey, waves + 1);
            await survey.Fill(Staff, Leaders, stop);
        }

        if (!stop.IsCancellationRequested) await End(current);
    }

    private async Task End(Survey survey)
    {
        var closed = await house.Desk.SendSigned(survey.Campaign + "/closure");
        house.Tally.Note(Kind.Close, closed.Took, closed.Location.Length > 0 ? null : $"{(int)closed.Status} {closed.Heading}");
        var told = await house.Desk.Get($"{Path}/results/release.json?wave={waves}");
        if (!told.Body.StartsWith('{')) return;
        current = null;
        using var release = JsonDocument.Parse(told.Body);
        // Withheld, or of the perspectives alone that are shown, where the gate says so: only more than were sent would be wrong here. The
        // store is counted in the end.
        if (release.RootElement.GetProperty("answers") is not { ValueKind: JsonValueKind.Number } number) return;
        var (counted, most) = (number.GetInt32(), survey.Acknowledged.Count + survey.Unsure.Count);
        if (counted > most) house.Findings.Enqueue($"{Path}, wave {waves}: {most} sent, {counted} in the release");
    }

    /// <summary>Gives the latest result to the circle.</summary>
    public async Task Contribute()
    {
        var sent = await house.Desk.SendSigned(Path + "/circle/contributions", ("membership", membership), ("way", "send"));
        house.Tally.Note(Kind.Contribute, sent.Took, sent.Location.Length > 0 ? null : $"contribution {(int)sent.Status} {Problem(sent)}");
    }

    /// <summary>Has the report of today's figures made anew.</summary>
    public async Task Report(string format)
    {
        var made = await house.Desk.Get($"{report}/file.{format}?version=0");
        var kind = format == "pdf" ? Kind.Pdf : Kind.Docx;
        house.Tally.Note(kind, made.Took, (int)made.Status == 200 && made.Body.Length > 5_000 ? null
            : $"{(int)made.Status} {made.Heading}");
    }

    /// <summary>What a page says is wrong.</summary>
    public static string Problem(Shown shown) => ProblemText().Match(shown.Body).Groups[1].Value is { Length: > 0 } text
        ? TagsText().Replace(text, " ").Trim() : shown.Heading;

    private async Task Join(int number)
    {
        var invited = await house.Researcher.SendSigned(house.Circle + "/members", ("name", $"Kleinstadt {number}"));
        await house.Desk.Follow(Path + "/circle/memberships", ("invitation", InvitationText().Match(invited.Body).Value), ("land", "NI"),
            ("type", "municipality"), ("consent", "Jana Brandt, Bürgermeisterin"), ("singular", "yes"));
        membership = MembershipField().Match(await house.Desk.Read(Path + "/circle/membership")).Groups[1].Value;
        await Contribute();
    }

    [GeneratedRegex("wegmarke-kreis:[^\\s<\"]+")]
    private static partial Regex InvitationText();

    [GeneratedRegex("name=\"membership\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex MembershipField();

    [GeneratedRegex("role=\"alert\"[^>]*>(.*?)</div>", RegexOptions.Singleline)]
    private static partial Regex ProblemText();

    [GeneratedRegex("<[^>]+>|\\s+")]
    private static partial Regex TagsText();
}
