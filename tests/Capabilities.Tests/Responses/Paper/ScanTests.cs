using OpenCvSharp;
using Wegmarke.Responses;
using Wegmarke.Responses.Paper;
using Wegmarke.Responses.Paper.Scanning;
using Wegmarke.Scans;
using Wegmarke.Statistics;

namespace Wegmarke.Capabilities.Tests.Responses.Paper;

public sealed class ScanTests
{
    private static readonly Wegmarke.Campaigns.CampaignState State = PaperCampaign.InMemory();

    /// <summary>A sheet as it comes from a good scanner, page by page.</summary>
    private static List<FilledPage> Filled(int seed, int variant = 0, Wegmarke.Campaigns.CampaignState? state = null) =>
        [.. PaperCampaign.Sheet(state ?? State, variant: variant).Pages.Select((page,
            at) => new FirstGenerator(seed * 50 + at) { Spoiling = 0.1 }.Run(page))];

    private static ScanReading Read(IEnumerable<byte[]> pictures) =>
        ReadScan.Run(State, PaperCampaign.Town, pictures.SelectMany(picture => OpenPicture.Run(picture)));

    private static byte[] Turned(byte[] picture, RotateFlags how)
    {
        using var page = Cv2.ImDecode(picture, ImreadModes.Grayscale);
        using var turned = new Mat();
        Cv2.Rotate(page, turned, how);
        Cv2.ImEncode(".png", turned, out var bytes);
        return bytes;
    }

    [Fact]
    public void What_was_crossed_is_read_and_what_is_not_plain_is_shown()
    {
        var pages = Filled(1);
        var sheet = Assert.Single(Read(pages.Select(page => page.Picture)).Sheets);
        foreach (var meant in pages.SelectMany(page => page.Rows).Where(row => row.Row.Number > 0))
        {
            var doubted = sheet.Doubts.Any(doubt => doubt.Field == meant.Row.Field);
            Assert.True(doubted || !meant.Ambiguous);
            Assert.Equal(doubted || meant.Code is null ? AnswerCode.Skipped : meant.Code, sheet.Codes[meant.Row.Field]);
        }

        Assert.All(sheet.Doubts, doubt => Assert.Equal([0x89, 0x50, 0x4E, 0x47], doubt.Png.Take(4)));
        var asked = SheetVariants.Asked(State, sheet.Kind)!;
        Assert.All(State.Model.Items.Select((item, at) => (item, at)).Where(one => !asked.Contains(one.item.Key)),
            one => Assert.Equal(AnswerCode.NotAsked, sheet.Codes[one.at]));
    }

    /// <summary>At a threshold in the middle crosses of a pen stay; what stays empty could have been a pencil.</summary>
    [Fact]
    public void An_empty_row_in_black_and_white_goes_to_a_person()
    {
        var grey = Filled(1);
        var sheet = Assert.Single(Read(grey.Select(page => page.Picture)).Sheets);
        Assert.DoesNotContain(sheet.Doubts, doubt => doubt.Doubt == Doubt.BlackAndWhite);
        var parted = Assert.Single(Read(grey.Select(page => Parted(page.Picture))).Sheets);
        var empty = grey.SelectMany(page => page.Rows).Where(row => row is { Code: null, Ambiguous: false }).Select(row => row.Row.Field);
        Assert.All(empty, field => Assert.Contains(parted.Doubts, doubt => doubt.Field == field));
        Assert.Contains(parted.Doubts, doubt => doubt.Doubt == Doubt.BlackAndWhite);
        Assert.Contains(grey.SelectMany(page => page.Rows), row => row is { Code: not null, Row.Number: > 0 }
            && parted.Codes[row.Row.Field] == row.Code);
    }

    private static byte[] Parted(byte[] picture)
    {
        using var page = Cv2.ImDecode(picture, ImreadModes.Grayscale);
        using var parted = new Mat();
        Cv2.Threshold(page, parted, 128, 255, ThresholdTypes.Binary);
        Cv2.ImEncode(".png", parted, out var bytes);
        return bytes;
    }

    [Fact]
    public void Attributes_are_read_and_words_by_hand_are_shown_to_a_person()
    {
        var state = PaperCampaign.InMemory(more: true);
        var pages = Filled(9, state: state);
        var printed = PaperCampaign.Sheet(state).Pages;
        var plain = Assert.Single(ReadScan.Run(state, PaperCampaign.Town, pages.SelectMany(page => OpenPicture.Run(page.Picture))).Sheets);
        foreach (var meant in pages.SelectMany(page => page.Rows).Where(row => PrintedRow.AttributeOf(row.Row.Field) >= 0))
        {
            var doubted = plain.Doubts.Any(doubt => doubt.Field == meant.Row.Field);
            Assert.Equal(doubted || meant.Code is null ? PackedSheet.NotSaid : meant.Code,
                plain.Attributes[PrintedRow.AttributeOf(meant.Row.Field)]);
        }

        Assert.Equal(3, printed.SelectMany(page => page.Rows).Count(row => PrintedRow.AttributeOf(row.Field) >= 0));
        Assert.DoesNotContain(plain.Doubts, doubt => doubt.Doubt == Doubt.Written);
        var written = pages.Select((page, at) => printed[at].Frame is { } frame ? Write(page.Picture, frame) : page.Picture);
        var sheet = Assert.Single(ReadScan.Run(state, PaperCampaign.Town, written.SelectMany(page => OpenPicture.Run(page))).Sheets);
        Assert.Equal(PrintedRow.CommentField, Assert.Single(sheet.Doubts, doubt => doubt.Doubt == Doubt.Written).Field);
    }

    /// <summary>A short word in the middle of the frame of a page that was found.</summary>
    private static byte[] Write(byte[] picture, PrintedFrame frame)
    {
        using var page = Cv2.ImDecode(picture, ImreadModes.Grayscale);
        var (x, y) = FindPage.Run(OpenPicture.Run(picture).First()!)!.Place.Of((frame.Left + frame.Right) / 2,
            (frame.Top + frame.Bottom) / 2);
        Cv2.PutText(page, "gut", new Point(x, y), HersheyFonts.HersheyScriptSimplex, 1, Scalar.All(70), 2, LineTypes.AntiAlias);
        Cv2.ImEncode(".png", page, out var bytes);
        return bytes;
    }

    [Fact]
    public void However_the_pages_lie_and_from_whichever_end_the_stack_is_fed_the_same_sheets_are_read()
    {
        var pages = Filled(2).Concat(Filled(3, variant: 1)).Select(page => page.Picture).ToList();
        var expected = Read(pages).Sheets.Select(sheet => Convert.ToHexString(sheet.Codes)).ToList();
        Assert.Equal(2, expected.Count);
        Assert.Equal(expected, Read(pages.Select((page, at) => Turned(page,
            (RotateFlags)(at % 3)))).Sheets.Select(sheet => Convert.ToHexString(sheet.Codes)));
        Assert.Equal(expected, Read(pages.AsEnumerable().Reverse()).Sheets.Select(sheet => Convert.ToHexString(sheet.Codes)));
    }

    [Fact]
    public void A_page_twice_missing_swapped_or_of_another_survey_is_shown_and_never_guessed()
    {
        var (one, two) = (Filled(4).Select(page => page.Picture).ToList(), Filled(5).Select(page => page.Picture).ToList());
        var last = one.Count - 1;
        var twice = Read([one[0], .. one, .. two]);
        Assert.Equal((2, PageTrouble.Incomplete, 1), (twice.Sheets.Count, twice.Troubles.Single().Trouble, twice.Troubles[0].Place));
        var missing = Read([.. one.Take(last), .. two]);
        Assert.Single(missing.Sheets);
        Assert.Equal(Enumerable.Range(1, last), missing.Troubles.Select(page => page.Place));
        var swapped = Read([.. two, one[1], one[0], .. one.Skip(2)]);
        Assert.Single(swapped.Sheets);
        Assert.Equal(one.Count, swapped.Troubles.Count(page => page.Trouble == PageTrouble.Incomplete));
        var foreign = Filled(6, state: PaperCampaign.InMemory(number: 2))[0].Picture;
        var mixed = Read([.. one, foreign, .. two]);
        Assert.Equal((2, PageTrouble.OtherCampaign), (mixed.Sheets.Count, mixed.Troubles.Single().Trouble));
    }

    [Fact]
    public void White_backs_are_no_trouble_and_other_pictures_are()
    {
        using var white = new Mat(2339, 1654, MatType.CV_8UC1, Scalar.All(248));
        Cv2.ImEncode(".png", white, out var blank);
        using var photo = white.Clone();
        Cv2.Circle(photo, 800, 1000, 500, Scalar.All(40), -1);
        Cv2.ImEncode(".jpg", photo, out var picture);
        var reading = Read([blank, picture]);
        Assert.Equal((1, PageTrouble.NotFound), (reading.Blank, reading.Troubles.Single().Trouble));
    }

    [Fact]
    public void A_pdf_of_pictures_and_a_tiff_of_several_pages_are_taken_apart()
    {
        var pictures = Filled(7).Select(page => page.Picture).ToList();
        Assert.Equal(pictures.Count, OpenScan.Run(PdfOfPictures.Of(pictures)).Pages.Count(page => page is not null));
        using var one = Cv2.ImDecode(pictures[0], ImreadModes.Grayscale);
        using var two = Cv2.ImDecode(pictures[1], ImreadModes.Grayscale);
        var file = Path.GetTempFileName() + ".tif";
        Cv2.ImWrite(file, [one, two]);
        var tiff = File.ReadAllBytes(file);
        File.Delete(file);
        Assert.Equal([1, 2], OpenScan.Run(tiff).Pages.Select(page => FindPage.Run(page!)!.Code.Page));
    }

    [Fact]
    public void A_file_that_is_no_scan_is_refused_by_its_kind_and_a_giant_picture_is_not_decoded()
    {
        Assert.Equal(ScanRefusal.NoScan, OpenScan.Run("Guten Tag"u8.ToArray()).Refusal);
        Assert.Equal(ScanRefusal.NoScan, OpenScan.Run([]).Refusal);
        Assert.Equal(ScanRefusal.NoScan, OpenScan.Run([.. "GIF89a"u8, .. new byte[100]]).Refusal);
        Assert.Equal(ScanRefusal.Broken, OpenScan.Run([.. "%PDF-1.7\n"u8, .. new byte[500]]).Refusal);
        var pdf = PdfOfPictures.Of([Filled(8)[0].Picture], locked: true);
        Assert.Equal(ScanRefusal.Locked, OpenScan.Run(pdf).Refusal);
        Assert.Equal(ScanRefusal.NoPictures, OpenScan.Run(PdfOfPictures.Of([[]])).Refusal);
        byte[] giant = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 1, 0, 0, 0, 1, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.All(OpenScan.Run(giant).Pages, page => Assert.Null(page));
    }
}
