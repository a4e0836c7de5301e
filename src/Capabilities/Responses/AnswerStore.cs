using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Wegmarke.Storage;

namespace Wegmarke.Responses;

public enum Stored
{
    /// <summary>The sheet is on disk.</summary>
    Now,

    /// <summary>The same sheet was stored before; nothing was added.</summary>
    Before,

    /// <summary>The campaign is sealed; nothing was added.</summary>
    Closed,
}

/// <summary>Values that sealing deleted: nothing may hold them afterwards.</summary>
public sealed record SealedAway(IReadOnlyList<byte[]> Ballots, IReadOnlyList<byte[]> Drafts);

/// <summary>Answers and drafts, each in a store of its own that shares no key and no transaction with the house database. No row says when
/// or from where it came.</summary>
public sealed class AnswerStore : IAsyncDisposable
{
    private readonly Func<DbConnection> openAnswers;
    private readonly Func<DbConnection> openDrafts;
    private readonly OpenReaders answerReaders;
    private readonly OpenReaders draftReaders;
    private readonly GroupCommit answers;
    private readonly GroupCommit drafts;
    private readonly SealingLock sealing = new();

    private AnswerStore(Func<DbConnection> openAnswers, Func<DbConnection> openDrafts, CampaignKeys keys, string? folder)
    {
        Folder = folder;
        (this.openAnswers, this.openDrafts, Keys) = (openAnswers, openDrafts, keys);
        (answerReaders, draftReaders) = (new(openAnswers), new(openDrafts));
        (answers, drafts) = (new(openAnswers), new(openDrafts));
        Paper = new(openDrafts, drafts, keys);
    }

    public CampaignKeys Keys { get; }

    /// <summary>Where the files lie; null with PostgreSQL, whose files are its own.</summary>
    public string? Folder { get; }

    /// <summary>Sheets from paper that are not answers yet.</summary>
    public Paper.PaperStore Paper { get; }

    public static AnswerStore Open(StorageSettings settings)
    {
        var keys = new CampaignKeys(settings.PathOf("keys"));
        var store = settings.PostgresAnswers is { } connection
            ? new AnswerStore(() => OpenPostgres(connection), () => OpenPostgres(connection), keys, null)
            : new AnswerStore(() => OpenSqlite(settings.PathOf("answers.db")), () => OpenSqlite(settings.PathOf("drafts.db")), keys,
                settings.Folder);
        store.CreateTables(settings.PostgresAnswers is null ? "blob" : "bytea");
        return store;
    }

    /// <summary>Stores a sheet under its ballot, exactly once; durable when this returns.</summary>
    public Task<Stored> Submit(Guid campaign, byte[] ballot, PackedSheet sheet)
    {
        var box = Box.Lock(Keys.Of(campaign), sheet.ToBytes());
        return answers.Write((connection, transaction) =>
        {
            sealing.HoldOpen(connection, transaction, answers.Transactions, campaign);
            var added = Statements.Execute(connection, transaction,
                "insert into field_sheet (campaign, ballot, box) select @a, @b, @c where not exists (select 1 from sealing where campaign = @a) "
                + "on conflict do nothing", Name(campaign), ballot, box);
            if (added == 1) return Stored.Now;
            return Sealed(connection, transaction, campaign) ? Stored.Closed : Stored.Before;
        });
    }

    public async Task<int> Count(Guid campaign)
    {
        await using var connection = openAnswers();
        return Convert.ToInt32(Statements.Scalar(connection, null, "select count(*) from field_sheet where campaign = @a", Name(campaign)),
          System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Rewrites the sheets of a campaign in random order without ballots and destroys its key. Repeating it changes
    /// nothing.</summary>
    /// <returns>What was deleted, to look for it afterwards.</returns>
    /// <param name="commentsFrom">Fewest sheets among which comments are kept; null: the campaign takes none. Fewer, and nobody ever
    /// reads them.</param>
    public Task<SealedAway> Seal(Guid campaign, int? commentsFrom = null) => End(campaign, keep: true, commentsFrom ?? int.MaxValue);

    /// <summary>Ends a campaign without a result: its sheets are destroyed, not kept.</summary>
    public Task<SealedAway> Discard(Guid campaign) => End(campaign, keep: false, int.MaxValue);

    private async Task<SealedAway> End(Guid campaign, bool keep, int commentsFrom)
    {
        var ballots = await answers.Write((connection, transaction) =>
        {
            SealingLock.HoldAlone(connection, transaction, campaign);
            if (Sealed(connection, transaction, campaign)) return [];
            if (keep) Rewrite(connection, transaction, campaign, commentsFrom);
            var gone = Statements.Read(connection, transaction, "select ballot from field_sheet where campaign = @a", Name(campaign));
            Statements.Execute(connection, transaction, "delete from field_sheet where campaign = @a", Name(campaign));
            Statements.Execute(connection, transaction, "insert into sealing (campaign) values (@a)", Name(campaign));
            return gone;
        });
        var names = await drafts.Write((connection, transaction) =>
        {
            var gone = Statements.Rows(connection, transaction, "select name from draft where campaign = @a", row => row.GetString(0),
                Name(campaign));
            Statements.Execute(connection, transaction, "delete from draft where campaign = @a", Name(campaign));
            Wegmarke.Responses.Paper.PaperStore.DropAll(connection, transaction, campaign);
            return gone;
        });
        Keys.Destroy(campaign);
        // Sealed sheets were only added, so their table holds nothing to forget.
        CompactTables.OfCampaign(openAnswers, Name(campaign), "field_sheet");
        CompactTables.OfCampaign(openDrafts, Name(campaign), "draft", "paper");
        return new(ballots, [.. names.Select(System.Text.Encoding.ASCII.GetBytes)]);
    }

    private void Rewrite(DbConnection connection, DbTransaction transaction, Guid campaign, int commentsFrom)
    {
        PackedSheet[] whole = [.. Unlocked(connection, transaction, campaign).Select(bytes => PackedSheet.Of(bytes))];
        if (whole.Length >= commentsFrom)
        {
            SealedComments.Keep(connection, transaction, Name(campaign), whole.Select(sheet => sheet.Comment).OfType<SheetComment>()
                .Where(comment => comment.Text.Length > 0));
        }

        byte[][] sheets = [.. whole.Select(sheet => (sheet with { Comment = null }).ToBytes())];
        System.Security.Cryptography.RandomNumberGenerator.Shuffle<byte[]>(sheets);
        for (var at = 0; at < sheets.Length; at++)
        {
            Statements.Execute(connection, transaction, "insert into sealed_sheet (campaign, place, sheet) values (@a, @b, @c)", Name(campaign), at,
                sheets[at]);
        }
    }

    private IEnumerable<byte[]> Unlocked(DbConnection connection, DbTransaction? transaction, Guid campaign)
    {
        var key = Keys.Of(campaign);
        return Statements.Read(connection, transaction, "select box from field_sheet where campaign = @a", Name(campaign))
            .Select(box => Box.Open(key, box) ?? throw new InvalidOperationException("A sheet does not open with the key of its campaign."));
    }

    /// <summary>How many sheets there are of each perspective and unit. Whoever asks must not show it as it is.</summary>
    public IReadOnlyDictionary<(int Perspective, int Unit), int> CountParts(Guid campaign)
    {
        using var connection = openAnswers();
        return Unlocked(connection, null, campaign).Select(bytes => PackedSheet.Of(bytes)).GroupBy(sheet => (sheet.Perspective, sheet.Unit))
            .ToDictionary(group => group.Key, group => group.Count());
    }

    /// <summary>What people added in own words, apart from their sheets, until it was reviewed.</summary>
    public IReadOnlyList<SheetComment> ReadComments(Guid campaign) =>
        answerReaders.Use(connection => SealedComments.Read(connection, Name(campaign)));

    public async Task DeleteComments(Guid campaign)
    {
        await answers.Write((connection, transaction) => SealedComments.Delete(connection, transaction, Name(campaign)));
        CompactTables.Run(openAnswers, "sealed_comment");
    }

    /// <summary>Keeps the sheets that go into the file for research, as they go into it.</summary>
    public Task<int> KeepResearch(Guid campaign, IReadOnlyList<PackedSheet> sheets) => answers.Write((connection, transaction) =>
        ResearchSheets.Keep(connection, transaction, Name(campaign), sheets));

    /// <summary>In the order of the file; empty where none was made, or its sheets are deleted.</summary>
    public IReadOnlyList<PackedSheet> ReadResearch(Guid campaign) =>
        answerReaders.Use(connection => ResearchSheets.Read(connection, Name(campaign)));

    /// <summary>Deletes the sealed sheets of a campaign and those of its file for research. What was released stays, but
    /// cannot be computed again.</summary>
    public async Task<IReadOnlyList<byte[]>> DeleteSealed(Guid campaign)
    {
        var gone = await answers.Write((connection, transaction) =>
        {
            var sheets = Statements.Read(connection, transaction, "select sheet from sealed_sheet where campaign = @a", Name(campaign));
            Statements.Execute(connection, transaction, "delete from sealed_sheet where campaign = @a", Name(campaign));
            ResearchSheets.Delete(connection, transaction, Name(campaign));
            return sheets;
        });
        CompactTables.Run(openAnswers, "sealed_sheet", "research_sheet");
        return gone;
    }

    public bool IsSealed(Guid campaign) => answerReaders.Use(connection =>
        Statements.Scalar(connection, null, "select 1 from sealing where campaign = @a", Name(campaign))) is not null;

    /// <summary>The sheets of a sealed campaign; empty before sealing.</summary>
    public IReadOnlyList<PackedSheet> ReadSealed(Guid campaign)
    {
        using var connection = openAnswers();
        return [.. Statements.Read(connection, null, "select sheet from sealed_sheet where campaign = @a order by place", Name(campaign))
          .Select(bytes => PackedSheet.Of(bytes))];
    }

    public Task<int> SaveDraft(Guid campaign, ResumeSecret secret, PackedSheet sheet)
    {
        var (name, box) = (secret.DraftName, Box.Lock(secret.DraftKey, sheet.ToBytes()));
        // Tables of earlier versions have another key, so none is named here.
        return drafts.Write((connection, transaction) => Statements.Execute(connection, transaction,
            "update draft set box = @c where campaign = @a and name = @b", Name(campaign), name, box) is > 0 and var changed ? changed
            : Statements.Execute(connection, transaction,
                "insert into draft (campaign, name, box) values (@a, @b, @c) on conflict do nothing", Name(campaign), name, box));
    }

    public PackedSheet? FindDraft(Guid campaign, ResumeSecret secret)
    {
        var name = secret.DraftName;
        var box = draftReaders.Use(connection =>
            Statements.Read(connection, null, "select box from draft where campaign = @a and name = @b", Name(campaign), name)
              .FirstOrDefault());
        return box is not null && Box.Open(secret.DraftKey, box) is { } bytes ? PackedSheet.Of(bytes) : null;
    }

    public bool HasBallot(Guid campaign, ResumeSecret secret)
    {
        var ballot = secret.Ballot;
        return answerReaders.Use(connection => Statements.Scalar(connection, null,
          "select 1 from field_sheet where campaign = @a and ballot = @b",
            Name(campaign), ballot)) is not null;
    }

    public Task<int> DropDraft(Guid campaign, ResumeSecret secret)
    {
        var name = secret.DraftName;
        return drafts.Write((connection, transaction) =>
            Statements.Execute(connection, transaction, "delete from draft where campaign = @a and name = @b", Name(campaign), name));
    }

    public async ValueTask DisposeAsync()
    {
        answerReaders.Dispose();
        draftReaders.Dispose();
        await answers.DisposeAsync();
        await drafts.DisposeAsync();
    }

    /// <summary>The tables as they are, so that somebody can see for themselves what is kept with an answer.</summary>
    public IReadOnlyList<(string Table, IReadOnlyList<string> Columns)> Tables()
    {
        using var first = openAnswers();
        using var second = openDrafts();
        return [.. new[] { (first, "field_sheet"), (first, "sealed_sheet"), (first, "sealed_comment"), (first, "research_sheet"),
            (first, "sealing"),
            (second, "draft") }
            .Select(one => (one.Item2, Statements.Columns(one.Item1, one.Item2)))];
    }

    private static string Name(Guid campaign) => campaign.ToString("N");

    private static bool Sealed(DbConnection connection, DbTransaction transaction, Guid campaign) =>
        Statements.Scalar(connection, transaction, "select 1 from sealing where campaign = @a", Name(campaign)) is not null;

    internal static SqliteConnection OpenSqlite(string path)
    {
        var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqliteDurability.Pragmas;
        command.ExecuteNonQuery();
        return connection;
    }

    internal static NpgsqlConnection OpenPostgres(string text)
    {
        var connection = new NpgsqlConnection(text);
        connection.Open();
        return connection;
    }

    private void CreateTables(string bytes)
    {
        using var connection = openAnswers();
        using var turn = TableTurn.Take(connection);
        PartedTable.Make(connection, "field_sheet", $"ballot {bytes} not null, box {bytes} not null", "ballot");
        Statements.Make(connection, "sealed_sheet",
          $"create table if not exists sealed_sheet (campaign text not null, place integer not null, sheet {bytes} not null, primary key (campaign, place))");
        Statements.Make(connection, "sealing", "create table if not exists sealing (campaign text primary key)");
        SealedComments.CreateTable(connection, bytes);
        ResearchSheets.CreateTable(connection, bytes);
        using var second = openDrafts();
        PartedTable.Make(second, "draft", $"name text not null, box {bytes} not null", "name");
        Wegmarke.Responses.Paper.PaperStore.CreateTable(second, bytes);
    }
}
