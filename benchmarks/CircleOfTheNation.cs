using System.Diagnostics;
using System.Globalization;
using Wegmarke.Attacker;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Benchmarks.National;

/// <summary>As many administrations as there are in Germany: sealed answers to contributions, contributions to the released circle, one
/// more member.</summary>
internal static class CircleOfTheNation
{
    private const int SheetsEach = 155;

    public static int Run(int administrations)
    {
        Contribute(administrations);
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

    /// <summary>Sheets are drawn outside of the measured time; each administration is released and contributes as in the product.</summary>
    private static void Contribute(int administrations)
    {
        var model = InventedCircle.Model;
        var membership = new Membership(Guid.Empty, Guid.Empty, Guid.Empty, "Kreis", "", SignedFile.KeyOfToken("x"), "NI", "municipality",
            "Amt", true, "", DateTimeOffset.UnixEpoch);
        var campaign = new Campaign(Guid.Empty, Guid.Empty, 1, "Befragung", model.ContentHash, model.Forms[0].Key, [], 5, "x", 400, 40,
            DateTimeOffset.UnixEpoch);
        var (measured, work) = (TimeSpan.Zero, TimeSpan.Zero);
        const int batch = 500;
        for (var from = 0; from < administrations; from += batch)
        {
            var tables = Enumerable.Range(from, Math.Min(batch, administrations - from)).Select(at => Draw(model, at)).ToList();
            var (clock, before) = (Stopwatch.StartNew(), Worked());
            Parallel.ForEach(tables, table =>
            {
                var document = ComposeRelease.Run(ReleaseFacts.Of(campaign, "Stadt", DateTimeOffset.UnixEpoch), table);
                ComposeContribution.Run(membership, new(document, ""), model, 1, [], DateTimeOffset.UnixEpoch).ToJson();
            });
            measured += clock.Elapsed;
            work += Worked() - before;
        }

        Say($"{administrations} administrations, {(long)administrations * SheetsEach} sheets → contributions: {measured.TotalSeconds:0.0} s");
        Say($"processor time {work.TotalSeconds:0.0} s");
    }

    private static AnswerTable Draw(MaturityModel model, int seed)
    {
        var random = new Random(seed);
        var asked = model.Forms[0].Perspectives.ToDictionary(one => one, one => AskedOf(model, one));
        string[] perspectives = [.. Enumerable.Range(0, SheetsEach).Select(row => row % 8 == 0 ? "leaders" : "staff")];
        return new(model, SheetsEach, [.. model.Items.Select(item => item.Key)],
            [.. model.Items.Select(item => perspectives.Select(one => asked.TryGetValue(one, out var own) && own.Contains(item.Key)
                ? (byte)random.Next(1, 7) : AnswerCode.NotAsked).ToArray())], perspectives, null, []);
    }

    private static HashSet<string> AskedOf(MaturityModel model, string perspective) => [.. model.Asked(model.Forms[0], perspective)];

    /// <summary>Of all cores; on a shared machine it says more than the clock.</summary>
    private static TimeSpan Worked() => Process.GetCurrentProcess().TotalProcessorTime;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
