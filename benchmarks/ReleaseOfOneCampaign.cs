using System.Diagnostics;
using System.Globalization;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Benchmarks;

/// <summary>From 2,000 sealed sheets to the released document.</summary>
internal static class ReleaseOfOneCampaign
{
    private const int Sheets = 2000;
    private const int Units = 20;

    public static int Run(string folder)
    {
        if (ReadModel.Run(folder).Model is not { } model) return 2;
        var random = new Random(1);
        var perspectives = Enumerable.Range(0, Sheets).Select(row => row % 8 == 0 ? "leaders" : "staff").ToArray();
        var columns = model.Items.Select(item =>
          perspectives.Select(one => item.Perspectives.Contains(one) ? (byte)random.Next(1, 7) : AnswerCode.NotAsked).ToArray()).ToList();
        var units = Enumerable.Range(1, Units).Select(unit => $"Amt {unit}").ToArray();
        var answers = new AnswerTable(model, Sheets, [.. model.Items.Select(item => item.Key)], columns, perspectives,
          [.. perspectives.Select((_, row) => row % Units)], units);
        var campaign = new Campaign(Guid.Empty, Guid.Empty, 1, "Befragung", model.ContentHash, "full", units, 5, "x", 4000, 500,
          DateTimeOffset.UnixEpoch);
        for (var round = 1; round <= 3; round++)
        {
            var clock = Stopwatch.StartNew();
            ComposeRelease.Run(ReleaseFacts.Of(campaign, "Musterstadt", DateTimeOffset.UnixEpoch), answers);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
              $"round {round}: {clock.Elapsed.TotalMilliseconds:0} ms for {Sheets} sheets, {model.Items.Count} items, {Units} units"));
        }

        return 0;
    }
}
