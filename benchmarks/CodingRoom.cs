using System.Diagnostics;
using System.Globalization;
using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Suggestions;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>A large study: 200 conversations of 20,000 words, 20,000 codings of two coders, and how long reading, coding, searching and
/// comparing take in it. The folder holds a fresh instance.</summary>
internal static class CodingRoom
{
    private const int Sources = 200;
    private const int WordsPerSource = 20_000;
    private const int CodingsPerSource = 100;
    private const int Codes = 100;
    private const int Vocabulary = 30_000;
    private const int Looks = 20;

    /// <summary>Every fifth source was coded by both, without seeing each other.</summary>
    private const int BlindEvery = 5;

    public static async Task<int> Run(string folder)
    {
        var settings = new StorageSettings(folder);
        var now = DateTimeOffset.UtcNow;
        await using (var fresh = Database.Open(settings)) await BringUpToDate.Run(fresh);
        await using var db = Database.Open(settings);
        var town = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Studienstadt", 900, 60, now)).Id;
        async Task<Actor> Coder(string name) => (await FindActor.Run(db, ((CreateAccount.Created)await CreateAccount.Run(db, Actor.System,
            name, name, "nur zum Messen gedacht", Role.Interviewer, town, now)).Account, now))!;
        var (first, second) = (await Coder("lena"), await Coder("kemal"));
        var clock = Stopwatch.StartNew();
        await Fill(settings, town, first, second, now);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled in {clock.Elapsed.TotalSeconds:0} s"));
        await TurnSuggestions.Run(db, first, town, true, now);
        var readable = await FindSources.Readable(db, first, town);
        var book = await CodeBook.Of(db, town);
        Console.WriteLine("| what | median | slowest of 20 |");
        Console.WriteLine("| --- | --- | --- |");
        await Measure("open a source of 20,000 words", 0, async (own, at) => await ReadingView.Of(own, first, readable[at * 7 + 1], 1, 0, new()));
        await Measure("code a passage", 0, async (own, at) => await RecordCoding.Run(own, first, readable[at * 7 + 1], book.Codes[at].Id,
            at * 40, at * 40 + 30, "", now));
        await Measure("search for a frequent word", 0, async (own, at) => await SearchSources.Run(own, readable, Word(at), 0, 20));
        await Measure("search for two rare words", 0, async (own, at) => await SearchSources.Run(own, readable, Word(20_000 + at) + " "
            + Word(21_000 + at), 0, 20));
        await Measure("passages of one code across sources", 0, async (own, at) => await FindCodings.Across(own, first, readable, book,
            new(book.Codes[at].Id, null, null, null, null, null, null), 0, 50));
        await Measure("agreement over all pairs", 5, async (own, _) => await CodingAgreement.Of(own, town));
        var paragraph = new Paragraph(1, 0, 100, $"{Word(5)} {Word(80)} {Word(1000)}");
        await Measure("learn suggestions from 20,000 codings", 3, async (own, _) =>
        {
            FindSuggestions.Forget(town);
            return await FindSuggestions.Run(own, first, readable[1], book, paragraph);
        });
        await Measure("suggest for a paragraph", 0, async (own, _) => await FindSuggestions.Run(own, first, readable[1], book, paragraph));
        return 0;

        async Task Measure<T>(string name, int looks, Func<Database, int, Task<T>> deed)
        {
            var times = new List<double>();
            for (var look = -1; look < (looks == 0 ? Looks : looks); look++)
            {
                await using var own = Database.Open(settings);
                var watch = Stopwatch.StartNew();
                await deed(own, Math.Max(0, look));
                if (look >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[times.Count / 2]:0.0} ms | {times[^1]:0.0} ms |"));
        }
    }

    private static async Task Fill(StorageSettings settings, Guid town, Actor first, Actor second, DateTimeOffset now)
    {
        var random = new Random(11);
        Guid[] codes;
        await using (var db = Database.Open(settings))
        {
            var rows = Enumerable.Range(0, Codes).Select(at => new Code(Guid.CreateVersion7(now.AddMilliseconds(at)), town, $"own.{at}",
                null, $"Code {at}", "", null, null, null, first.Name, now)).ToList();
            codes = [.. rows.Select(one => one.Id)];
            db.AddRange(rows);
            await db.SaveChangesAsync();
        }

        for (var number = 1; number <= Sources; number++)
        {
            await using var db = Database.Open(settings);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var (id, text) = (Guid.CreateVersion7(now.AddMilliseconds(number)), Text(random));
            db.Add(new Source(id, town, number, $"Gespräch {number}", SourceKind.Interview, "staff", null, null, first.Name, now));
            db.Add(new SourceText(id, text, text.Length, "[]", ""));
            db.AddRange(SourceTerm.Of(id, text));
            foreach (var reader in new[] { first, second }) db.Add(new SourceReader(id, reader.Id, reader.Name, now));
            db.Add(new SourceClearance(id, first.Id, first.Name, now));
            var blind = number % BlindEvery == 0;
            if (blind) db.Add(new CoderPair(id, first.Id, second.Id, first.Name, now));
            for (var at = 0; at < CodingsPerSource; at++)
            {
                var coder = at % 2 == 0 ? first : second;
                var start = random.Next(text.Length - 300);
                db.Add(new Coding(Guid.CreateVersion7(now), id, codes[random.Next(Codes)], start, start + random.Next(20, 300), coder.Id,
                    coder.Name, "", now));
            }

            if (blind) foreach (var coder in new[] { first, second }) db.Add(new CoderDone(id, coder.Id, now));
            await db.SaveChangesAsync();
        }
    }

    /// <summary>Words with frequencies as in language (the n-th is used as often as 1/n), twelve to a sentence, five sentences to a
    /// paragraph.</summary>
    private static string Text(Random random)
    {
        var text = new StringBuilder(WordsPerSource * 8);
        for (var at = 0; at < WordsPerSource; at++)
        {
            var rank = (int)Math.Exp(random.NextDouble() * Math.Log(Vocabulary));
            text.Append(Word(rank)).Append(at % 60 == 59 ? ".\n" : at % 12 == 11 ? ". " : " ");
        }

        return text.ToString();
    }

    /// <summary>An invented word of a rank.</summary>
    private static string Word(int rank)
    {
        string[] syllables = ["ba", "ko", "mi", "ru", "ta", "fe", "lo", "ni", "sa", "du"];
        var word = new StringBuilder();
        for (var rest = rank + 10; rest > 0; rest /= 10) word.Append(syllables[rest % 10]);
        return word.ToString();
    }
}
