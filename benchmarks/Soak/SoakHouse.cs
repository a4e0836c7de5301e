using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Wegmarke.Benchmarks.Field;
using Wegmarke.Responses;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>A served instance with a survey of a large house that stays open, small towns that ask again and again, and a circle of
/// them. Everything is set up through the pages.</summary>
internal sealed partial class SoakHouse : IDisposable
{
    private const string Password = "ein langes Passwort";
    private const string Trustee = "treuhand";
    private string list = "";

    private SoakHouse(SoakPlace place, ServedProgram server)
    {
        (Place, Server) = (place, server);
        (Desk, Researcher) = (new(place.Address), new(place.Address));
    }

    public SoakPlace Place { get; }

    public ServedProgram Server { get; private set; }

    /// <summary>The coordinator of all houses.</summary>
    public Browser Desk { get; }

    /// <summary>Runs the circle.</summary>
    public Browser Researcher { get; }

    public Tally Tally { get; } = new();

    public IReadOnlyList<SoakTown> Towns { get; private set; } = [];

    /// <summary>Path of the circle; empty where none was asked for.</summary>
    public string Circle { get; private set; } = "";

    /// <summary>Path of the large house.</summary>
    public string Home { get; private set; } = "";

    /// <summary>The one that stays open.</summary>
    public Survey Main { get; private set; } = null!;

    public ConcurrentQueue<Survey> Surveys { get; } = [];

    /// <summary>What came out other than it should, besides errors of requests.</summary>
    public ConcurrentQueue<string> Findings { get; } = [];

    /// <param name="towns">Small towns; a circle of them where there are six or more.</param>
    public static async Task<SoakHouse> Prepare(SoakPlace place, int towns)
    {
        var house = new SoakHouse(place, await place.Start());
        await OpenSurvey.SetUp(house.Desk, Password);
        await house.Desk.Follow("/accounts", ("name", Trustee), ("display", "Treuhand"), ("password", Password), ("role", "Researcher"),
            ("administration", ""));
        await house.Researcher.Follow("/sign-in", ("name", Trustee), ("password", Password));
        house.Home = await OpenSurvey.Town(house.Desk, "Großstadt", 100_000, 500);
        house.Main = await house.Ask(house.Home, "Befragung");
        await house.Desk.Follow(house.Main.Campaign + "/invitations/lists", ("name", "Karten"), ("perspective", "staff"), ("unit", ""),
            ("link", "no"));
        house.list = ListField().Match(await house.Desk.Read(house.Main.Campaign + "/invitations")).Groups[1].Value;
        if (towns >= 6)
        {
            house.Circle = await house.Researcher.Follow("/circles", ("name", "Dauerkreis"), ("model", "zukunftsfaehigkeit/1.0"));
        }

        var made = new List<SoakTown>();
        for (var number = 1; number <= towns; number++) made.Add(await SoakTown.Begin(house, number));
        house.Towns = made;
        return house;
    }

    /// <summary>Plans and opens a survey.</summary>
    public async Task<Survey> Ask(string administration, string title)
    {
        var (campaign, link) = await OpenSurvey.Run(Desk, administration, title);
        var survey = new Survey(Place.Address, campaign, link, Tally);
        Surveys.Enqueue(survey);
        return survey;
    }

    /// <summary>Prints codes for people of the large house.</summary>
    public async Task IssueCodes(int number)
    {
        var printed = await Desk.SendSigned(Main.Campaign + "/invitations/codes", ("list", list),
            ("number", number.ToString(CultureInfo.InvariantCulture)), ("layout", "list"));
        var codes = CodeField().Matches(printed.Body).Select(match => match.Groups[1].Value).Distinct().ToList();
        Tally.Note(Kind.Write, printed.Took, codes.Count == number ? null : $"codes {(int)printed.Status} {printed.Heading}");
        foreach (var code in codes) Main.Codes.Enqueue(code);
    }

    public void Kill() => Server.Kill();

    public async Task StartAgain()
    {
        Server.Dispose();
        Server = await Place.Start();
    }

    /// <summary>Looks at every sheet in the store itself. Nobody may serve it meanwhile.</summary>
    public async Task<SheetCount> Count()
    {
        await using var store = AnswerStore.Open(Place.Settings);
        var sum = new SheetCount(0, 0, 0, 0, 0);
        foreach (var survey in Surveys)
        {
            var (found, lost, doubled) = await survey.Look(store);
            sum = new(sum.Acknowledged + survey.Acknowledged.Count, sum.Unsure + survey.Unsure.Count, sum.Found + found, sum.Lost + lost,
                sum.Doubled + doubled);
        }

        return sum;
    }

    public void Dispose()
    {
        Desk.Dispose();
        Researcher.Dispose();
        Server.Dispose();
        foreach (var survey in Surveys) survey.Dispose();
    }

    [GeneratedRegex("name=\"list\" value=\"([^\"]+)\"")]
    private static partial Regex ListField();

    [GeneratedRegex("<code>([0-9A-Z-]{13,20})</code>")]
    private static partial Regex CodeField();
}

/// <param name="Unsure">Sheets whose sender never learned whether they were taken.</param>
/// <param name="Lost">Acknowledged and not there.</param>
/// <param name="Doubled">There and sent by nobody, or there twice.</param>
internal sealed record SheetCount(int Acknowledged, int Unsure, int Found, int Lost, int Doubled)
{
    public override string ToString() =>
        $"{Acknowledged} sheets acknowledged, {Unsure} unsure, {Found} found, {Lost} lost, {Doubled} doubled";
}
