using Wegmarke.Statistics;

namespace Wegmarke.Scoring;

/// <summary>Makes person scores comparable where sheets were asked different items by plan: which items somebody happened to get must not
/// raise or lower the score.</summary>
/// <remarks>score = mean of the item means + mean over the person's own answers of (answer − item mean), the additive model of person and
/// item. The mean over all sheets is then the mean of the item means, which the random draw leaves unbiased; the plain person mean would
/// lean towards the items that are always asked. Sheets that were all asked the same keep their plain mean.</remarks>
public static class AdjustForPlan
{
    /// <param name="scores">Plain person means; replaced for perspectives whose sheets differ in what they were asked.</param>
    /// <param name="turn">Lowest plus highest value of the scale; turns reversed items round.</param>
    /// <param name="perspectives">How many perspectives there are.</param>
    public static void Run(double[] scores, IReadOnlyList<(byte[] Codes, bool Reversed)> items, int turn, int[] perspectiveOf,
        int perspectives)
    {
        foreach (var number in Planned(items, perspectiveOf, perspectives)) Adjust(scores, items, turn, perspectiveOf, number);
    }

    /// <summary>Perspectives of which some sheets were asked an item and others were not.</summary>
    private static IEnumerable<int> Planned(IReadOnlyList<(byte[] Codes, bool Reversed)> items, int[] perspectiveOf, int perspectives)
    {
        var planned = new bool[perspectives];
        foreach (var (codes, _) in items)
        {
            // Most columns were asked of everybody, which the vectors of the machine see at once.
            if (!codes.AsSpan().Contains(AnswerCode.NotAsked)) continue;
            var (asked, spared) = (new bool[perspectives], new bool[perspectives]);
            for (var row = 0; row < codes.Length; row++)
            {
                if (codes[row] == AnswerCode.NotAsked) spared[perspectiveOf[row]] = true;
                else asked[perspectiveOf[row]] = true;
            }

            for (var number = 0; number < perspectives; number++) planned[number] |= asked[number] && spared[number];
        }

        return Enumerable.Range(0, perspectives).Where(number => planned[number]);
    }

    private static void Adjust(double[] scores, IReadOnlyList<(byte[] Codes, bool Reversed)> items, int turn, int[] perspectiveOf,
        int number)
    {
        var means = new double[items.Count];
        var (used, centre) = (0, 0.0);
        for (var at = 0; at < items.Count; at++)
        {
            long sum = 0, valid = 0;
            var codes = items[at].Codes;
            for (var row = 0; row < codes.Length; row++)
            {
                if (perspectiveOf[row] != number || codes[row] > AnswerCode.LargestValue) continue;
                sum += items[at].Reversed ? turn - codes[row] : codes[row];
                valid++;
            }

            if (valid == 0) continue;
            means[at] = (double)sum / valid;
            centre += means[at];
            used++;
        }

        if (used == 0) return;
        centre /= used;
        for (var row = 0; row < scores.Length; row++)
        {
            if (perspectiveOf[row] != number || double.IsNaN(scores[row])) continue;
            var (deviation, valid) = (0.0, 0);
            for (var at = 0; at < items.Count; at++)
            {
                var code = items[at].Codes[row];
                if (code > AnswerCode.LargestValue) continue;
                deviation += (items[at].Reversed ? turn - code : code) - means[at];
                valid++;
            }

            scores[row] = centre + deviation / valid;
        }
    }
}
