using System.Text.Json.Nodes;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of distribution functions; which one is meant shows in the names of the inputs.</summary>
internal static class DistributionCases
{
    private const double Noncentrality = 25;

    public static JsonObject Of(CaseInput input)
    {
        if (input.Has("ncp")) return NoncentralTs(input);
        if (input.Has("h")) return Bivariate(input);
        if (input.Has("d1")) return Fs(input);
        if (input.Has("p")) return Normals(input);
        return input.Has("conf_levels") ? Ts(input) : ChiSquareds(input);
    }

    private static JsonObject Ts(CaseInput input)
    {
        double[] x = input.Numbers("x"), df = input.Numbers("df");
        return new()
        {
            ["pt"] = Leaf.List(x.Zip(df, StudentT.Lower)),
            ["log_upper"] = Leaf.List(x.Zip(df, StudentT.LogUpper)),
            ["qt_975"] = Leaf.List(df.Distinct().Select(d => StudentT.Quantile(0.975, d))),
        };
    }

    private static JsonObject Fs(CaseInput input)
    {
        double[] x = input.Numbers("x"), d1 = input.Numbers("d1"), d2 = input.Numbers("d2");
        return new()
        {
            ["pf"] = Leaf.List(x.Select((value, i) => FDistribution.Lower(value, d1[i], d2[i]))),
            ["pf_upper"] = Leaf.List(x.Select((value, i) => FDistribution.Upper(value, d1[i], d2[i]))),
            ["qf_975"] = Leaf.List(d1.Zip(d2).Distinct().Select(pair => FDistribution.Quantile(0.975, pair.First, pair.Second))),
        };
    }

    private static JsonObject ChiSquareds(CaseInput input)
    {
        double[] x = input.Numbers("x"), df = input.Numbers("df");
        return new()
        {
            ["p"] = Leaf.List(x.Zip(df, ChiSquared.Lower)),
            ["upper"] = Leaf.List(x.Zip(df, ChiSquared.Upper)),
            ["q95"] = Leaf.List(df.Distinct().Select(d => ChiSquared.Quantile(0.95, d))),
            ["upper_noncentral_25"] = Leaf.List(x.Zip(df, (value, d) => NoncentralChiSquared.Upper(value, d, Noncentrality))),
        };
    }

    private static JsonObject Normals(CaseInput input) => new()
    {
        ["pnorm"] = Leaf.List(input.Numbers("x").Select(Normal.Lower)),
        ["upper"] = Leaf.List(input.Numbers("x").Select(Normal.Upper)),
        ["qnorm"] = Leaf.List(input.Numbers("p").Select(Normal.Quantile)),
    };

    private static JsonObject NoncentralTs(CaseInput input)
    {
        double[] t = input.Numbers("t"), df = input.Numbers("df"), ncp = input.Numbers("ncp");
        return new() { ["p"] = Leaf.List(t.Select((value, i) => NoncentralT.Lower(value, df[i], ncp[i]))) };
    }

    private static JsonObject Bivariate(CaseInput input)
    {
        double[] h = input.Numbers("h"), k = input.Numbers("k"), r = input.Numbers("r");
        return new() { ["p"] = Leaf.List(h.Select((value, i) => BivariateNormal.Lower(value, k[i], r[i]))) };
    }
}
