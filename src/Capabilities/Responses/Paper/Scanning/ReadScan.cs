using Wegmarke.Campaigns;
using Wegmarke.Statistics;

namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>What was read of one page of a scan; kept locked until the last page of its file was read.</summary>
/// <param name="Place">Which page of the file it is, from 1.</param>
/// <param name="Code">Null where it is no page of this campaign, and then <paramref name="Trouble"/> says why.</param>
/// <param name="Crossed">Field and answer of each row that is plain.</param>
public sealed record ScannedPage(int Place, PageCode? Code, IReadOnlyList<KeyValuePair<int, int>> Crossed, IReadOnlyList<OpenDoubt> Doubts,
    byte[] Png, TroubledPage? Trouble, bool Blank);

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

    public static ScanReading Run(CampaignState state, string administration, IEnumerable<GreyPicture?> pages)
    {
        var look = Looking(state, administration);
        return Join(state, administration, [.. pages.Select((picture, at) => look(picture, at + 1))]);
    }

    /// <summary>Reads pages one by one, whenever their turn comes.</summary>
    public static Func<GreyPicture?, int, ScannedPage> Looking(CampaignState state, string administration)
    {
        var reader = new ReadScan(state, administration);
        return (picture, place) => picture is not null && IsBlank(picture) ? new(place, null, [], [], [], null, Blank: true)
            : reader.Look(picture, place);
    }

    /// <summary>Lays all pages of a file together.</summary>
    public static ScanReading Join(CampaignState state, string administration, IReadOnlyList<ScannedPage> pages)
    {
        var reader = new ReadScan(state, administration);
        var (sheets, empty) = (new List<ScannedSheet>(), 0);
        reader.troubles.AddRange(pages.Select(page => page.Trouble).OfType<TroubledPage>());
        foreach (var group in reader.Groups([.. pages.Where(page => !page.Blank)]))
        {
            var sheet = reader.Join(group);
            if (sheet.Doubts.Count == 0 && sheet.Codes.All(code => code is AnswerCode.NotAsked or AnswerCode.Skipped)) empty++;
            else sheets.Add(sheet);
        }

        return new(sheets, [.. reader.troubles.OrderBy(one => one.Place)], pages.Count(page => page.Blank), empty);
    }

    private ScannedPage Look(GreyPicture? picture, int place)
    {
        if (picture is null) return Trouble(place, PageTrouble.NotFound, "", []);
        var small = OpenPicture.Png(picture, SmallPicture);
        if (FindPage.Run(picture) is not { Code: var code } found) return Trouble(place, PageTrouble.NotFound, "", small);
        if (code.Campaign != PageCode.TagOf(state.Campaign.Id)) return Trouble(place, PageTrouble.OtherCampaign, code.ToString(), small);
        if (SheetOf(code.Kind) is not { } sheet || code.Page < 1 || code.Page > sheet.Pages.Count)
        {
            return Trouble(place, PageTrouble.UnknownKind, code.ToString(), small);
        }

        var page = sheet.Pages[code.Page - 1];
        var rows = ReadPage.Run(picture, found.Place, page);
        var doubts = rows.Where(row => row.Doubt != Doubt.None)
            .Select(row => new OpenDoubt(row.Row.Field, row.Doubt, OpenPicture.Png(CutOut.Run(picture, found.Place, row.Row)))).ToList();
        if (page.Frame is { } frame && FindWriting.Run(picture, found.Place, frame))
        {
            doubts.Add(new(PrintedRow.CommentField, Doubt.Written, OpenPicture.Png(CutOut.Run(picture, found.Place, frame))));
        }

        return new(place, code, [.. rows.Where(row => row.Code is not null).Select(row => KeyValuePair.Create(row.Row.Field,
            row.Code!.Value))],
            doubts, small, null, Blank: false);
    }

    private static ScannedPage Trouble(int place, PageTrouble trouble, string code, byte[] small) =>
        new(place, null, [], [], [], new(place, trouble, code, small), Blank: false);

    private PrintedSheet? SheetOf(SheetKind kind)
    {
        if (!printed.TryGetValue(kind, out var sheet)) printed[kind] = sheet = LayOutSheet.Run(state, administration, kind);
        return sheet;
    }

    /// <summary>Whole sheets. A stack that was scanned from its end is turned around as a whole.</summary>
    private List<List<ScannedPage>> Groups(List<ScannedPage> seen)
    {
        var pairs = seen.Zip(seen.Skip(1)).Where(pair => pair.First.Code?.Kind == pair.Second.Code?.Kind).ToList();
        var (up, down) = (pairs.Count(pair => pair.First.Code?.Page + 1 == pair.Second.Code?.Page),
            pairs.Count(pair => pair.First.Code?.Page - 1 == pair.Second.Code?.Page));
        if (down > up) seen.Reverse();
        var whole = new List<List<ScannedPage>>();
        var begun = new List<ScannedPage>();
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

    private void GiveUp(List<ScannedPage> pages)
    {
        troubles.AddRange(pages.Select(page => new TroubledPage(page.Place, PageTrouble.Incomplete, page.Code!.ToString(), page.Png)));
        pages.Clear();
    }

    private ScannedSheet Join(List<ScannedPage> pages)
    {
        var kind = pages[0].Code!.Kind;
        var asked = SheetVariants.Asked(state, kind)!;
        var codes = PackedSheet.Fresh(state.Model, kind.Perspective, -1, asked).Codes;
        var attributes = DecideSheet.NothingSaid(state);
        var units = new List<int>();
        foreach (var (field, code) in pages.SelectMany(page => page.Crossed))
        {
            if (field == PrintedRow.UnitField) units.Add(code);
            else if (PrintedRow.AttributeOf(field) is >= 0 and var at) attributes[at] = (byte)code;
            else codes[field] = (byte)code;
        }

        // The list of units may be parted by a page: two crosses on two pages are as doubtful as on one.
        return new(kind, units.Count == 1 ? units[0] : -1, codes, [.. pages.SelectMany(page => page.Doubts)])
        {
            Attributes = attributes,
        };
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
