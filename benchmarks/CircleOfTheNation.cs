using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Wegmarke.Attacker;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Statistics;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks.National;

/// <summary>As many administrations as there are in Germany: sealed answers to contributions, contributions to the released circle, one
/// more member.</summary>
internal static class CircleOfTheNation
{
    public const int SheetsEach = 155;

    /// <summary>Whether each item is asked of each perspective.</summary>
    private static readonly bool[][] Asked = [.. InventedCircle.Model.Perspectives.Select(perspective =>
    {
        var model = InventedCircle.Model;
        var keys = model.Asked(model.Forms[0], perspective.Key).ToHashSet();
        return model.Items.Select(item => keys.Contains(item.Key)).ToArray();
    })];

    private static readonly Membership Member = new(Guid.Empty, Guid.Empty, Guid.Empty, "Kreis", "", SignedFile.KeyOfToken("x"), "NI",
        "municipality", "Amt", true, "", DateTimeOffset.UnixEpoch);

    public static async Task<int> Run(int administrations)
    {
        await Contribute(administrations);
        var lands = PeerGroups.Lands;
        var towns = InventedCircle.Draw(administrations, 1, land: town => lands[town % lands.Count]);
        var entries = towns.Select(one => InventedCircle.Entry(one)).ToList();
        var (clock, begun) = (Stopwatch.StartNew(), Worked());
        var result = InventedCircle.Release(entries);
        var documents = result.Members.AsParallel().Sum(member => (long)member.ToJson().Length);
        var sets = result.Sets.ToJson().Length;
        Say($"{administrations} contributions → released circle: {clock.Elapsed.TotalSeconds:0.0} s, processor time {(Worked() - begun).TotalSeconds:0.0} s");
        Say($"documents of its members {documents / 1_000_000} MB, known sets {sets / 1_000_000} MB");
        var newcomer = InventedCircle.Draw(administrations + 1, 1, land: town => lands[town % lands.Count])[^1];
        clock.Restart();
        var json = CompareNewcomer.Run(CircleDocument.Read(result.Json), result.Hash, InventedCircle.Model, newcomer, []).ToJson();
        Say($"one more member: {clock.Elapsed.TotalMilliseconds:0} ms ({json.Length} bytes)");
        Say($"most memory: {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB");
        return 0;
    }

    /// <summary>Sealed sheets are drawn and stored outside of the measured time, some towns at once; each administration is read from the
    /// store, released and contributes as in the product.</summary>
    private static async Task Contribute(int administrations)
    {
        var model = InventedCircle.Model;
        var (measured, work) = (TimeSpan.Zero, TimeSpan.Zero);
        const int batch = 500;
        for (var from = 0; from < administrations; from += batch)
        {
            var folder = Directory.CreateTempSubdirectory("wegmarke-nation-");
            var settings = new StorageSettings(folder.FullName);
            // Made by the product itself, then filled.
            await AnswerStore.Open(settings).DisposeAsync();
            var campaigns = Enumerable.Range(from, Math.Min(batch, administrations - from)).Select(CampaignOf).ToList();
            StoreSealed(settings, model, campaigns);
            await using (var store = AnswerStore.Open(settings))
            {
                var (clock, before) = (Stopwatch.StartNew(), Worked());
                Parallel.ForEach(campaigns, campaign => ContributionOf(store, campaign));
                measured += clock.Elapsed;
                work += Worked() - before;
            }

            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }

        Say($"{administrations} administrations, {(long)administrations * SheetsEach} sealed sheets → contributions: {measured.TotalSeconds:0.0} s");
        Say($"processor time {work.TotalSeconds:0.0} s");
    }

    /// <summary>Sealed answers of one administration to what it contributes.</summary>
    public static string ContributionOf(AnswerStore store, Campaign campaign)
    {
        var model = InventedCircle.Model;
        var document = ComposeRelease.Run(ReleaseFacts.Of(campaign, "Stadt", DateTimeOffset.UnixEpoch),
            ReadSealedAnswers.Run(store, new(campaign, model, null, null)));
        return ComposeContribution.Run(Member, new(document, ""), model, 1, [], DateTimeOffset.UnixEpoch).ToJson();
    }

    public static Campaign CampaignOf(int number) => new(new Guid(number + 1, 0, 0, new byte[8]), Guid.Empty, 1, "Befragung",
        InventedCircle.Model.ContentHash, InventedCircle.Model.Forms[0].Key, [], 5, "x", 400, 40, DateTimeOffset.UnixEpoch);

    private static void StoreSealed(StorageSettings settings, MaturityModel model, List<Campaign> campaigns)
    {
        using var connection = new SqliteConnection($"Data Source={settings.PathOf("answers.db")};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into sealed_sheet (campaign, place, sheet) values (@campaign, @place, @sheet)";
        var (name, place, bytes) = (insert.Parameters.Add("@campaign", SqliteType.Text), insert.Parameters.Add("@place",
            SqliteType.Integer),
            insert.Parameters.Add("@sheet", SqliteType.Blob));
        foreach (var campaign in campaigns)
        {
            var random = new Random(campaign.Id.GetHashCode());
            for (var sheet = 0; sheet < SheetsEach; sheet++)
            {
                (name.Value, place.Value, bytes.Value) = (campaign.Id.ToString("N"), sheet, Draw(model, sheet, random).ToBytes());
                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    public static PackedSheet Draw(MaturityModel model, int number, Random random)
    {
        var perspective = model.Perspectives.ToList().FindIndex(one => one.Key == (number % 8 == 0 ? "leaders" : "staff"));
        var asked = Asked[perspective];
        return new(perspective, -1, [.. asked.Select(one => one ? (byte)random.Next(1, 7) : AnswerCode.NotAsked)]);
    }

    /// <summary>Of all cores; on a shared machine it says more than the clock.</summary>
    private static TimeSpan Worked() => Process.GetCurrentProcess().TotalProcessorTime;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
