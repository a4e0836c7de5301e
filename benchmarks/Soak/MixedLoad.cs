using System.Diagnostics;
using System.Text.RegularExpressions;
using Wegmarke.Benchmarks.Field;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>Everybody at once: respondents at a set rate, coordinators, surveys that end, reports, the circle. Each of them goes on
/// whatever happens to the others, and counts what it met.</summary>
/// <param name="perSecond">Sheets that people begin in a second, in the survey that stays open.</param>
/// <param name="pace">How many times as often as usual everybody else does what they do; what is kept of each deed shows sooner.</param>
internal sealed partial class MixedLoad(SoakHouse house, int perSecond, int pace = 1)
{
    private const int InitiativesMost = 12;
    private const int AtOnce = 64;

    /// <summary>One of so many comes with a personal code.</summary>
    private const int CodeEvery = 5;

    private static readonly string[] Pages =
    [
        "/results", "/results/page", "/results/findings", "/results/perspectives", "/results/change", "/results/areas/steering",
        "/results/areas/culture", "/results/profile.csv", "/initiatives", "/initiatives/portfolio", "/campaigns", "/strategy", "/reports",
    ];

    private readonly Random chance = new(1);
    private int initiatives;

    private Tally Tally => house.Tally;

    /// <summary>Runs until it is stopped, and then until everybody has come to an end.</summary>
    public async Task Run(CancellationToken stop)
    {
        List<Task> all =
        [
            Respondents(stop), Every(TimeSpan.FromMinutes(1), Kind.Write, () => house.IssueCodes(perSecond * 60 / CodeEvery), stop),
            Every(TimeSpan.FromSeconds(0.7) / pace, Kind.Page, Read, stop), Every(TimeSpan.FromSeconds(9) / pace, Kind.Write, Write, stop),
            Waves(stop), Every(TimeSpan.FromSeconds(15) / pace, Kind.Pdf, () => Town().Report("pdf"), stop),
            Every(TimeSpan.FromSeconds(10) / pace, Kind.Docx, () => Town().Report("docx"), stop),
        ];
        if (house.Circle.Length > 0) all.Add(Every(TimeSpan.FromSeconds(4) / pace, Kind.Circle, ReadCircle, stop));
        await Task.WhenAll(all);
    }

    private SoakTown Town()
    {
        lock (chance) return house.Towns[chance.Next(house.Towns.Count)];
    }

    private async Task Respondents(CancellationToken stop)
    {
        using var places = new SemaphoreSlim(AtOnce);
        using var tact = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        for (var person = 0; await Goes(tact, stop); person++)
        {
            await places.WaitAsync(CancellationToken.None);
            string? code = null;
            if (person % CodeEvery == 0) house.Main.Codes.TryDequeue(out code);
            _ = One(code);
        }

        // Nobody is left in the middle.
        for (var place = 0; place < AtOnce; place++) await places.WaitAsync(CancellationToken.None);

        async Task One(string? code)
        {
            await house.Main.Answer("staff", code, 100, stop);
            places.Release();
        }
    }

    private async Task Read()
    {
        var (town, page) = (Town(), "");
        lock (chance) page = chance.Next(8) == 0 ? "/desk" : town.Path + Pages[chance.Next(Pages.Length)];
        await Look(house.Desk, Kind.Page, page);
    }

    /// <summary>A new initiative while there are few, and then a remark to one that is there.</summary>
    private async Task Write()
    {
        var town = Town();
        if (town.Initiatives.Count < InitiativesMost)
        {
            var made = await house.Desk.SendSigned(town.Path + "/initiatives", ("seen", "0"), ("area", "steering"),
                ("title", $"Maßnahme {++initiatives}"), ("why", "Weil es die Leute so wollen."));
            Tally.Note(Kind.Write, made.Took, made.Location.Length > 0 ? null : $"initiative {(int)made.Status} {SoakTown.Problem(made)}");
            if (made.Location.Length > 0) town.Initiatives.Add(made.Location);
            return;
        }

        var one = town.Initiatives[Random.Shared.Next(town.Initiatives.Count)];
        var sent = await house.Desk.SendSigned(one + "/comments", ("text", "Das geht voran."));
        Tally.Note(Kind.Write, sent.Took, sent.Location.Length > 0 ? null : $"remark {(int)sent.Status} {SoakTown.Problem(sent)}");
        await Look(house.Desk, Kind.Page, one);
    }

    /// <summary>One town after the other asks anew; when all have, the circle is released.</summary>
    private async Task Waves(CancellationToken stop)
    {
        var at = 0;
        await Every(TimeSpan.FromSeconds(8) / pace, Kind.Close, async () =>
        {
            var town = house.Towns[at];
            await town.Wave(stop);
            at = (at + 1) % house.Towns.Count;
            if (house.Circle.Length == 0 || stop.IsCancellationRequested) return;
            await town.Contribute();
            if (at != 0) return;
            var released = await house.Researcher.SendSigned(house.Circle + "/releases");
            // The gate may refuse a release that would tell of single towns; that is an answer, no error.
            Tally.Note(Kind.Contribute, released.Took, released.Location.Length > 0
                || SoakTown.Problem(released).Contains("einzelne", StringComparison.Ordinal) ? null
                : $"release {(int)released.Status} {SoakTown.Problem(released)}");
        }, stop);
    }

    /// <summary>The comparison of a town, one area that it shows (one that is protected has no page), and the trustee's page.</summary>
    private async Task ReadCircle()
    {
        var town = Town();
        var comparison = await Look(house.Desk, Kind.Circle, town.Path + "/circle");
        if (AreaLink().Match(comparison.Body) is { Success: true } area) await Look(house.Desk, Kind.Circle, town.Path + area.Value);
        foreach (var page in new[] { "/circle/areas.csv", "/circle/membership" }) await Look(house.Desk, Kind.Circle, town.Path + page);
        await Look(house.Researcher, Kind.Circle, house.Circle);
    }

    private async Task<Shown> Look(Browser browser, Kind kind, string page)
    {
        var shown = await browser.Get(page);
        Tally.Note(kind, shown.Took, (int)shown.Status == 200 ? null : $"{page} {(int)shown.Status} {shown.Heading}{shown.Location}");
        return shown;
    }

    /// <summary>Does something again and again; what breaks is counted.</summary>
    private async Task Every(TimeSpan pause, Kind kind, Func<Task> deed, CancellationToken stop)
    {
        using var tact = new PeriodicTimer(pause);
        while (await Goes(tact, stop))
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                await deed();
            }
            catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException
                or InvalidOperationException)
            {
                var says = (broken.InnerException ?? broken).Message;
                Tally.Note(kind, Stopwatch.GetElapsedTime(begun).TotalMilliseconds, "broken " + says[..Math.Min(150, says.Length)]
                    .ReplaceLineEndings(" "));
            }
        }
    }

    private static async Task<bool> Goes(PeriodicTimer tact, CancellationToken stop)
    {
        try
        {
            return await tact.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [GeneratedRegex("/circle/areas/[a-z]+(?=[\"?])")]
    private static partial Regex AreaLink();
}
