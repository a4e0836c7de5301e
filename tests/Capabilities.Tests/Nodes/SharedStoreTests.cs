using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Nodes;

/// <summary>Two nodes over the same databases and the same folder: each has stores of its own, with writers of their own.</summary>
public sealed class SharedStoreTests(PostgresServer postgres) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("wegmarke-test-").FullName;
    private StorageSettings settings = null!;

    public ValueTask InitializeAsync()
    {
        settings = new(folder, postgres.NewDatabase(), postgres.NewDatabase());
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_sheet_that_meets_the_sealing_on_another_node_is_sealed_or_refused_never_left_between()
    {
        await using var here = AnswerStore.Open(settings);
        await using var there = AnswerStore.Open(settings);
        var campaign = Guid.NewGuid();
        var sending = Enumerable.Range(0, 400).Select(number => Task.Run(async () =>
        {
            await Task.Yield();
            var store = number % 2 == 0 ? here : there;
            return (number, Stored: await store.Submit(campaign, ResumeSecret.Fresh().Ballot, new(0, number, [1])));
        })).ToList();
        await Task.WhenAny(sending);
        await there.Seal(campaign);
        var sent = await Task.WhenAll(sending);
        Assert.Equal(Stored.Closed, await here.Submit(campaign, ResumeSecret.Fresh().Ballot, new(0, 400, [1])));
        Assert.Contains(sent, one => one.Stored == Stored.Now);
        Assert.Equal(sent.Where(one => one.Stored == Stored.Now).Select(one => one.number).Order(),
            here.ReadSealed(campaign).Select(sheet => sheet.Unit).Order());
        Assert.Equal(0, await here.Count(campaign));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_on_empty_databases_all_open_their_stores()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await AnswerStore.Open(settings).DisposeAsync();
            await InvitationStore.Open(settings).DisposeAsync();
        })));
        await using var store = AnswerStore.Open(settings);
        Assert.Equal(0, await store.Count(Guid.NewGuid()));
    }

    [Fact]
    public async Task One_sheet_sent_to_two_nodes_counts_once()
    {
        await using var here = AnswerStore.Open(settings);
        await using var there = AnswerStore.Open(settings);
        var campaign = Guid.NewGuid();
        var ballots = Enumerable.Range(0, 40).Select(_ => ResumeSecret.Fresh().Ballot).ToList();
        var stored = await Task.WhenAll(ballots.SelectMany(ballot => new[] { here, there }.Select(store =>
            store.Submit(campaign, ballot, new(0, -1, [1])))));
        Assert.Equal((40, 40), (stored.Count(one => one == Stored.Now), stored.Count(one => one == Stored.Before)));
        Assert.Equal(40, await there.Count(campaign));
    }

    [Fact]
    public async Task A_code_that_two_spend_on_two_nodes_is_spent_by_one()
    {
        await using var here = InvitationStore.Open(settings);
        await using var there = InvitationStore.Open(settings);
        var campaign = Guid.NewGuid();
        var codes = Enumerable.Range(0, 30).Select(_ => AccessCode.Fresh()).ToList();
        await here.Issue(campaign, Guid.NewGuid(), codes);
        var spent = await Task.WhenAll(codes.SelectMany(code => new[] { here, there }.Select(store =>
            store.Spend(campaign, code, ResumeSecret.Fresh().SpendingToken))));
        Assert.Equal((30, 30), (spent.Count(one => one == Spending.Done), spent.Count(one => one == Spending.UsedBefore)));
    }

    [Fact]
    public async Task A_mail_that_two_nodes_want_to_send_is_claimed_by_one()
    {
        await using var here = InvitationStore.Open(settings);
        await using var there = InvitationStore.Open(settings);
        var campaign = Guid.NewGuid();
        await here.AddRecipients(campaign, Guid.NewGuid(), [.. Enumerable.Range(0, 30).Select(at => $"a{at}@stadt.example")]);
        var claimed = await Task.WhenAll(here.Recipients(campaign).SelectMany(one => new[] { here, there }.Select(store =>
            store.Claim(campaign, one, one with { Round = 1, State = RecipientState.Unclear }))));
        Assert.Equal(30, claimed.Count(one => one));
    }

    [Fact]
    public void A_key_that_two_nodes_make_is_one_and_what_one_destroys_the_other_forgets()
    {
        var (here, there) = (new CampaignKeys(folder), new CampaignKeys(folder));
        var campaigns = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToList();
        var keys = campaigns.AsParallel().Select(campaign =>
        {
            byte[][] both = [[], []];
            Parallel.Invoke(() => both[0] = here.Of(campaign), () => both[1] = there.Of(campaign));
            return both;
        }).ToList();
        Assert.All(keys, both => Assert.Equal(both[0], both[1]));
        Assert.Equal(50, Directory.GetFiles(folder).Length);
        var known = there.Of(campaigns[0]);
        here.Destroy(campaigns[0]);
        there.ForgetDestroyed();
        Assert.All(known, one => Assert.Equal(0, one));
        Assert.NotEqual(new byte[32], there.Of(campaigns[1]));
    }

    [Fact]
    public async Task A_turn_holds_for_all_nodes_and_each_name_has_its_own()
    {
        await using var here = Database.Open(settings);
        await using var there = Database.Open(settings);
        var cancel = TestContext.Current.CancellationToken;
        var first = await Turn.Take(here, "a", cancel);
        await (await Turn.Take(there, "b", cancel)).DisposeAsync();
        var second = Turn.Take(there, "a", cancel);
        Assert.NotSame(second, await Task.WhenAny(second, Task.Delay(150, cancel)));
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }
}
