using Wegmarke.Capabilities.Tests.House;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics.Factors;

namespace Wegmarke.Capabilities.Tests.Scoring;

/// <summary>Answers that were made from ten correlated areas are told apart as ten by the shipped items. This shows that the form can carry
/// ten areas, not that people's answers have ten.</summary>
public sealed class FactorRecoveryTests
{
    private const int Sheets = 1000;
    private const double Correlation = 0.5;
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;
    private static readonly List<Item> Asked = [.. Model.Items.Where(item => item.Perspectives.Contains("staff"))];

    /// <summary>Close fit after Browne and Cudeck (1993) and Hu and Bentler (1999); every correlation of two areas within four standard
    /// errors of the true one (45 of them: more than that happens once in four hundred runs).</summary>
    [Fact]
    public void Ten_areas_hold_and_their_correlations_come_back()
    {
        var model = Fitted(string.Join('\n', Model.Areas.Select(area => $"{area.Key} =~ {ItemsOf(area.Key)}")));
        var fit = FactorFit.Of(model);
        Assert.True(fit.RmseaInterval.High < 0.05, $"RMSEA up to {fit.RmseaInterval.High:0.000}");
        Assert.True(fit is { Cfi: > 0.95, Srmr: < 0.08 }, $"CFI {fit.Cfi:0.000}, SRMR {fit.Srmr:0.000}");
        Assert.False(model.Heywood);
        var covariances = model.Structure.Cells.Where(cell => cell.Place == Place.FactorCovariance).ToList();
        double Variance(int factor) => model.Of(covariances.First(cell => cell.Row == factor && cell.Column == factor));
        var pairs = covariances.Where(cell => cell.Row != cell.Column).ToList();
        Assert.Equal(45, pairs.Count);
        Assert.All(pairs, cell =>
        {
            var scale = Math.Sqrt(Variance(cell.Row) * Variance(cell.Column));
            Assert.Equal(Correlation, model.Of(cell) / scale, 4 * model.SeOf(cell) / scale);
        });
    }

    [Fact]
    public void Twin_one_area_alone_does_not_hold()
    {
        var fit = FactorFit.Of(Fitted($"all =~ {string.Join(" + ", Model.Areas.Select(area => ItemsOf(area.Key)))}"));
        Assert.True(fit is { Cfi: < 0.90, Rmsea: > 0.05 }, $"CFI {fit.Cfi:0.000}, RMSEA {fit.Rmsea:0.000}");
    }

    private static FactorModel Fitted(string text) =>
        FactorModel.Fit(FactorStructure.Of(ModelText.Parse(text).Model!), [ObservedMoments.Listwise(Answers())]).Model!;

    private static string ItemsOf(string area) =>
        string.Join(" + ", Asked.Select((item, at) => (item, at)).Where(one => one.item.Area == area).Select(one => $"i{one.at}"));

    /// <summary>Loadings from 0.55 (good) to 0.85 after Comrey and Lee (1992); six stages with a mean near 4; reversed
    /// items are turned already. Columns stand in the order in which the text names the items.</summary>
    private static double[][] Answers()
    {
        var chance = new Random(11);
        double[] loadings = [.. Asked.Select(_ => 0.55 + 0.30 * chance.NextDouble())];
        double[][] columns = [.. Asked.Select(_ => new double[Sheets])];
        for (var row = 0; row < Sheets; row++)
        {
            var common = Math.Sqrt(Correlation) * Normal(chance);
            var levels = Model.Areas.ToDictionary(area => area.Key, _ => common + Math.Sqrt(1 - Correlation) * Normal(chance));
            for (var at = 0; at < Asked.Count; at++)
            {
                var latent = loadings[at] * levels[Asked[at].Area] + Math.Sqrt(1 - loadings[at] * loadings[at]) * Normal(chance);
                columns[at][row] = Math.Clamp(Math.Round(4 + 1.2 * latent), 1, 6);
            }
        }

        return [.. Model.Areas.SelectMany(area => Asked.Select((item, at) => (item, at)).Where(one => one.item.Area == area.Key))
            .Select(one => columns[one.at])];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
