using Wegmarke.MaturityModels;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Exchange;

/// <summary>The items of a model with their planted parameters, laid out for fast drawing.</summary>
internal sealed class SimulatedItems
{
    private const double ThresholdWidth = 3.16;
    private const double ThresholdJitter = 0.2;
    private readonly MaturityModel model;
    private readonly AnswerScale[] scales;
    private readonly double[][] thresholds;

    public SimulatedItems(SimulationSpec spec, MaturityModel model, Chance chance)
    {
        this.model = model;
        AreaOf = [.. model.Items.Select(item => model.Areas.ToList().FindIndex(area => area.Key == item.Area))];
        Asked = [.. model.Perspectives.Select(one => model.Items.Select(item => item.Perspectives.Contains(one.Key)).ToArray())];
        scales = [.. model.Items.Select(model.ScaleOf)];
        thresholds = [.. scales.Select(scale => Cuts(scale, spec.GrandMean, chance))];
        var (shifted, changed) = (ItemAt(2, 1), ItemAt(7, 2));
        True =
        [
            .. model.Items.Select((item, at) => new TrueItem(item.Key, item.Area, item.Reversed, chance.Uniform(0.55, 0.85),
                0.25 * chance.Normal(),
                thresholds[at], at == shifted ? spec.LeaderShift : 0, at == changed ? spec.LoadingChange : 1)),
        ];
    }

    public IReadOnlyList<TrueItem> True { get; }

    /// <summary>Number of the area of each item.</summary>
    public int[] AreaOf { get; }

    /// <summary>Asked[perspective][item].</summary>
    public bool[][] Asked { get; }

    public AnswerScale ScaleAt(int item) => scales[item];

    /// <summary>The careful answers of one person to all items of the own perspective.</summary>
    /// <param name="levels">Latent level per area.</param>
    public byte[] Answer(double[] levels, SimulatedPerson person, int wave, double methodSd, Chance chance)
    {
        var codes = new byte[scales.Length];
        var method = methodSd * chance.Normal();
        for (var at = 0; at < codes.Length; at++)
        {
            if (!Asked[person.Perspective][at])
            {
                codes[at] = AnswerCode.NotAsked;
                continue;
            }

            var item = True[at];
            var loading = item.Loading * (wave > 0 ? item.LoadingChange : 1);
            var response = loading * levels[AreaOf[at]] + item.Shift + Math.Sqrt(1 - loading * loading) * chance.Normal()
                + (person.Leads ? item.LeaderShift : 0) + (item.Reversed ? method : 0);
            var place = 0;
            while (place < thresholds[at].Length && response > thresholds[at][place]) place++;
            codes[at] = (byte)(item.Reversed ? scales[at].High - place : scales[at].Low + place);
        }

        return codes;
    }

    /// <summary>Mean of a person's values of one area in the area's direction; NaN where nothing was asked or answered.</summary>
    public double Score(byte[] codes, int area)
    {
        double sum = 0;
        var n = 0;
        for (var at = 0; at < codes.Length; at++)
        {
            if (AreaOf[at] != area || !AnswerCode.IsValue(codes[at])) continue;
            sum += Value(codes[at], at);
            n++;
        }

        return n == 0 ? double.NaN : sum / n;
    }

    public double Value(byte code, int item) => True[item].Reversed ? scales[item].Low + scales[item].High - code : code;

    /// <summary>Equally wide stages of the latent response, moved so that an average person's mean lies at the wanted place, and
    /// jittered.</summary>
    private static double[] Cuts(AnswerScale scale, double grandMean, Chance chance)
    {
        var wanted = Math.Clamp((grandMean - 1) / 5, 0.02, 0.98);
        var count = scale.Stages - 1;
        var width = count > 1 ? ThresholdWidth / (count - 1) : 0;
        double Cut(int at, double move) => (count > 1 ? at * width - ThresholdWidth / 2 : 0) - move;
        double low = -6, high = 6;
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            var mean = Enumerable.Range(0, count).Sum(at => Normal.Upper(Cut(at, middle))) / count;
            (low, high) = mean < wanted ? (middle, high) : (low, middle);
        }

        var jitter = Math.Min(ThresholdJitter, count > 1 ? width / 4 : ThresholdJitter);
        return [.. Enumerable.Range(0, count).Select(at => Cut(at, low) + jitter * chance.Normal()).Order()];
    }

    /// <summary>Position in the model of the n-th item of an area (both from 0), the last one of the area where it has fewer; −1 without
    /// the area.</summary>
    private int ItemAt(int area, int number)
    {
        var items = Enumerable.Range(0, AreaOf.Length).Where(at => AreaOf[at] == area).ToList();
        return items.Count == 0 || model.Areas.Count <= area ? -1 : items[Math.Min(number, items.Count - 1)];
    }
}
