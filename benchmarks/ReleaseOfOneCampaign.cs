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
        var answers = Draw(model, Sheets, Units);
        var facts = FactsOf(answers, 4000, 500);
        for (var round = 1; round <= 3; round++)
        {
            var clock = Stopwatch.StartNew();
            ComposeRelease.Run(facts, answers);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
              $"round {round}: {clock.Elapsed.TotalMilliseconds:0} ms for {Sheets} sheets, {model.Items.Count} items, {Units} units"));
        }

        return 0;
    }

    /// <summary>Invented answers: every eighth sheet of a leader, units in turn.</summary>
    internal static AnswerTable Draw(MaturityModel model, int sheets, int units)
    {
        var random = new Random(1);
        var perspectives = Enumerable.Range(0, sheets).Select(row => row % 8 == 0 ? "leaders" : "staff").ToArray();
        return new(model, sheets, [.. model.Items.Select(item => item.Key)], [.. model.Items.Select(item => perspectives.Select(one =>
            item.Perspectives.Contains(one) ? (byte)random.Next(1, 7) : AnswerCode.NotAsked).ToArray())], perspectives,
            [.. perspectives.Select((_, row) => row % units)], [.. Enumerable.Range(1, units).Select(unit => $"Amt {unit}")]);
    }

    internal static ReleaseFacts FactsOf(AnswerTable answers, int staff, int leaders)
    {
        var campaign = new Campaign(Guid.Empty, Guid.Empty, 1, "Befragung", answers.Model.ContentHash, "full", [.. answers.GroupNames], 5,
            "x", staff, leaders, DateTimeOffset.UnixEpoch);
        return ReleaseFacts.Of(campaign, "Musterstadt", DateTimeOffset.UnixEpoch);
    }
}
