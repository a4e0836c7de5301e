using System.Globalization;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Responses.Paper;
using Wegmarke.Responses.Paper.Scanning;
using Wegmarke.Scans;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Benchmarks;

/// <summary>Reads invented scans and counts how often the reader is right, asks, or is wrong without noticing. A line per hundred pages
/// goes
/// to a file; started again it goes on where the file ends.</summary>
internal static class Scanning
{
    private const int PagesPerLine = 100;
    private const string Head = "part,generator,pages,unread,rows,right,review,wrong,ambiguous,ambiguous_noticed";

    private sealed record Tally(int Pages, int Unread, int Rows, int Right, int Review, int Wrong, int Ambiguous, int Noticed)
    {
        public static Tally operator +(Tally a, Tally b) => new(a.Pages + b.Pages, a.Unread + b.Unread, a.Rows + b.Rows, a.Right + b.Right,
            a.Review + b.Review, a.Wrong + b.Wrong, a.Ambiguous + b.Ambiguous, a.Noticed + b.Noticed);
    }

    public static int Run(string[] options)
    {
        if (options is not [var folder, var count, var file, .. var more])
        {
            Console.Error.WriteLine("scanning MODEL PAGES FILE [--generator first|second|third|fourth] [--keep FOLDER]: reads PAGES invented scans "
                + "of the model's questionnaires, goes on where FILE ends, and keeps cuttings of what was read wrong");
            return 2;
        }

        string? Said(string option) => Array.IndexOf(more, option) is >= 0 and var at && at + 1 < more.Length ? more[at + 1] : null;
        var (name, keep) = (Said("--generator") ?? "fourth", Said("--keep"));
        Func<PrintedPage, int, FilledPage> generator = name switch
        {
            "first" => (page, number) => new FirstGenerator(number).Run(page),
            "second" => (page, number) => new SecondGenerator(number).Run(page),
            "third" => (page, number) => new ThirdGenerator(number).Run(page),
            _ => (page, number) => new FourthGenerator(number).Run(page),
        };
        if (keep is not null) Directory.CreateDirectory(keep);
        var pages = Pages(ReadModel.Run(folder).Model ?? throw new ArgumentException($"{folder} holds no model without problems."));
        if (!File.Exists(file)) File.WriteAllText(file, Head + "\n");
        for (var part = File.ReadLines(file).Count() - 1; part < int.Parse(count, CultureInfo.InvariantCulture) / PagesPerLine; part++)
        {
            var tallies = new Tally[PagesPerLine];
            Parallel.For(0, PagesPerLine, new ParallelOptions { MaxDegreeOfParallelism = 2 }, at =>
            {
                var number = part * PagesPerLine + at;
                tallies[at] = Read(pages[number % pages.Count], generator(pages[number % pages.Count], number), number, keep);
            });
            var sum = tallies.Aggregate((a, b) => a + b);
            File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture,
                $"{part},{name},{sum.Pages},{sum.Unread},{sum.Rows},{sum.Right},{sum.Review},{sum.Wrong},{sum.Ambiguous},{sum.Noticed}\n"));
        }

        Report(file);
        return 0;
    }

    /// <summary>All pages of all questionnaires in German, with a list of units.</summary>
    private static List<PrintedPage> Pages(MaturityModel model)
    {
        string[] units = ["Hauptamt", "Bauamt", "Bürgeramt", "Ordnungsamt", "Kämmerei", "Jugendamt", "Kulturamt"];
        var campaign = new Campaign(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), Guid.Empty, 1, "Befragung 2026", "", "core", units, 5,
            "probe", 40, 4,
            DateTimeOffset.UnixEpoch);
        var state = new CampaignState(campaign, model, null, null);
        return [.. from perspective in Enumerable.Range(0, model.Perspectives.Count)
                   from variant in Enumerable.Range(0, SheetVariants.Count(state.Form))
                   let sheet = LayOutSheet.Run(state, "Musterstadt", new(perspective, variant, 0))
                   where sheet is not null
                   from page in sheet.Pages
                   select page];
    }

    private static Tally Read(PrintedPage page, FilledPage filled, int number, string? keep)
    {
        var picture = OpenPicture.Run(filled.Picture).First();
        var found = picture is null ? null : FindPage.Run(picture);
        if (found is null && keep is not null) File.WriteAllBytes(Path.Combine(keep, $"{number}-unread.png"), OpenPicture.Png(picture!,
            0.5));
        if (found is null || found.Code != page.Code) return new(1, 1, 0, 0, 0, found is null ? 0 : page.Rows.Count, 0, 0);
        var rows = ReadPage.Run(picture!, found.Place, page);
        int right = 0, review = 0, wrong = 0, ambiguous = 0, noticed = 0;
        foreach (var (read, meant) in rows.Zip(filled.Rows))
        {
            if (meant.Ambiguous) ambiguous++;
            if (meant.Ambiguous && read.Doubt != Doubt.None) noticed++;
            if (read.Doubt != Doubt.None) review++;
            else if (!meant.Ambiguous && read.Code == meant.Code) right++;
            else
            {
                wrong++;
                if (keep is null) continue;
                var meaning = meant.Ambiguous ? "ambiguous" : $"{meant.Code}";
                File.WriteAllBytes(Path.Combine(keep, $"{number}-{read.Row.Number}-read-{read.Code}-meant-{meaning}.png"),
                    OpenPicture.Png(CutOut.Run(picture!, found.Place, read.Row)));
            }
        }

        return new(1, 0, rows.Count, right, review, wrong, ambiguous, noticed);
    }

    private static void Report(string file)
    {
        var sum = File.ReadLines(file).Skip(1).Select(line => line.Split(',').Skip(2).Select(cell => int.Parse(cell,
            CultureInfo.InvariantCulture)).ToArray())
            .Select(cells => new Tally(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7])).Aggregate((a,
                b) => a + b);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sum.Pages} pages, {sum.Unread} of them not read; {sum.Rows} rows: "
            + $"{sum.Right} right, {sum.Review} to review ({100.0 * sum.Review / sum.Rows:0.00} %), {sum.Wrong} wrong and unnoticed, "
            + $"at most {100 * UpperLimit(sum.Wrong, sum.Rows):0.0000} % with 95 % confidence"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"of {sum.Ambiguous} ambiguous rows {sum.Noticed} went to review"));
    }

    /// <summary>Upper end of the exact one-sided 95 % interval of a rare share (Poisson with its chi-squared quantile, Garwood
    /// 1936).</summary>
    private static double UpperLimit(int events, int of) => ChiSquared.Quantile(0.95, 2 * (events + 1)) / 2 / of;
}
