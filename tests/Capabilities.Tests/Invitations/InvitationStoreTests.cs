using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Invitations;
using Wegmarke.Responses;

namespace Wegmarke.Capabilities.Tests.Invitations;

/// <summary>A code is good once, for one sheet, and leaves nothing behind.</summary>
public sealed class InvitationStoreTests(PostgresServer postgres)
{
    private const int Many = 60;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_code_is_spent_by_one_sheet_only_however_many_try_at_once(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var (campaign, list) = (Guid.NewGuid(), Guid.NewGuid());
        var codes = Enumerable.Range(0, Many).Select(_ => AccessCode.Fresh()).ToList();
        await stores.Invitations.Issue(campaign, list, codes, perspective: 1, unit: 2);
        var attempts = codes.SelectMany(code => Enumerable.Range(0, 4).Select(_ => (Code: code, Secret: ResumeSecret.Fresh()))).ToList();
        var outcomes = await Task.WhenAll(attempts.Select(one => stores.Invitations.Spend(campaign, one.Code, one.Secret.SpendingToken)));
        Assert.Equal(Many, outcomes.Count(outcome => outcome == Spending.Done));
        Assert.Equal(3 * Many, outcomes.Count(outcome => outcome == Spending.UsedBefore));
        await stores.Reopen();
        for (var at = 0; at < attempts.Count; at++)
        {
            Assert.Equal(outcomes[at], await stores.Invitations.Spend(campaign, attempts[at].Code, attempts[at].Secret.SpendingToken));
        }

        Assert.Equal(new CodeCount(list, 0, Many, Many), Assert.Single(stores.Invitations.Count(campaign)));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_code_carries_what_its_list_says_and_is_good_in_its_campaign_only(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var (campaign, other, code) = (Guid.NewGuid(), Guid.NewGuid(), AccessCode.Fresh());
        await stores.Invitations.Issue(campaign, Guid.NewGuid(), [code], perspective: 1, unit: 2);
        Assert.Equal(new Access(1, 2, null), stores.Invitations.Find(campaign, AccessCode.Read(code.ToString().ToLowerInvariant())!));
        Assert.Null(stores.Invitations.Find(other, code));
        Assert.Null(stores.Invitations.Find(campaign, AccessCode.Fresh()));
        Assert.Equal(Spending.Unknown, await stores.Invitations.Spend(other, code, new byte[16]));
        Assert.Null(stores.Invitations.Find(campaign, code)!.Spent);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Emptying_leaves_nothing_of_one_campaign_and_everything_of_another(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var (campaign, other, kept) = (Guid.NewGuid(), Guid.NewGuid(), AccessCode.Fresh());
        var codes = Enumerable.Range(0, Many).Select(_ => AccessCode.Fresh()).ToList();
        await stores.Invitations.Issue(campaign, Guid.NewGuid(), codes);
        await stores.Invitations.Issue(other, Guid.NewGuid(), [kept]);
        Assert.Equal(Many, (await stores.Invitations.Empty(campaign)).Codes.Count);
        Assert.Empty((await stores.Invitations.Empty(campaign)).Codes);
        Assert.All(codes, code => Assert.Null(stores.Invitations.Find(campaign, code)));
        Assert.NotNull(stores.Invitations.Find(other, kept));
    }

    [Fact]
    public async Task No_file_shows_a_code_and_after_emptying_none_shows_its_hash_or_token()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        var campaign = Guid.NewGuid();
        var codes = Enumerable.Range(0, Many).Select(_ => AccessCode.Fresh()).ToList();
        var secrets = codes.Select(_ => ResumeSecret.Fresh()).ToList();
        await stores.Invitations.Issue(campaign, Guid.NewGuid(), codes);
        for (var at = 0; at < Many; at++) await stores.Invitations.Spend(campaign, codes[at], secrets[at].SpendingToken);
        var hash = codes[0].HashWith(stores.Invitations.Keys.Of(campaign));
        Assert.True(stores.Hold(hash));
        Assert.True(stores.Hold(secrets[0].SpendingToken));
        foreach (var code in codes)
        {
            Assert.False(stores.Hold(System.Text.Encoding.ASCII.GetBytes(code.ToString())));
            Assert.False(stores.Hold(System.Text.Encoding.ASCII.GetBytes(code.ToString().Replace("-", "", StringComparison.Ordinal))));
        }

        await stores.Invitations.Empty(campaign);
        Assert.False(stores.Hold(hash));
        Assert.All(secrets, secret => Assert.False(stores.Hold(secret.SpendingToken)));
        Assert.Empty(Directory.GetFiles(stores.Settings.PathOf("invitation-keys")));
    }

    [Fact]
    public void A_code_is_read_as_people_type_it_and_nothing_else_is_a_code()
    {
        for (var i = 0; i < 200; i++)
        {
            var code = AccessCode.Fresh().ToString();
            Assert.Equal(15, code.Length);
            var typed = " " + code.ToLowerInvariant().Replace("-", "  ", StringComparison.Ordinal).Replace('0', 'o').Replace('1', 'i');
            Assert.Equal(code, AccessCode.Read(typed)!.ToString());
        }

        foreach (var wrong in new[] { null, "", "7K2M-9XQ4D-B3F", "7K2M-9XQ4D-B3FHH", "7K2M-9XQ4D-B3FU", new string('A', 5000) })
        {
            Assert.Null(AccessCode.Read(wrong));
        }
    }

    [Fact]
    public void Token_ballot_and_draft_of_one_secret_have_nothing_in_common()
    {
        var secret = ResumeSecret.Fresh();
        Assert.Equal(secret.SpendingToken, ResumeSecret.Read(secret.ToString())!.SpendingToken);
        Assert.NotEqual(secret.SpendingToken, secret.Ballot);
        Assert.NotEqual(secret.SpendingToken, Convert.FromHexString(secret.DraftName)[..16]);
        Assert.Single(Enumerable.Range(0, 40).Select(_ => secret.Draws()(6)).Distinct());
    }
}
