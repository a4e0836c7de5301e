using Wegmarke.Campaigns;
using Wegmarke.Statistics;

namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>From the pages of a scan to sheets. Pages carry no number of a copy, so only their order says what belongs together: a sheet is
/// page 1, 2, 3 … in a row; anything else is shown to a person and never guessed.</summary>
public sealed class ReadScan
{
    private const double SmallPicture = 0.35;

    private readonly CampaignState state;
    private readonly string administration;
    private readonly Dictionary<SheetKind, PrintedSheet?> printed = [];
    private readonly List<TroubledPage> troubles = [];

    private ReadScan(CampaignState state, string administration) => (this.state, this.administration) = (state, administration);

    private sealed record Seen(int Place, PageCode? Code, IReadOnlyList<ReadRow> Rows, IReadOnlyList<OpenDoubt> Doubts, byte[] Png);

    public static ScanReading Run(CampaignState state, string administration, IEnumerable<GreyPicture?> pages) =>
        new ReadScan(state, administration).Read(pages);

    private ScanReading Read(IEnumerable<GreyPicture?> pages)
    {
        var seen = new List<Seen>();
        var (place, blank) = (0, 0);
        foreach (var picture in pages)
        {
            place++;
            if (picture is not null && IsBlank(picture)) blank++;
            else seen.Add(Look(picture, place));
        }

        var sheets = new List<ScannedSheet>();
        var empty = 0;
        foreach (var group in Groups(seen))
        {
            var sheet = Join(group);
            if (sheet.Doubts.Count == 0 && sheet.Codes.All(code => code is AnswerCode.NotAsked or AnswerCode.Skipped)) empty++;
            else sheets.Add(sheet);
        }

        return new(sheets, [.. troubles.OrderBy(one => one.Place)], blank, empty);
    }

    private Seen Look(GreyPicture? picture, int place)
    {
        if (picture is null) return Trouble(place, PageTrouble.NotFound, "", []);
        var small = OpenPicture.Png(picture, SmallPicture);
        if (FindPage.Run(picture) is not { Code: var code } found) return Trouble(place, PageTrouble.NotFound, "", small);
        if (code.Campaign != PageCode.TagOf(state.Campaign.Id)) return Trouble(place, PageTrouble.OtherCampaign, code.ToString(), small);
        if (SheetOf(code.Kind) is not { } sheet || code.Page < 1 || code.Page > sheet.Pages.Count)
        {
            return Trouble(place, PageTrouble.UnknownKind, code.ToString(), small);
        }

        var rows = ReadPage.Run(picture, found.Place, sheet.Pages[code.Page - 1]);
        return new(place, code, rows, [.. rows.Where(row => row.Doubt != Doubt.None)
            .Select(row => new OpenDoubt(row.Row.Field, row.Doubt, OpenPicture.Png(CutOut.Run(picture, found.Place, row.Row))))], small);
    }

    private Seen Trouble(int place, PageTrouble trouble, string code, byte[] small)
    {
        troubles.Add(new(place, trouble, code, small));
        return new(place, null, [], [], []);
    }

    private PrintedSheet? SheetOf(SheetKind kind)
    {
        if (!printed.TryGetValue(kind, out var sheet)) printed[kind] = sheet = LayOutSheet.Run(state, administration, kind);
        return sheet;
    }

    /// <summary>Whole sheets. A stack that was scanned from its end is turned around as a whole.</summary>
    private List<List<Seen>> Groups(List<Seen> seen)
    {
        var pairs = seen.Zip(seen.Skip(1)).Where(pair => pair.First.Code?.Kind == pair.Second.Code?.Kind).ToList();
        var (up, down) = (pairs.Count(pair => pair.First.Code?.Page + 1 == pair.Second.Code?.Page),
            pairs.Count(pair => pair.First.Code?.Page - 1 == pair.Second.Code?.Page));
        if (down > up) seen.Reverse();
        var whole = new List<List<Seen>>();
        var begun = new List<Seen>();
        foreach (var page in seen)
        {
            var follows = begun.Count > 0 && page.Code is { } code && code == begun[^1].Code! with { Page = begun.Count + 1 };
            if (!follows) GiveUp(begun);
            if (page.Code is null || !follows && page.Code.Page != 1)
            {
                if (page.Code is not null) GiveUp([page]);
                continue;
            }

            begun.Add(page);
            if (begun.Count < SheetOf(page.Code.Kind)!.Pages.Count) continue;
            whole.Add([.. begun]);
            begun.Clear();
        }

        GiveUp(begun);
        return whole;
    }

    private void GiveUp(List<Seen> pages)
    {
        troubles.AddRange(pages.Select(page => new TroubledPage(page.Place, PageTrouble.Incomplete, page.Code!.ToString(), page.Png)));
        pages.Clear();
    }

    private ScannedSheet Join(List<Seen> pages)
    {
        var kind = pages[0].Code!.Kind;
        var asked = SheetVariants.Asked(state, kind)!;
        var codes = PackedSheet.Fresh(state.Model, kind.Perspective, -1, asked).Codes;
        var units = new List<int>();
        foreach (var row in pages.SelectMany(page => page.Rows))
        {
            if (row.Code is not { } code) continue;
            if (row.Row.Field == PrintedRow.UnitField) units.Add(code);
            else codes[row.Row.Field] = (byte)code;
        }

        // The list of units may be parted by a page: two crosses on two pages are as doubtful as on one.
        return new(kind, units.Count == 1 ? units[0] : -1, codes, [.. pages.SelectMany(page => page.Doubts)]);
    }

    /// <summary>Nearly everything as light as the paper.</summary>
    private static bool IsBlank(GreyPicture picture)
    {
        const int Every = 7;
        const int Darker = 50;
        const double ShareMax = 0.002;
        var sample = new List<byte>(picture.Pixels.Length / Every + 1);
        for (var at = 0; at < picture.Pixels.Length; at += Every) sample.Add(picture.Pixels[at]);
        sample.Sort();
        var paper = sample[sample.Count / 2];
        return sample.Count(shade => shade < paper - Darker) < ShareMax * sample.Count;
    }
}
