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
        await stores.Answers.DropDraft(campaign, secret);
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
}
