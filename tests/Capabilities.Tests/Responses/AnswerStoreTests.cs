using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Responses;

namespace Wegmarke.Capabilities.Tests.Responses;

/// <summary>The answer store keeps what it acknowledged, once, and forgets what it must forget.</summary>
public sealed class AnswerStoreTests(PostgresServer postgres)
{
    private static readonly byte[] Marker = [4, 2, 6, 1, 5, 3, 4, 2, 6, 1, 5, 3, 6, 6, 1, 1, 2, 2, 5, 5, 3, 3, 4, 4];

    private static PackedSheet Sheet(int number = 0) => new(0, number, [.. Marker, (byte)(1 + number % 6)]);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_ballot_counts_once_also_when_many_come_at_once(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var campaign = Guid.NewGuid();
        var ballots = Enumerable.Range(0, 50).Select(_ => ResumeSecret.Fresh().Ballot).ToList();
        var outcomes = await Task.WhenAll(ballots.Concat(ballots).Concat(ballots)
          .Select(ballot => stores.Answers.Submit(campaign, ballot, Sheet())));
        Assert.Equal(50, outcomes.Count(outcome => outcome == Stored.Now));
        Assert.Equal(100, outcomes.Count(outcome => outcome == Stored.Before));
        await stores.Reopen();
        Assert.Equal(50, await stores.Answers.Count(campaign));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Sealing_keeps_every_sheet_drops_ballots_and_order_and_takes_no_more(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var campaign = Guid.NewGuid();
        var ballots = Enumerable.Range(0, 200).Select(_ => ResumeSecret.Fresh()).ToList();
        for (var i = 0; i < ballots.Count; i++) await stores.Answers.Submit(campaign, ballots[i].Ballot, Sheet(i));
        Assert.Empty(stores.Answers.ReadSealed(campaign));
        await Task.WhenAll(stores.Answers.Seal(campaign), stores.Answers.Seal(campaign));
        await stores.Answers.Seal(campaign);
        var units = stores.Answers.ReadSealed(campaign).Select(sheet => sheet.Unit).ToList();
        Assert.Equal(Enumerable.Range(0, 200), units.Order());
        Assert.NotEqual(Enumerable.Range(0, 200), units);
        Assert.Equal(0, await stores.Answers.Count(campaign));
        Assert.False(stores.Answers.HasBallot(campaign, ballots[0]));
        Assert.Equal(Stored.Closed, await stores.Answers.Submit(campaign, ResumeSecret.Fresh().Ballot, Sheet()));
        Assert.Equal(200, stores.Answers.ReadSealed(campaign).Count);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Another_campaign_is_not_touched_by_sealing(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var secret = ResumeSecret.Fresh();
        await stores.Answers.Submit(one, ResumeSecret.Fresh().Ballot, Sheet(1));
        await stores.Answers.Submit(other, ResumeSecret.Fresh().Ballot, Sheet(2));
        await stores.Answers.SaveDraft(other, secret, Sheet(3));
        await stores.Answers.Seal(one);
        await stores.Reopen();
        Assert.Equal(1, await stores.Answers.Count(other));
        Assert.Equal(3, stores.Answers.FindDraft(other, secret)!.Unit);
        await stores.Answers.Seal(other);
        Assert.Equal(2, Assert.Single(stores.Answers.ReadSealed(other)).Unit);
        Assert.Null(stores.Answers.FindDraft(other, secret));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_draft_opens_for_its_secret_only(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var (campaign, secret) = (Guid.NewGuid(), ResumeSecret.Fresh());
        await stores.Answers.SaveDraft(campaign, secret, Sheet(1));
        await stores.Answers.SaveDraft(campaign, secret, Sheet(2));
        await stores.Reopen();
        Assert.Equal(2, stores.Answers.FindDraft(campaign, ResumeSecret.Read(secret.ToString())!)!.Unit);
        Assert.Null(stores.Answers.FindDraft(campaign, ResumeSecret.Fresh()));
        Assert.Null(stores.Answers.FindDraft(Guid.NewGuid(), secret));
        await stores.Answers.DropDraft(secret);
        Assert.Null(stores.Answers.FindDraft(campaign, secret));
    }

    [Fact]
    public async Task In_the_field_phase_no_file_shows_an_answer_and_after_sealing_no_file_shows_a_ballot()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        var campaign = Guid.NewGuid();
        var secrets = Enumerable.Range(0, 20).Select(_ => ResumeSecret.Fresh()).ToList();
        for (var i = 0; i < secrets.Count; i++)
        {
            await stores.Answers.SaveDraft(campaign, secrets[i], Sheet(i));
            await stores.Answers.Submit(campaign, secrets[i].Ballot, Sheet(i));
        }

        Assert.False(stores.Hold(Marker));
        Assert.True(stores.Hold(secrets[0].Ballot));
        await stores.Answers.Seal(campaign);
        Assert.True(stores.Hold(Marker));
        foreach (var secret in secrets)
        {
            Assert.False(stores.Hold(secret.Ballot));
            Assert.False(stores.Hold(System.Text.Encoding.ASCII.GetBytes(secret.DraftName)));
        }

        Assert.Empty(Directory.GetFiles(stores.Settings.PathOf("keys")));
    }

    [Fact]
    public void A_secret_survives_being_written_down_and_typed_badly()
    {
        for (var i = 0; i < 200; i++)
        {
            var secret = ResumeSecret.Fresh();
            var typed = secret.ToString().ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal).Replace('0', 'o')
              .Replace('1', 'l');
            Assert.Equal(secret.DraftName, ResumeSecret.Read(typed)!.DraftName);
        }

        foreach (var wrong in new[] { null, "", "A", "UUUUU-UUUUU-UUUUU-UUUUU-UUUUU-U", new string('A', 27) }) Assert.Null(
          ResumeSecret.Read(wrong));
    }

    /// <summary>The file of a part changes its name when it is written anew.</summary>
    [Fact]
    public async Task The_end_of_a_survey_writes_only_its_own_part_anew_and_none_of_what_was_sealed_before()
    {
        await using var stores = await Stores.Open("PostgreSQL", postgres);
        var (before, ends, goesOn) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await using var server = AnswerStore.OpenPostgres(stores.Settings.PostgresAnswers!);
        while (PartOf(goesOn) == PartOf(ends)) goesOn = Guid.NewGuid();
        foreach (var survey in new[] { before, ends, goesOn }) await stores.Answers.Submit(survey, ResumeSecret.Fresh().Ballot, Sheet());
        await stores.Answers.Seal(before);
        var files = Files();
        await stores.Answers.Seal(ends);
        var changed = Files().Where(file => files[file.Key] != file.Value).Select(file => file.Key).ToList();
        Assert.Contains(PartOf(ends), changed);
        Assert.Empty(changed.Except([PartOf(ends), PartOf(ends) + "_pkey", "draft", "draft_pkey", "paper", "paper_pkey"]));
        Assert.Equal(1, await stores.Answers.Count(goesOn));
        await stores.Answers.DeleteSealed(ends);
        Assert.Single(stores.Answers.ReadSealed(before));

        string PartOf(Guid survey) => FieldSheetTable.PartOf(server, survey.ToString("N"));
        Dictionary<string, long> Files() => Statements.Rows(server, null,
            "select relname::text, relfilenode::bigint from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace "
            + "and relname not like 'pg_%'", row => (row.GetString(0), row.GetInt64(1))).ToDictionary(one => one.Item1, one => one.Item2);
    }

    [Fact]
    public async Task Sheets_that_an_earlier_version_kept_in_one_table_move_into_its_parts()
    {
        await using var stores = await Stores.Open("PostgreSQL", postgres);
        var (survey, ballots) = (Guid.NewGuid(), Enumerable.Range(0, 20).Select(_ => ResumeSecret.Fresh().Ballot).ToList());
        foreach (var ballot in ballots) await stores.Answers.Submit(survey, ballot, Sheet());
        await using (var server = AnswerStore.OpenPostgres(stores.Settings.PostgresAnswers!))
        {
            Statements.Execute(server, null, "create table earlier (like field_sheet including all)");
            Statements.Execute(server, null, "insert into earlier select * from field_sheet");
            Statements.Execute(server, null, "drop table field_sheet");
            Statements.Execute(server, null, "alter table earlier rename to field_sheet");
            Assert.Equal("field_sheet", FieldSheetTable.PartOf(server, survey.ToString("N")));
        }

        await stores.Reopen();
        Assert.Equal(20, await stores.Answers.Count(survey));
        Assert.Equal(Stored.Before, await stores.Answers.Submit(survey, ballots[0], Sheet()));
        await stores.Answers.Seal(survey);
        Assert.Equal(20, stores.Answers.ReadSealed(survey).Count);
        await using var parted = AnswerStore.OpenPostgres(stores.Settings.PostgresAnswers!);
        Assert.StartsWith("field_sheet_", FieldSheetTable.PartOf(parted, survey.ToString("N")));
    }

    /// <summary>Such a database comes from a PostgreSQL in which everybody may make tables.</summary>
    [Fact]
    public async Task Who_may_make_tables_but_does_not_own_this_one_goes_on_with_it_as_it_is()
    {
        await using var stores = await Stores.Open("PostgreSQL", postgres);
        await using (var server = AnswerStore.OpenPostgres(stores.Settings.PostgresAnswers!))
        {
            foreach (var statement in new[]
            {
                "create table earlier (like field_sheet including all)", "drop table field_sheet",
                "alter table earlier rename to field_sheet", "drop role if exists somebody", "create role somebody login",
                "grant create, usage on schema public to somebody",
                "grant select, insert, update, delete, truncate on all tables in schema public to somebody",
            }) Statements.Execute(server, null, statement);
        }

        var survey = Guid.NewGuid();
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(stores.Settings.PostgresAnswers) { Username = "somebody" };
        await using (var store = AnswerStore.Open(new(stores.Settings.Folder, stores.Settings.Postgres, connection.ConnectionString)))
        {
            await store.Submit(survey, ResumeSecret.Fresh().Ballot, Sheet());
            await store.Seal(survey);
            Assert.Single(store.ReadSealed(survey));
        }

        await using var after = AnswerStore.OpenPostgres(stores.Settings.PostgresAnswers!);
        Assert.Equal("field_sheet", FieldSheetTable.PartOf(after, survey.ToString("N")));
        Statements.Execute(after, null, "drop owned by somebody");
        Statements.Execute(after, null, "drop role somebody");
    }
}
