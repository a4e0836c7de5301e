namespace Wegmarke.Benchmarks.Field;

/// <summary>How somebody answers.</summary>
internal enum Way
{
    /// <summary>The link in the mail, section by section.</summary>
    Mail,

    /// <summary>The link in the mail, everything on one page.</summary>
    MailOnePage,

    /// <summary>Begun at the desk and gone on with on a phone.</summary>
    MailTwoDevices,

    /// <summary>A card drawn from a box, typed on an own device.</summary>
    Card,

    /// <summary>A card, on the device in the break room.</summary>
    Kiosk,
    TypedPaper,
    ScannedPaper,

    /// <summary>Invited by mail and never heard of again.</summary>
    Silent,
}

/// <param name="Late">Answers only after the reminder.</param>
internal sealed record Somebody(int Number, Way Way, string Perspective, int Unit, int Mood, bool Late)
{
    public bool ByMail => Way is Way.Mail or Way.MailOnePage or Way.MailTwoDevices or Way.Silent;
}

/// <summary>Invented staff: who answers in which way, the same for the same seed.</summary>
internal static class Crowd
{
    /// <summary>Shares of the ways in thousandths, in their order.</summary>
    private static readonly int[] Shares = [400, 150, 60, 90, 100, 30, 20, 150];

    public static IReadOnlyList<Somebody> Draw(int people, int units, int seed)
    {
        var chance = new Random(seed);
        var ways = Enum.GetValues<Way>();
        // Exact shares, so that a small crowd has everybody too.
        var list = ways.SelectMany((way, at) => Enumerable.Repeat(way, Math.Max(2, people * Shares[at] / 1000))).ToList();
        while (list.Count > people) list.Remove(Way.Mail);
        while (list.Count < people) list.Add(Way.Mail);
        return [.. list.Select((way, number) => new Somebody(number, way,
            way is Way.TypedPaper or Way.ScannedPaper || chance.NextDouble() > 0.12 ? "staff" : "leaders", chance.Next(units),
            chance.Next(1, 6), chance.NextDouble() < 0.5))];
    }
}
