using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Conversations;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Cases;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Twelve conversations of the first town: pseudonymised, coded by two who did not see each other, reconciled, and some quotes
/// released. The texts carry marks: {who cause what|passage}, who being 1, 2 or both, what a quote for (q) or against (a) the cause, or a
/// coding that falls (x).</summary>
internal static partial class DemoInterviews
{
    private const string SecondCoder = "Kemal Arslan";

    private static readonly (string Name, int People)[] Parts =
        [("Technische Ämter", 210), ("Bürgernahe Ämter", 160), ("Soziales und Bildung", 240)];

    private sealed record Mark(int Start, int End, string Who, string Cause, string What);

    public static async Task Fill(Database db, SourceKeys keys, MaturityModel model, DateTimeOffset now)
    {
        if (await db.Set<Source>().AnyAsync()) return;
        var coder = await Person(db, Role.Interviewer, now);
        var coordinator = await Person(db, Role.Coordinator, now);
        var protection = await Person(db, Role.DataProtection, now);
        var town = coder.Grants[0].Administration!.Value;
        var account = (CreateAccount.Created)await CreateAccount.Run(db, Actor.System, "kodierung-2", SecondCoder, RandomNumberGenerator.GetHexString(32),
            Role.Interviewer, town, now);
        var second = (await FindActor.Run(db, account.Account, now))!;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await AddCode.TakeModel(db, coder, town, model, now.AddDays(-100));
        foreach (var (name, people) in Parts) await ChangeSource.AddClass(db, coder, town, name, people, now.AddDays(-100));
        var parts = await db.Set<UnitClass>().AsNoTracking().Where(one => one.AdministrationId == town).ToDictionaryAsync(one =>
            one.Name, one => one.Id);
        foreach (var part in Text().Split("== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (head, body) = (part[..part.IndexOf('\n', StringComparison.Ordinal)].Split('|', StringSplitOptions.TrimEntries),
                part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
            await FillOne(db, keys, (coder, second, coordinator, protection), town, head, body.TrimEnd(), parts,
                now.AddDays(-int.Parse(head[4], null)), now);
        }

        await TellApart(db, coder, town, now.AddDays(-30));
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>Two cases: people with many and with few years in the house.</summary>
    private static async Task TellApart(Database db, Actor coder, Guid town, DateTimeOffset at)
    {
        var readable = await FindSources.Readable(db, coder, town);
        IEnumerable<Guid> Every(int rest) => readable.Where(one => one.Number % 3 == rest).Select(one => one.Id).Take(4);
        foreach (var (sign, years, sources) in new[] { ("F1", "mehr als zehn", Every(1)), ("F2", "weniger als drei", Every(2)) })
        {
            await KeepCase.Run(db, coder, town, null, 0, new(sign, [new("Jahre im Haus", years)], [.. sources]), readable, at);
        }
    }

    private static async Task FillOne(Database db, SourceKeys keys, (Actor First, Actor Second, Actor Coordinator,
        Actor Protection) people, Guid town,
        string[] head, string marked, Dictionary<string, Guid> parts, DateTimeOffset at, DateTimeOffset now)
    {
        var plain = Marks().Replace(marked, "${text}");
        var kind = Enum.Parse<SourceKind>(head[1]);
        // Two sources are on their way, so that there is something to try.
        var stage = head.Length > 6 ? head[6] : "";
        var kept = (KeepSource.Kept)await KeepSource.Run(db, keys, people.First, town, head[0], kind, ReadConversation.Run(plain).Text!,
            at);
        var source = await db.Set<Source>().AsNoTracking().FirstAsync(one => one.Id == kept.Id);
        await ChangeSource.Run(db, people.First, source, new(head[0], kind, head[2], parts.TryGetValue(head[3], out var id) ? id : null,
            DateOnly.FromDateTime(at.UtcDateTime), Enum.Parse<QuoteState>(head[5]), "Ordner der Interviewenden, verschlossen",
                DateOnly.FromDateTime(at.UtcDateTime),
            [people.First.Id, people.Second.Id, people.Coordinator.Id]), at);
        source = await db.Set<Source>().AsNoTracking().FirstAsync(one => one.Id == kept.Id);
        if (stage == "kept") return;
        var spoken = (await KeepSource.Read(db, keys, kept.Id))!;
        var names = (await ClearSource.Propose(db, keys, town, spoken)).Where(one => one.Sure && one.Kind is not NameKind.Office)
            .ToDictionary(one => one.Words, one => one.Replacement, StringComparer.Ordinal);
        await ClearSource.Run(db, keys, people.First, town, kept.Id, names,
            [.. spoken.Speakers.Select(one => new SpeakerChoice(one, one, one == "I"))], at.AddHours(1));
        if (stage == "cleared") return;
        await CodeBlind.Pair(db, people.Coordinator, source, people.First.Id, people.Second.Id, at.AddHours(2));
        var text = (await db.Set<SourceText>().AsNoTracking().FirstAsync(one => one.SourceId == kept.Id)).Text;
        await CodeAll(db, keys, people, source, Passages(marked, names, text), at, now);
    }

    private static async Task CodeAll(Database db, SourceKeys keys, (Actor First, Actor Second, Actor Coordinator,
        Actor Protection) people, Source source,
        IReadOnlyList<Mark> marks, DateTimeOffset at, DateTimeOffset now)
    {
        var book = await CodeBook.Of(db, source.AdministrationId);
        var codings = new List<(Mark Mark, Guid Coding)>();
        foreach (var (place, mark) in marks.Index())
        {
            foreach (var who in mark.Who)
            {
                var recorded = (RecordCoding.Recorded)await RecordCoding.Run(db, who == '1' ? people.First : people.Second, source,
                    book.Named(mark.Cause)!.Id,
                    mark.Start, mark.End, "", at.AddHours(5 + (who == '1' ? 0 : 24)).AddMinutes(place));
                codings.Add((mark, recorded.Id));
            }
        }

        await CodeBlind.Finish(db, people.First, source, at.AddDays(1));
        await CodeBlind.Finish(db, people.Second, source, at.AddDays(2));
        var until = DateOnly.FromDateTime(now.UtcDateTime).AddMonths(10);
        var reach = (await db.Set<SourceConsent>().AsNoTracking().FirstAsync(one => one.SourceId == source.Id)).Reach;
        foreach (var (place, (mark, coding)) in codings.DistinctBy(one => one.Mark).Index())
        {
            if (mark.Who.Length == 1)
            {
                await CodeBlind.Decide(db, people.Coordinator, source, coding, mark.What != "x", mark.What == "x"
                    ? "Die Stelle sagt nichts über die Ursache."
                    : "Gemeinsam gelesen: Der Code trifft zu.", at.AddDays(3));
            }

            if (mark.What is not ("q" or "a")) continue;
            var text = new CodePoints((await db.Set<SourceText>().AsNoTracking().FirstAsync(one => one.SourceId == source.Id)).Text)
                .Between(mark.Start, mark.End);
            var taken = await GovernQuote.Take(db, keys, people.First, source, coding, text, mark.What == "q" ? QuoteSide.For : QuoteSide.Against, mark.Cause, at.AddDays(4));
            // The newest ones wait, so that there is something to do.
            if (taken is not GovernQuote.Done done || place % 5 == 4) continue;
            await GovernQuote.Step(db, keys, people.Second, source.AdministrationId, done.Id, QuoteState.Checked, null, "Keine einmalige Rolle, kein Dialekt, kein bekannter Fall.", "", at.AddDays(5));
            if (place % 5 == 3) continue;
            await GovernQuote.Step(db, keys, people.Protection, source.AdministrationId, done.Id, reach, until, "", "", at.AddDays(6));
        }
    }

    /// <summary>Where the marked passages lie in the text that may be read, in code points.</summary>
    private static List<Mark> Passages(string marked, Dictionary<string, string> names, string text)
    {
        var points = new CodePoints(text);
        List<Mark> found = [];
        var from = 0;
        foreach (Match one in Marks().Matches(marked))
        {
            var passage = ClearSource.Preview(new("", one.Groups["text"].Value, []), names, []);
            var at = text.IndexOf(passage, from, StringComparison.Ordinal);
            if (at < 0) continue;
            from = at;
            found.Add(new(points.Position(at), points.Position(at + passage.Length), one.Groups["who"].Value, one.Groups["cause"].Value,
                one.Groups["what"].Value));
        }

        return found;
    }

    private static async Task<Actor> Person(Database db, Role role, DateTimeOffset now)
    {
        var id = await db.Set<Account>().Where(one => one.Demo && db.Set<Grant>().Any(grant => grant.AccountId == one.Id
            && grant.Role == role)).Select(one => one.Id).FirstAsync();
        return (await FindActor.Run(db, id, now))!;
    }

    private static string Text()
    {
        using var stream = typeof(DemoInterviews).Assembly.GetManifestResourceStream("demo-conversations.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{(?<who>[12]+) (?<cause>[a-z.-]+)(?: (?<what>[qax]))?\|(?<text>[^}]+)\}")]
    private static partial Regex Marks();
}
