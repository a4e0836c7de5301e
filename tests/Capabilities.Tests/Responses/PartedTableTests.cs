using System.Data.Common;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Invitations;
using Wegmarke.Responses;

namespace Wegmarke.Capabilities.Tests.Responses;

/// <summary>On PostgreSQL what goes when a survey ends lies in parts, and a survey that ends leaves the parts of others alone.</summary>
public sealed class PartedTableTests(PostgresServer postgres)
{
    /// <summary>How these tables were before they lay in parts.</summary>
    private static readonly (bool House, string Table, string Definition)[] Earlier =
    [
        (false, "field_sheet", "(campaign text not null, ballot bytea not null, box bytea not null, primary key (campaign, ballot))"),
        (false, "draft", "(name text primary key, campaign text not null, box bytea not null)"),
        (false, "paper", "(campaign text not null, batch text not null, name text not null, box bytea not null, "
            + "primary key (campaign, batch, name))"),
        (true, "invitation_code", "(hash bytea primary key, campaign text not null, list text not null, batch integer not null, "
            + "perspective integer not null, unit integer not null, spent bytea)"),
        (true, "invitation_recipient", "(id bytea primary key, campaign text not null, list text not null, batch integer not null, "
            + "address text not null, round integer not null, state integer not null, message text not null, remark text not null)"),
    ];

    private static readonly string[] EarlierIndexes =
    [
        "create index invitation_code_campaign on invitation_code (campaign, list, batch)",
        "create unique index invitation_recipient_address on invitation_recipient (campaign, address)",
    ];

    private static PackedSheet Sheet(int number = 0) => new(0, number, [1, 2, 3, 4, 5, 6]);

    /// <summary>The file of a part changes its name when it is written anew.</summary>
    [Fact]
    public async Task The_end_of_a_survey_writes_only_its_own_parts_anew_and_none_of_what_was_sealed_before()
    {
        await using var stores = await Stores.Open("PostgreSQL", postgres);
        var (before, ends, goesOn) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await using var answers = AnswerStore.OpenPostgres(stores.Settings.PostgresAnswers!);
        await using var house = AnswerStore.OpenPostgres(stores.Settings.Postgres!);
        while (PartOf(goesOn, "field_sheet") == PartOf(ends, "field_sheet")) goesOn = Guid.NewGuid();
        foreach (var survey in new[] { before, ends, goesOn }) await Fill(stores, survey);
        await End(before);
        var files = Files();
        await End(ends);
        var own = Earlier.Select(one => PartOf(ends, one.Table)).ToList();
        var changed = Files().Where(file => files[file.Key] != file.Value).Select(file => file.Key).ToList();
        Assert.Empty(own.Except(changed));
        Assert.DoesNotContain(changed, file => !own.Any(part => file.StartsWith(part, StringComparison.Ordinal)));
        Assert.Equal(2, await stores.Answers.Count(goesOn));
        Assert.Equal(3, Assert.Single(stores.Invitations.Count(goesOn)).Issued);
        await stores.Answers.DeleteSealed(ends);
        Assert.Equal(2, stores.Answers.ReadSealed(before).Count);

        string PartOf(Guid survey, string table) => PartedTable.PartOf(answers, table, Name(survey)) is var part && part != table
            ? part : PartedTable.PartOf(house, table, Name(survey));
        async Task End(Guid survey)
        {
            await stores.Answers.Seal(survey);
            await stores.Invitations.Empty(survey);
        }

        Dictionary<string, long> Files() => FilesOf(answers).Concat(FilesOf(house)).ToDictionary();
    }

    [Fact]
    public async Task What_an_earlier_version_kept_in_one_table_moves_into_its_parts()
    {
        await using var stores = await Stores.Open("PostgreSQL", postgres);
        PutBack(stores);
        await stores.Reopen();
        var (survey, code, secret) = (Guid.NewGuid(), AccessCode.Fresh(), ResumeSecret.Fresh());
        await Fill(stores, survey, code, secret);
        PutBack(stores);
        using (var before = AnswerStore.OpenPostgres(stores.Settings.PostgresAnswers!))
        {
            Assert.Equal("draft", PartedTable.PartOf(before, "draft", Name(survey)));
        }

        await stores.Reopen();
        foreach (var (house, table, _) in Earlier)
        {
            using var server = Server(stores, house);
            Assert.StartsWith(table + "_", PartedTable.PartOf(server, table, Name(survey)), StringComparison.Ordinal);
        }

        Assert.Equal(Stored.Before, await stores.Answers.Submit(survey, secret.Ballot, Sheet()));
        Assert.Equal(7, stores.Answers.FindDraft(survey, secret)!.Unit);
        Assert.Equal(9, Assert.Single(stores.Answers.Paper.Sheets(survey, survey)).Number);
        Assert.Equal(Spending.UsedBefore, await stores.Invitations.Spend(survey, code, ResumeSecret.Fresh().SpendingToken));
        Assert.Equal(2, stores.Invitations.Recipients(survey).Count);
        Assert.Equal(0, await stores.Invitations.AddRecipients(survey, survey, ["a@stadt.example"]));
        using (var server = AnswerStore.OpenPostgres(stores.Settings.Postgres!))
        {
            Assert.Equal(2L, Statements.Scalar(server, null,
                "select count(*) from pg_class where relkind = 'I' and relname in ('invitation_code_campaign', 'invitation_recipient_address')"));
        }

        await stores.Answers.Seal(survey);
        Assert.Equal(2, stores.Answers.ReadSealed(survey).Count);
        Assert.Equal(3, (await stores.Invitations.Empty(survey)).Codes.Count);
    }

    /// <summary>Such a database comes from a PostgreSQL in which everybody may make tables.</summary>
    [Fact]
    public async Task Who_may_make_tables_but_does_not_own_these_goes_on_with_them_as_they_are()
    {
        await using var stores = await Stores.Open("PostgreSQL", postgres);
        PutBack(stores);
        foreach (var house in new[] { false, true })
        {
            using var server = Server(stores, house);
            foreach (var statement in new[]
            {
                "do $$ begin create role somebody login; exception when duplicate_object then null; end $$",
                "grant create, usage on schema public to somebody",
                "grant select, insert, update, delete, truncate on all tables in schema public to somebody",
            }) Statements.Execute(server, null, statement);
        }

        string As(string connection) => new Npgsql.NpgsqlConnectionStringBuilder(connection) { Username = "somebody" }.ConnectionString;
        var other = Stores.Over(new(stores.Settings.Folder, As(stores.Settings.Postgres!), As(stores.Settings.PostgresAnswers!)));
        var (survey, secret) = (Guid.NewGuid(), ResumeSecret.Fresh());
        await Fill(other, survey, secret: secret);
        Assert.Equal(7, other.Answers.FindDraft(survey, secret)!.Unit);
        await other.Answers.Seal(survey);
        Assert.Equal(2, other.Answers.ReadSealed(survey).Count);
        Assert.Equal(3, (await other.Invitations.Empty(survey)).Codes.Count);
        await other.Answers.DisposeAsync();
        await other.Invitations.DisposeAsync();
        foreach (var house in new[] { true, false })
        {
            using var server = Server(stores, house);
            var table = house ? "invitation_code" : "draft";
            Assert.Equal(table, PartedTable.PartOf(server, table, Name(survey)));
            Statements.Execute(server, null, "drop owned by somebody");
        }

        using var last = Server(stores, house: true);
        Statements.Execute(last, null, "drop role somebody");
    }

    /// <summary>Two sheets, a draft that was saved twice, a sheet from paper, three codes of which one is spent, two addresses.</summary>
    private static async Task Fill(Stores stores, Guid survey, AccessCode? code = null, ResumeSecret? secret = null)
    {
        var (first, used) = (secret ?? ResumeSecret.Fresh(), code ?? AccessCode.Fresh());
        await stores.Answers.Submit(survey, first.Ballot, Sheet());
        await stores.Answers.Submit(survey, ResumeSecret.Fresh().Ballot, Sheet());
        await stores.Answers.SaveDraft(survey, first, Sheet(6));
        await stores.Answers.SaveDraft(survey, first, Sheet(7));
        await stores.Answers.Paper.Keep(survey, survey, new(9, new(0, 0, 0), [1], new(Guid.Empty, 0, []), null, []));
        await stores.Invitations.Issue(survey, survey, [used, AccessCode.Fresh(), AccessCode.Fresh()]);
        Assert.Equal(Spending.Done, await stores.Invitations.Spend(survey, used, first.SpendingToken));
        await stores.Invitations.AddRecipients(survey, survey, ["a@stadt.example", "b@stadt.example"]);
    }

    /// <summary>Makes the tables as an earlier version would have left them, with all rows.</summary>
    private static void PutBack(Stores stores)
    {
        foreach (var (house, table, definition) in Earlier)
        {
            using var server = Server(stores, house);
            var columns = string.Join(", ", Statements.Columns(server, table));
            foreach (var statement in new[]
            {
                $"create temporary table kept as select * from {table}", $"drop table {table}", $"create table {table} {definition}",
                $"insert into {table} ({columns}) select {columns} from kept",
            }) Statements.Execute(server, null, statement);
            foreach (var index in EarlierIndexes.Where(index => index.Contains($"on {table} ", StringComparison.Ordinal)))
            {
                Statements.Execute(server, null, index);
            }
        }
    }

    private static Npgsql.NpgsqlConnection Server(Stores stores, bool house) =>
        AnswerStore.OpenPostgres(house ? stores.Settings.Postgres! : stores.Settings.PostgresAnswers!);

    private static Dictionary<string, long> FilesOf(DbConnection server) => Statements.Rows(server, null,
        "select relname::text, relfilenode::bigint from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace "
        + "and (relname like 'field_sheet%' or relname like 'draft%' or relname like 'paper\\_%' or relname like 'invitation\\_%' "
        + "or relname like 'sealed%')", row => (row.GetString(0), row.GetInt64(1))).ToDictionary(one => one.Item1, one => one.Item2);

    private static string Name(Guid survey) => survey.ToString("N");
}
