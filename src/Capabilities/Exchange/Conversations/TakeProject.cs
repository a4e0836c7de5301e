using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Refi;
using Wegmarke.Interviews;
using Wegmarke.Storage;

namespace Wegmarke.Exchange.Conversations;

/// <summary>Takes a REFI-QDA project or codebook into the house: codes, texts, people and codings, and says what was not taken. A text that
/// is here already gets the codings that are new.</summary>
public static class TakeProject
{
    public const int BytesMax = 100 * 1024 * 1024;

    public abstract record Outcome;

    /// <param name="Report">What became of each part.</param>
    public sealed record Taken(IReadOnlyList<Remark> Report) : Outcome;

    public sealed record Refused(Remark Why) : Outcome;

    /// <summary>The project holds texts, and nobody said that they are pseudonymised.</summary>
    public sealed record NotClean(int Texts) : Outcome;

    public static async Task<Outcome> Run(Database db, SourceKeys keys, Actor actor, Guid administration, string name, byte[] bytes,
        bool clean,
        DateTimeOffset now)
    {
        var remarks = new Remarks();
        CodingProject project;
        try
        {
            project = Read(name, bytes, remarks);
        }
        catch (RefusedException refused)
        {
            return new Refused(refused.Remark);
        }

        var texts = project.Sources.Count(one => one.Text is not null);
        if (texts > 0 && !clean) return new NotClean(texts);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var codes = await TakeCodes(db, actor, administration, project, now);
        var coders = project.Coders.DistinctBy(one => one.Id.ToUpperInvariant()).ToDictionary(one => one.Id, one => one.Name,
            StringComparer.OrdinalIgnoreCase);
        var kept = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        int taken = 0, codings = 0;
        foreach (var source in project.Sources.Where(one => one.Text is not null))
        {
            if (await Keep(db, keys, actor, administration, source, remarks, now.AddMilliseconds(taken)) is not { } id) continue;
            taken++;
            kept[source.Id] = id;
            codings += await TakeCodings(db, actor, administration, id, source, codes, coders, now);
        }

        var cases = await TakeCases.Run(db, actor, administration, project, kept, remarks, now);
        var memos = project.Sources.SelectMany(one => one.Passages).Count(one => one.Memo.Length > 0);
        if (project.Notes > memos)
        {
            remarks.Lost(Place.Whole, $"{project.Notes - memos} Notizen, die an keiner kodierten Stelle hängen, werden nicht übernommen.",
                $"{project.Notes - memos} notes that hang on no coded passage are not taken.",
                "Behalten Sie das Projekt im anderen Programm, wenn Sie sie brauchen.", "Keep the project in the other program if you need them.");
        }

        remarks.Taken(Place.Whole, $"In das Haus übernommen: {codes.Count} Codes, {taken} Quellen, {codings} Kodierungen, {cases} Fälle, {coders.Count} Kodierende.",
            $"Taken into the house: {codes.Count} codes, {taken} sources, {codings} codings, {cases} cases, {coders.Count} coders.");
        db.Note(actor, now, "take-project", $"{codes.Count}/{taken}/{codings}", administration);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
        return new Taken([.. remarks.Kept.OrderBy(one => one.Fate == Fate.Taken ? 0 : 1)]);
    }

    private static CodingProject Read(string name, byte[] bytes, Remarks remarks)
    {
        var file = ForeignFile.InMemory(name, bytes);
        if (!file.Head.Span.StartsWith("PK"u8))
        {
            var read = ReadCodingProject.Run(file, remarks);
            return read.Codes.Count + read.Sources.Count > 0 ? read : throw NoProject();
        }

        using var archive = SafeArchive.Open(file);
        return archive.Ending(".qde").Count > 0 ? ReadCodingProject.OfArchive(archive, remarks) : throw NoProject();
    }

    private static RefusedException NoProject() => RefusedException.Of(Place.Whole, "Das ist kein Projekt und kein Codebuch im Format REFI-QDA.",
        "This is no project and no codebook in the format REFI-QDA.", "Exportieren Sie im anderen Programm als „REFI-QDA-Projekt (QDPX)“ oder „Codebuch (QDC)“.",
        "Export it in the other program as “REFI-QDA project (QDPX)” or “codebook (QDC)”.");

    private static async Task<Dictionary<string, Guid>> TakeCodes(Database db, Actor actor, Guid administration, CodingProject project,
        DateTimeOffset now)
    {
        var taken = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, code) in project.Codes.Where(one => one.Id.Length > 0 && one.Name.Trim().Length > 0).Index())
        {
            var book = await CodeBook.Of(db, administration);
            var known = book.Codes.FirstOrDefault(one => one.Foreign == code.Id || (Guid.TryParse(code.Id, out var id) && one.Id == id));
            Guid? parent = code.Parent is { } above && taken.TryGetValue(above, out var found) ? found : null;
            var name = code.Name.Trim();
            taken[code.Id] = known?.Id ?? await AddCode.Run(db, actor, administration, parent, name.Length > Interviews.Code.NameMax
                ? name[..Interviews.Code.NameMax] : name,
                code.Description.Length > 4000 ? code.Description[..4000] : code.Description, now.AddMilliseconds(at), code.Id) switch
            {
                AddCode.Added added => added.Id,
                AddCode.NameTaken same => same.Id,
                _ => Guid.Empty,
            };
        }

        return taken;
    }

    /// <returns>The source that holds the text; null where it is in a source that this person may not code.</returns>
    private static async Task<Guid?> Keep(Database db, SourceKeys keys, Actor actor, Guid administration, CodedSource source,
        Remarks remarks,
        DateTimeOffset now)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Text!)));
        var same = await db.Set<SourceText>().AsNoTracking().Where(one => one.Sha256 == hash && db.Set<Source>().Any(house =>
            house.Id == one.SourceId
            && house.AdministrationId == administration)).Select(one => one.SourceId).FirstOrDefaultAsync();
        if (same != Guid.Empty)
        {
            if (await FindSources.Open(db, actor, administration, same) is not null && !await db.Set<CoderPair>().AnyAsync(one =>
                one.SourceId == same)) return same;
            Lost(remarks, source, "steht schon in einer Quelle, die Sie nicht kodieren dürfen", "is in a source already that you may not code");
            return null;
        }

        var title = source.Name.Trim() is { Length: > 0 } name ? name : source.Id;
        var turns = Transcripts.SpeakerTurns.Of(source.Text!);
        var spoken = new SpokenText("refi-qda", source.Text!, [.. turns.Select(one => new SpokenTurn(one.Speaker, one.Start, one.End))]);
        if (source.Text!.Contains('\0', StringComparison.Ordinal) || await KeepSource.Run(db, keys, actor, administration,
            title.Length > Source.TitleMax ? title[..Source.TitleMax] : title, SourceKind.Interview, spoken,
                now) is not KeepSource.Kept kept)
        {
            Lost(remarks, source, "ist leer, zu lang oder kein Text", "is empty, too long or no text");
            return null;
        }

        await ClearSource.Run(db, keys, actor, administration, kept.Id, new Dictionary<string, string>(),
            [.. spoken.Speakers.Where(one => one.Length <= 20).Select(one => new SpeakerChoice(one, one, one.StartsWith('I')
                && one.Length <= 3))], now);
        var named = ProposeNames.Run(source.Text!, [], new("", [], new HashSet<string>(), new Dictionary<string, string>())).Count(one => one.Sure);
        if (named > 0)
        {
            remarks.Changed(source.Place, $"Im Text „{title}“ stehen noch {named} mögliche Namen oder Kennungen.", $"The text “{title}” still holds {named} possible names or identifiers.",
                "Lesen Sie ihn durch; löschen Sie die Quelle, wenn jemand zu erkennen ist.", "Read it; delete the source if somebody can be recognised.");
        }

        return kept.Id;
    }

    private static async Task<int> TakeCodings(Database db, Actor actor, Guid administration, Guid id, CodedSource source,
        Dictionary<string, Guid> codes,
        IReadOnlyDictionary<string, string> coders, DateTimeOffset now)
    {
        var points = new CodePoints(source.Text!);
        var known = (await db.Set<Coding>().AsNoTracking().Where(one => one.SourceId == id).ToListAsync())
            .Select(one => (one.CodeId, one.Start, one.End, one.CoderId)).ToHashSet();
        var count = 0;
        foreach (var passage in source.Passages)
        {
            int start = points.Position(passage.Start), end = points.Position(passage.End);
            if (!points.Holds(start, end)) continue;
            var coder = CoderOf(actor, administration, passage.Coder);
            var name = passage.Coder is { } user && coders.TryGetValue(user, out var said) ? said : actor.Name;
            foreach (var code in passage.Codes.Where(codes.ContainsKey).Select(one => codes[one]).Distinct())
            {
                if (!known.Add((code, start, end, coder))) continue;
                db.Add(new Coding(Guid.CreateVersion7(now), id, code, start, end, coder, name,
                    passage.Memo.Length > Coding.MemoMax ? passage.Memo[..Coding.MemoMax] : passage.Memo, now));
                count++;
            }
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return count;
    }

    /// <summary>A coder of another program gets an identifier of its own, so that nobody's codings can be forged by a file; only the own
    /// ones come back as own.</summary>
    private static Guid CoderOf(Actor actor, Guid administration, string? user) => user is null || (Guid.TryParse(user, out var id)
        && id == actor.Id)
        ? actor.Id : WriteProject.Named($"coder:{administration}:{user.ToUpperInvariant()}");

    private static void Lost(Remarks remarks, CodedSource source, string german, string english) => remarks.Lost(source.Place,
        $"Der Text „{source.Name}“ {german}.", $"The text “{source.Name}” {english}.",
        "Seine Kodierungen werden nicht übernommen.", "Its codings are not taken.");
}
