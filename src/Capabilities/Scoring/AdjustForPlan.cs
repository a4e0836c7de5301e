using Wegmarke.Statistics;

namespace Wegmarke.Scoring;

/// <summary>Makes person scores comparable where sheets were asked different items by plan: which items somebody happened to get must not
/// raise or lower the score.</summary>
/// <remarks>score = mean of the item means + mean over the person's own answers of (answer − item mean), the additive model of person and
/// item. The mean over all sheets is then the mean of the item means, which the random draw leaves unbiased; the plain person mean would
/// lean towards the items that are always asked. Sheets that were all asked the same keep their plain mean.</remarks>
public static class AdjustForPlan
{
    /// <param name="scores">Plain person means; replaced for the perspective where its sheets differ in what they were asked.</param>
    /// <param name="turn">Lowest plus highest value of the scale; turns reversed items round.</param>
    public static void Run(double[] scores, IReadOnlyList<(byte[] Codes, bool Reversed)> items, int turn, int[] perspectiveOf, int number)
    {
        var means = new double[items.Count];
        var (planned, used, centre) = (false, 0, 0.0);
        for (var at = 0; at < items.Count; at++)
        {
            long sum = 0, valid = 0, asked = 0, spared = 0;
            var codes = items[at].Codes;
            for (var row = 0; row < codes.Length; row++)
            {
                if (perspectiveOf[row] != number) continue;
                if (codes[row] == AnswerCode.NotAsked)
                {
                    spared++;
                    continue;
                }

                asked++;
                if (codes[row] > AnswerCode.LargestValue) continue;
                sum += items[at].Reversed ? turn - codes[row] : codes[row];
                valid++;
            }

            planned |= asked > 0 && spared > 0;
            if (valid == 0) continue;
            means[at] = (double)sum / valid;
            centre += means[at];
            used++;
        }

        if (!planned || used == 0) return;
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
