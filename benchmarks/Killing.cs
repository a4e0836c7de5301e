using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Benchmarks.Field;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>Kills a served instance while a thousand people send their sheets with personal codes, starts it again, lets everybody send
/// once more and counts. One line a round; goes on where the file ends.</summary>
internal static class Killing
{
    private const int People = 1_000;

    /// <summary>Whoever is still refused then is counted as missing in the end.</summary>
    private const int TurnsMost = 20;

    /// <param name="postgres">Connection to a server on which databases may be made, a house and an answer database for each round; null
    /// for SQLite.</param>
    public static async Task<int> Run(string program, string model, int rounds, string file, string? postgres)
    {
        var done = File.Exists(file) ? File.ReadAllLines(file).Length - 1 : -1;
        if (done < 0) await File.WriteAllTextAsync(file, "round,killed_from,acknowledged,ballots,spent,lost,again,twice,ballots_in_the_end,spent_in_the_end\n");
        for (var round = Math.Max(0, done); round < rounds; round++)
        {
            var line = await Round(program, model, round, postgres);
            Console.WriteLine(line);
            await File.AppendAllTextAsync(file, line + "\n");
        }

        return 0;
    }

    private static async Task<string> Round(string program, string model, int round, string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-killing-").FullName;
        var (house, answers) = postgres is null ? (null, null) : (ServerDatabases.Make(postgres, $"killing_house_{round}"),
            ServerDatabases.Make(postgres, $"killing_answers_{round}"));
        var settings = new StorageSettings(folder, house, answers);
        string[] more = house is null ? [] : ["--postgres", house, "--postgres-answers", answers!];
        var (campaign, codes) = await Prepare(settings, model);
        var slug = campaign.Campaign.Slug;
        var fields = "go=send" + string.Concat(campaign.Model.Asked(campaign.Form, "staff", null).Select(key =>
            campaign.Model.Items.ToList().FindIndex(item => item.Key == key)).Select(place => $"&i{place}=4"));
        var sheets = codes.Select(code => (Code: code, Secret: ResumeSecret.Fresh())).ToList();
        var from = new Random(round).Next(0, People * 9 / 10);
        bool[] acknowledged;
        using (var server = new ServedProgram(program, settings.Folder, more))
        {
            await server.Ready($"/s/{slug}/sheet/staff");
            using var client = NewClient(server.Address);
            var sending = sheets.Select(sheet => Send(client, slug, fields, sheet.Code, sheet.Secret)).ToList();
            // Killed once so many were acknowledged, wherever the others are.
            while (sending.Count(one => one is { IsCompletedSuccessfully: true, Result: true }) < from
                && sending.Exists(one => !one.IsCompleted)) await Task.Delay(1);
            server.Kill();
            acknowledged = await Task.WhenAll(sending);
        }

        var (ballots, spent, lost) = await Look(settings, campaign.Campaign.Id, sheets, acknowledged);
        int twice, again = 0;
        using (var server = new ServedProgram(program, settings.Folder, more))
        {
            await server.Ready($"/s/{slug}/sheet/staff");
            using var client = NewClient(server.Address);
            // Whoever is told that nothing can be stored just now clicks again.
            var waiting = sheets;
            for (var turn = 0; turn < TurnsMost && waiting.Count > 0; turn++)
            {
                var sent = await Task.WhenAll(waiting.Select(sheet => Send(client, slug, fields, sheet.Code, sheet.Secret)));
                waiting = [.. waiting.Where((_, at) => !sent[at])];
                again += waiting.Count;
            }

            twice = (await Task.WhenAll(sheets.Select(sheet => Send(client, slug, fields, sheet.Code,
                ResumeSecret.Fresh())))).Count(sent => sent);
            server.Kill();
        }

        var (ballotsAtEnd, spentAtEnd, _) = await Look(settings, campaign.Campaign.Id, sheets, acknowledged);
        Directory.Delete(settings.Folder, recursive: true);
        NpgsqlConnection.ClearAllPools();
        if (postgres is not null) ServerDatabases.Drop(postgres, $"killing_house_{round}", $"killing_answers_{round}");
        return string.Create(CultureInfo.InvariantCulture,
            $"{round},{from},{acknowledged.Count(one => one)},{ballots},{spent},{lost},{again},{twice},{ballotsAtEnd},{spentAtEnd}");
    }

    private static async Task<(CampaignState Campaign, IReadOnlyList<AccessCode> Codes)> Prepare(StorageSettings settings, string model)
    {
        await using var db = Database.Open(settings);
        await BringUpToDate.Run(db);
        var now = DateTimeOffset.UtcNow;
        await CreateAdministration.Run(db, Actor.System, "Musterstadt", 2 * People, 100, now);
        var planned = (PlanCampaign.Planned)await PlanCampaign.Run(db, Actor.System,
            await db.Set<Administration>().AsNoTracking().SingleAsync(),
            ReadModel.Run(model).Model!, "full", "Befragung", askUnit: false, 5, now);
        var asked = (await CampaignState.Find(db, planned.Id))!;
        await GiveConsent.Run(db, new(Guid.Empty, "Personalrat", [new(Role.StaffCouncil, null)]), asked, now);
        if (await OpenCampaign.Run(db, Actor.System, asked, now) != OpenCampaign.Outcome.Opened)
        {
            throw new InvalidOperationException("The campaign does not open; nobody could answer.");
        }

        var state = (await CampaignState.Find(db, planned.Id))!;
        await using var store = InvitationStore.Open(settings);
        var (_, list) = await MakeList.Run(db, Actor.System, state, "Alle", "staff", -1, false, now);
        return (state, (await IssueCodes.Run(db, store, Actor.System, state, list!, People, now))!);
    }

    private static async Task<(int Ballots, int Spent, int Lost)> Look(StorageSettings settings, Guid campaign,
        List<(AccessCode Code, ResumeSecret Secret)> sheets, bool[] acknowledged)
    {
        await using var answers = AnswerStore.Open(settings);
        await using var invitations = InvitationStore.Open(settings);
        var lost = sheets.Zip(acknowledged).Count(one => one.Second && !answers.HasBallot(campaign, one.First.Secret));
        var found = (await answers.Count(campaign), invitations.Count(campaign).Sum(one => one.Used), lost);
        SqliteConnection.ClearAllPools();
        return found;
    }

    private static HttpClient NewClient(Uri address) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = address, Timeout = TimeSpan.FromMinutes(10),
    };

    private static async Task<bool> Send(HttpClient client, string slug, string fields, AccessCode code, ResumeSecret secret) =>
        (await SendSheet.Run(client, new($"/s/{slug}/sheet/staff", UriKind.Relative), fields, code.ToString(), secret.ToString()))
            .Acknowledged;
}
