using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Capabilities.Tests.Mail;
using Wegmarke.Cluster;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks.Nodes;

/// <summary>Three nodes serve one instance while people send and mails go out: one is killed, comes back, and then all are restarted one
/// after the other. In the end every sheet, code and mail is counted.</summary>
internal sealed class ThreeNodes : IDisposable
{
    private const int People = 1_800;
    private const int Invited = 300;
    private const int PerSecond = 30;
    private const string Account = "jana";
    private const string Password = "nur zum Vorführen gedacht";

    private static readonly string[] Names = ["anna", "berta", "carla"];

    private readonly ConcurrentQueue<string> log = [];
    private readonly MailSink mails = new();
    private readonly StorageSettings settings;
    private readonly IReadOnlyList<NodeProcess> nodes;
    private readonly List<string> faults = [];

    private ThreeNodes(string program, StorageSettings settings, string? certificate)
    {
        this.settings = settings;
        SharedInstance shared = new(program, settings.Folder, settings.Postgres!, settings.PostgresAnswers!, certificate, mails.Port);
        nodes = [.. Names.Select(name => new NodeProcess(shared, name, log))];
    }

    public static async Task<int> Run(string program, string model, string postgres, string answers, string certificate)
    {
        var settings = new StorageSettings(Directory.CreateTempSubdirectory("wegmarke-nodes-").FullName, postgres, answers);
        using var show = new ThreeNodes(program, settings, certificate);
        await show.Show(ReadModel.Run(model).Model!);
        foreach (var fault in show.faults) Console.WriteLine("FAULT: " + fault);
        Console.WriteLine(show.faults.Count == 0 ? "Nothing lost, nothing doubled." : $"{show.faults.Count} faults.");
        Directory.Delete(settings.Folder, recursive: true);
        return show.faults.Count == 0 ? 0 : 1;
    }

    public void Dispose()
    {
        foreach (var node in nodes) node.Dispose();
        mails.Dispose();
    }

    private async Task Show(MaturityModel model)
    {
        var (campaign, codes) = await Prepare(model);
        Say($"prepared: one survey, {People} personal codes, {Invited} addresses to invite");
        var clock = Stopwatch.StartNew();
        foreach (var node in nodes) node.Start();
        foreach (var node in nodes) await node.Ready();
        Say($"three nodes ready {clock.Elapsed.TotalSeconds:0.0} s after their start; {nodes[1].Name} says: {await nodes[1].Health()}");
        await OneSignIn();
        await TwoAtOnce(campaign, codes[^2], codes[^1]);
        await PlanInvitation(campaign);
        using var crowd = new Crowd(nodes, campaign.Campaign.Slug, FieldsOf(campaign));
        var sheets = codes.SkipLast(2).Select(code => (Code: code, Secret: ResumeSecret.Fresh())).ToList();
        var sending = crowd.Send(sheets, PerSecond);
        await Task.Delay(TimeSpan.FromSeconds(5));
        await KillOne(crowd);
        await Restart(crowd);
        await sending.WaitAsync(TimeSpan.FromMinutes(5));
        Say($"everybody is through: {crowd.Acknowledged} sheets acknowledged, {crowd.Again} times somebody had to send again");
        await Count(campaign, sheets);
        await CloseWithoutFinishing(campaign);
        foreach (var node in nodes) await node.Stop();
        Tell();
    }

    /// <summary>A cookie of one node opens the others.</summary>
    private async Task OneSignIn()
    {
        var (client, _) = await nodes[0].SignedIn(Account, Password);
        using (client)
        {
            var opened = new List<string>();
            foreach (var node in nodes)
            {
                // Cookies hold for a host, not for a port: the client sends them to the other nodes as a browser behind a balancer would.
                using var answer = await client.GetAsync(new Uri(node.Address, "/desk"));
                opened.Add($"{node.Name} {(int)answer.StatusCode}");
                Expect(answer.IsSuccessStatusCode, $"{node.Name} does not take the sign-in of {nodes[0].Name}");
            }

            Say($"signed in at {nodes[0].Name}, the desk opens at: {string.Join(", ", opened)}");
        }
    }

    /// <summary>One sheet sent to two nodes in the same moment counts once; a code that is spent on one node is spent on all.</summary>
    private async Task TwoAtOnce(CampaignState campaign, AccessCode same, AccessCode contested)
    {
        using var crowd = new Crowd(nodes, campaign.Campaign.Slug, FieldsOf(campaign));
        var secret = ResumeSecret.Fresh();
        var both = await Task.WhenAll(nodes.Select(node => crowd.Send(node, same, secret)));
        Expect(both.All(one => one), "the same sheet was not acknowledged by all");
        var rivals = await Task.WhenAll(nodes.Select(node => crowd.Send(node, contested, ResumeSecret.Fresh())));
        Expect(rivals.Count(one => one) == 1, $"{rivals.Count(one => one)} sheets with one code were taken");
        Say($"one sheet sent to three nodes at once: acknowledged by {both.Count(one => one)}; three sheets with one code: {rivals.Count(one => one)} taken");
    }

    private async Task KillOne(Crowd crowd)
    {
        var keeper = (await FindNodes.Run(settings.Postgres!)).First(one => one.Watches.Contains("Postman"));
        var victim = nodes.First(node => node.Name == keeper.Name);
        var (taken, mailed) = (crowd.Acknowledged, mails.Mails.Count);
        Say($"{taken} sheets acknowledged, {mailed} mails sent; kill -9 of {victim.Name}, which keeps {string.Join(", ", keeper.Watches)}");
        var clock = Stopwatch.StartNew();
        victim.Kill();
        async Task<List<string>> Kept() => [.. (await FindNodes.Run(settings.Postgres!)).Where(one => one.Name != keeper.Name)
            .SelectMany(one => one.Watches.Where(keeper.Watches.Contains).Select(watch => $"{watch} by {one.Name}"))];
        await Until(clock, 60, async () => (await Kept()).Count == keeper.Watches.Count);
        var (time, keepers) = (clock.Elapsed, await Kept());
        Say($"its watches are kept again after {time.TotalSeconds:0.0} s: {string.Join(", ", keepers)}");
        Expect(time < TimeSpan.FromSeconds(10), "the watches were taken over too late");
        var then = mails.Mails.Count;
        await Until(clock, 30, () => Task.FromResult(mails.Mails.Count > Math.Max(then, mailed)));
        Say($"the next mail goes out after {clock.Elapsed.TotalSeconds:0.0} s");
        clock.Restart();
        victim.Start();
        await victim.Ready();
        Say($"{victim.Name} is back {clock.Elapsed.TotalSeconds:0.0} s after its start: {await victim.Health()}");
    }

    private async Task Restart(Crowd crowd)
    {
        foreach (var node in nodes)
        {
            var (clock, before) = (Stopwatch.StartNew(), crowd.Again);
            await node.Stop();
            var stopped = clock.Elapsed;
            node.Start();
            await node.Ready();
            Say($"{node.Name} restarted: stopped in {stopped.TotalSeconds:0.0} s, back after {clock.Elapsed.TotalSeconds:0.0} s; {crowd.Again - before} sent again meanwhile");
        }
    }

    private async Task Count(CampaignState campaign, List<(AccessCode Code, ResumeSecret Secret)> sheets)
    {
        var id = campaign.Campaign.Id;
        await using var answers = AnswerStore.Open(settings);
        await using var invitations = InvitationStore.Open(settings);
        var missing = sheets.Count(one => !answers.HasBallot(id, one.Secret));
        var (ballots, used) = (await answers.Count(id), invitations.Count(id).Sum(one => one.Used));
        Say($"ballots {ballots}, spent codes {used}, acknowledged and missing {missing}");
        Expect(missing == 0 && ballots == People && used == People, "sheets or codes do not fit");
        var clock = Stopwatch.StartNew();
        await using var db = Database.Open(settings);
        await Until(clock, 120, () => db.Set<MailingProgress>().AllAsync(one => one.Finished));
        var recipients = invitations.Recipients(id);
        var sent = mails.Mails.GroupBy(mail => mail.To.ToString()).ToDictionary(group => group.Key, group => group.Count());
        var unclear = recipients.Where(one => one.State == RecipientState.Unclear).ToList();
        Say($"mails {mails.Mails.Count} to {sent.Count} of {Invited} addresses, twice {sent.Values.Count(one => one > 1)}; noted as unclear {unclear.Count}");
        Expect(sent.Values.All(one => one == 1), "somebody got two mails");
        Expect(recipients.Count(one => one.State == RecipientState.Sent) + unclear.Count == Invited, "somebody got no mail");
    }

    /// <summary>The end is recorded and nothing after it, as when a node dies in between.</summary>
    private async Task CloseWithoutFinishing(CampaignState campaign)
    {
        await using var db = Database.Open(settings);
        await CloseCampaign.Run(db, Actor.System, campaign.Campaign, DateTimeOffset.UtcNow);
        var clock = Stopwatch.StartNew();
        await Until(clock, 60, async () => await PublishRelease.Latest(db, campaign.Campaign.Id) is not null);
        Say($"a survey that was closed and not finished has its result after {clock.Elapsed.TotalSeconds:0.0} s");
        Expect(await PublishRelease.Latest(db, campaign.Campaign.Id) is not null, "there is no result");
    }

    private async Task<(CampaignState Campaign, IReadOnlyList<AccessCode> Codes)> Prepare(MaturityModel model)
    {
        await using var db = Database.Open(settings);
        await BringUpToDate.Run(db);
        var now = DateTimeOffset.UtcNow;
        await CreateAdministration.Run(db, Actor.System, "Musterstadt", 2 * People, 100, now);
        var town = await db.Set<Administration>().AsNoTracking().SingleAsync();
        await CreateAccount.Run(db, Actor.System, Account, "Jana", Password, Role.Coordinator, town.Id, now);
        var planned = (PlanCampaign.Planned)await PlanCampaign.Run(db, Actor.System, town, model, "full", "Befragung", askUnit: false, 5,
            now);
        var asked = (await CampaignState.Find(db, planned.Id))!;
        await GiveConsent.Run(db, new(Guid.Empty, "Personalrat", [new(Role.StaffCouncil, null)]), asked, now);
        await OpenCampaign.Run(db, Actor.System, asked, now);
        var state = (await CampaignState.Find(db, planned.Id))!;
        await using var store = InvitationStore.Open(settings);
        var (_, list) = await MakeList.Run(db, Actor.System, state, "Alle", "staff", -1, false, now);
        return (state, (await IssueCodes.Run(db, store, Actor.System, state, list!, People, now))!);
    }

    private async Task PlanInvitation(CampaignState campaign)
    {
        await using var db = Database.Open(settings);
        var outcome = await InviteByMail.Run(db, settings, campaign, Invited, "http://stadt.example/s/" + campaign.Campaign.Slug);
        Expect(outcome == PlanMailing.Outcome.Planned, $"the invitation was not planned: {outcome}");
    }

    private static string FieldsOf(CampaignState campaign) => "go=send" + string.Concat(campaign.Model.Asked(campaign.Form, "staff", null)
        .Select(key => campaign.Model.Items.ToList().FindIndex(item => item.Key == key)).Select(place => $"&i{place}=4"));

    private static async Task Until(Stopwatch clock, int seconds, Func<Task<bool>> holds)
    {
        while (!await holds() && clock.Elapsed < TimeSpan.FromSeconds(seconds)) await Task.Delay(50);
    }

    private void Expect(bool holds, string fault)
    {
        if (!holds) faults.Add(fault);
    }

    private void Tell()
    {
        Console.WriteLine("What the nodes wrote:");
        foreach (var line in log.Order(StringComparer.Ordinal)) Console.WriteLine("  " + line);
    }

    private static void Say(FormattableString line) =>
        Console.WriteLine($"{DateTime.UtcNow:HH:mm:ss.f} " + line.ToString(CultureInfo.InvariantCulture));
}
