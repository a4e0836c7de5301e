using Wegmarke.Statistics.Distributions;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Distributions far out, at their ends and on both sides of the borders between two ways to compute, against mpmath 1.3 with 40
/// digits (the bivariate normal distribution with 30).</summary>
public sealed class DistributionReferenceTests
{
    private static readonly (double H, double K)[] Limits = [(0.5, 0.6), (-1.2, -1), (1.5, -1), (-2, 2.5), (0.3, 0.3), (2.2, -2.1)];

    /// <summary>The correlation, then the probability at each of the limits.</summary>
    private static readonly (double R, double[] Lower)[] Bivariate =
    [
        (-0.9999, [0.4172093435239395, 3.0814879110195774e-33, 0.09184805266259899,
            0.016540466622403074, 0.23582284437790527, 0.003960973049318007]),
        (-0.97, [0.4172094149150291, 1.422846330918898e-21, 0.09218678748359697,
            0.016598106596303095, 0.23605305379552624, 0.006137054676891107]),
        (-0.93, [0.41728076960203275, 5.008799863218281e-11, 0.09470619439019619,
            0.01701586739735188, 0.23930847348855866, 0.00798204028436077]),
        (-0.925, [0.4173135792472427, 1.7514807777869015e-10, 0.09510575495920434,
            0.017080876816513334, 0.23992347881271783, 0.008168975671410865]),
        (-0.92, [0.41735515347867597, 5.26791058814543e-10, 0.09551400004764084,
            0.017146986415531654, 0.24056877911210137, 0.008349287542333536]),
        (-0.75, [0.4248315603589469, 7.624669937920828e-05, 0.10965788131286588,
            0.019250237853589765, 0.26817947627609257, 0.01241981164916926]),
        (-0.74, [0.4255590082227063, 9.688444901127697e-05, 0.11042054984155406,
            0.019352865217963058, 0.26985583375898425, 0.012586912329763784]),
        (-0.31, [0.46697082528045136, 0.0064594631710439806, 0.13604695486125856,
            0.022008230235402354, 0.3367778993220595, 0.016675996455580537]),
        (-0.29, [0.46913261937951395, 0.00704731926159498, 0.13696437941797873,
            0.022070368303485483, 0.3397121516140528, 0.0167709637692628]),
        (0.1, [0.5137448555203645, 0.023237828345254723, 0.1509545768713374,
            0.022682256846817878, 0.39644626293882446, 0.01773935830904912]),
        (0.3, [0.5389543097254225, 0.03495774979905506, 0.1553267093646596,
            0.022740969176163296, 0.4266416810986577, 0.017845057790553724]),
        (0.5, [0.5669036194424382, 0.04939351096798804, 0.1577911495206074,
            0.02274982862749549, 0.45931137031224945, 0.017863597307766422]),
        (0.75, [0.6094838504118301, 0.07327158352730277, 0.15864059154983312,
            0.022750131943894743, 0.5081730071847788, 0.017864420534773714]),
        (0.76, [0.6115060798287141, 0.07444098416852149, 0.1586445780489021,
            0.022750131946445713, 0.5104789476683729, 0.017864420550606514]),
        (0.92, [0.6519444873933836, 0.0978737201416294, 0.1586552539265209,
            0.02275013194817921, 0.5566753708065235, 0.017864420562816553]),
        (0.925, [0.6536502160584001, 0.098839452565565, 0.1586552539302348,
            0.02275013194817921, 0.558642941022859, 0.017864420562816553]),
        (0.95, [0.6630874384716208, 0.1040675703151629, 0.15865525393145702,
            0.02275013194817921, 0.5696125069835464, 0.017864420562816553]),
        (0.99, [0.6846091086686078, 0.11397527739808642, 0.15865525393145705,
            0.02275013194817921, 0.5963775681904967, 0.017864420562816553]),
        (0.9999, [0.6914624612740126, 0.11506967022170828, 0.15865525393145705,
            0.02275013194817921, 0.6157596555434323, 0.017864420562816553]),
    ];

    /// <summary>x, degrees of freedom, non-centrality, P(X &gt; x).</summary>
    private static readonly (double X, double Df, double Noncentrality, double Upper)[] ChiSquaredUpper =
    [
        (0.001, 2, 1, 0.9996967725767302), (20, 5, 30, 0.9209481022209871), (400, 10, 300, 0.0073879384435902315),
        (3000, 4, 2500, 1.0497624723153403e-06), (250, 1, 80, 3.2756309382126876e-12), (1500, 2, 200, 1.4162600830146087e-133),
        (2000, 1, 100, 1.8756189328906835e-264), (5, 0.5, 0.01, 0.00978454418312337), (60, 3, 2, 6.767463988120266e-10),
        (900, 7, 900, 0.5398351747322172),
    ];

    private static readonly (double X, double Df, double Noncentrality, double Lower)[] ChiSquaredLower =
    [
        (0.001, 2, 1, 0.0003032274232698219), (20, 5, 30, 0.07905189777901293), (250, 10, 300, 0.03744568129206541),
        (0.5, 1, 80, 8.816927019909721e-17), (5, 0.5, 0.01, 0.9902154558168766), (100, 7, 200, 5.576638731603891e-06),
        (1e-05, 3, 20, 3.818399554687338e-13), (2300, 4, 2500, 0.019117960978435173),
        (1e-06, 1, 1, 0.00048394144903827863),
    ];

    private static readonly (double T, double Df, double Noncentrality, double Lower)[] NoncentralTLower =
    [
        (0, 5, 10, 7.619853024160525e-24), (0, 5, -3, 0.9986501019683699), (1.5, 3.5, 0.7, 0.7284108311608193),
        (30, 10, 25, 0.7285612393377301), (2, 1000, 2, 0.49980062031488687), (-3, 8, -4, 0.8107954408059602),
        (-1, 8, 2, 0.0019390379524349432), (0.5, 4, -1.5, 0.9739813195077853), (60, 40, 50, 0.9255145019370828),
        (0.001, 6, 1, 0.15888751407767518), (-0.001, 6, 1, 0.1584232357559097), (4, 2, 0.001, 0.9713601676761017),
        (-20, 15, -18, 0.33740723576536036),
    ];

    private static readonly (double P, double Z)[] NormalQuantiles =
    [
        (5e-324, -38.467405617144344), (1e-300, -37.0470962993612), (1e-100, -21.273453560965326), (1e-20, -9.262340089798407),
        (1e-5, -4.264890793922825), (0.02425, -1.972961051311885), (0.025, -1.9599639845400543), (0.3, -0.5244005127080408),
        (0.4999, -0.00025066283008800747), (0.4999999999, -2.506628482030354e-10), (0.75, 0.6744897501960817), (0.999, 3.090232306167813),
    ];

    private static readonly (double Z, double Log)[] NormalLogs =
    [
        (-1000000, -500000000014.73444), (-300, -45006.62273211866), (-40, -804.6084420137538), (-38, -726.5572160188201),
        (-5.5, -17.77937635262526), (-1, -1.8410216450092636), (-0.7, -1.4189677615315315), (-1e-10, -0.6931471806397338),
        (1e-10, -0.6931471804801569), (0.5, -0.3689464152886564), (1, -0.17275377902344988), (3, -0.0013508099647481938),
        (8, -6.220960574271786e-16), (20, -2.7536241186062337e-89), (37, -5.725571222524577e-300),
    ];

    private static readonly (double P, double Df, double T)[] StudentQuantiles =
    [
        (0.499999999, 3, -2.720699120433839e-09), (0.4999, 1, -0.0003141592756943707), (1e-10, 0.5, -1.02849115631634e19),
        (1e-100, 2, -7.071067811865475e49), (0.025, 7.5, -2.3330396268649745), (0.3, 200, -0.5252373340155535),
        (1e-20, 30, -22.658878371940183), (0.1, 1000000, -1.2815524121299384), (0.2, 1, -1.3763819204711734),
        (0.05, 0.1, -1642931922.6025636), (1e-300, 1, -3.1830988618379067e+299),
    ];

    /// <summary>t whose square no double holds, degrees of freedom, log P(T ≤ t).</summary>
    private static readonly (double T, double Df, double Log)[] StudentFarOut =
    [
        (-1e160, 1, -369.55834476489671), (-1e200, 1, -461.66174848465854), (-1e300, 0.5, -346.52501007987838),
        (-1e155, 1.5, -536.32631812892047),
    ];

    private static readonly (double T, double Df, double Log)[] StudentDensities =
    [
        (0, 1, -1.1447298858494002), (2, 0.5, -2.958451358913674), (-3, 7, -4.261248443309248), (1, 10000, -1.4189885323713394),
        (100000, 3, -44.855366132768204), (0.5, 29, -1.0563136722392126), (4, 31, -7.5855680080405925),
    ];

    /// <summary>x, both degrees of freedom, log P(F ≤ x), log P(F &gt; x).</summary>
    private static readonly (double X, double Df1, double Df2, double Lower, double Upper)[] F =
    [
        (1e-10, 3, 4, -34.0540087718717, -1.6237976318400758e-15), (10000000000, 3, 4, -3.333333332296296e-20, -44.84772905586609),
        (1, 1, 1, -0.6931471805599453, -0.6931471805599453), (0.5, 10, 200, -2.19569987868872, -0.11797378654710959),
        (3, 2.5, 7, -0.11557284621337913, -2.2150841846099305), (1.2, 1000, 1000, -0.0019900730125227734, -6.220578822698843),
        (0.001, 40, 2, -78.63651265448651, -7.05661588585115e-35),
    ];

    [Fact]
    public void Two_normal_variables_are_exact_to_the_fifteenth_decimal_at_every_correlation()
    {
        foreach (var (r, expected) in Bivariate)
        {
            for (var i = 0; i < Limits.Length; i++)
            {
                Assert.Equal(expected[i], BivariateNormal.Lower(Limits[i].H, Limits[i].K, r), 1e-15);
                Assert.Equal(expected[i], BivariateNormal.Lower(Limits[i].K, Limits[i].H, r), 1e-15);
                // What is not below is above.
                Assert.Equal(Normal.Lower(Limits[i].H) - expected[i], BivariateNormal.Lower(Limits[i].H, -Limits[i].K, -r), 1e-15);
            }
        }
    }

    [Fact]
    public void Two_equal_or_opposite_variables_are_one()
    {
        foreach (var h in new[] { -3.0, -0.7, 0, 0.4, 6 })
        {
            Assert.Equal(Normal.Lower(h), BivariateNormal.Lower(h, h, 1));
            Assert.Equal(0, BivariateNormal.Lower(h, -h, -1), 1e-16);
            Assert.Equal(0, BivariateNormal.Lower(h, -h - 1, -1));
        }
    }

    /// <summary>Where the exponents no longer fit, nothing is lost and nothing is undefined.</summary>
    [Fact]
    public void Limits_far_out_leave_one_variable_or_nothing()
    {
        foreach (var r in new[] { -0.999, -0.93, -0.9, -0.2, 0, 0.4, 0.92, 0.93, 0.999 })
        {
            Assert.Equal(0, BivariateNormal.Lower(300, -300, r));
            Assert.Equal(0, BivariateNormal.Lower(-300, 300, r));
            Assert.Equal(0, BivariateNormal.Lower(-300, -300, r));
            Assert.Equal(1, BivariateNormal.Lower(300, 300, r));
            Assert.Equal(Normal.Lower(0.3), BivariateNormal.Lower(0.3, 300, r), 1e-15);
            Assert.Equal(Normal.Lower(0.3), BivariateNormal.Lower(300, 0.3, r), 1e-15);
            Assert.Equal(0, BivariateNormal.Lower(double.NegativeInfinity, 0, r));
            Assert.Equal(0, BivariateNormal.Lower(0, double.NegativeInfinity, r));
            Assert.Equal(0.5, BivariateNormal.Lower(double.PositiveInfinity, 0, r), 1e-16);
            Assert.Equal(0.5, BivariateNormal.Lower(0, double.PositiveInfinity, r), 1e-16);
        }
    }

    [Fact]
    public void Non_central_chi_squared_has_its_digits_far_out()
    {
        foreach (var (x, df, noncentrality, upper) in ChiSquaredUpper)
        {
            Close(upper, NoncentralChiSquared.Upper(x, df, noncentrality), 1e-11);
        }

        foreach (var (x, df, noncentrality, lower) in ChiSquaredLower)
        {
            Close(lower, NoncentralChiSquared.Lower(x, df, noncentrality), 1e-11);
            Close(noncentrality, NoncentralChiSquared.NoncentralityAt(x, df, lower), 1e-9);
        }

        foreach (var noncentrality in new[] { 0.1, 0.7, 2, 5, 17, 60, 400, 1000 })
        {
            Assert.Equal((0, 1), (NoncentralChiSquared.Lower(0, 3, noncentrality), NoncentralChiSquared.Upper(0, 3, noncentrality)));
            Assert.Equal((0, 1), (NoncentralChiSquared.Lower(-1, 3, noncentrality), NoncentralChiSquared.Upper(-1, 3, noncentrality)));
        }
    }

    [Fact]
    public void Non_central_t_is_exact_on_both_sides_and_at_zero()
    {
        foreach (var (t, df, noncentrality, lower) in NoncentralTLower)
        {
            Assert.Equal(lower, NoncentralT.Lower(t, df, noncentrality), 1e-12);
            Assert.Equal(1 - lower, NoncentralT.Lower(-t, df, -noncentrality), 1e-12);
        }

        // At zero the degrees of freedom say nothing, and a small probability has its digits.
        foreach (var noncentrality in new[] { -2.0, 0.5, 10, 30 })
        {
            Assert.Equal(Normal.Lower(-noncentrality), NoncentralT.Lower(0, 5, noncentrality));
        }
    }

    [Fact]
    public void Normal_quantiles_and_tails_have_their_digits_everywhere()
    {
        foreach (var (p, z) in NormalQuantiles)
        {
            // Just below one half the logarithm of the tail leaves fewer digits.
            Close(z, Normal.Quantile(p), p is > 0.49 and < 0.5 ? 1e-6 : 1e-14);
            if (p > 0.01) Close(-z, Normal.Quantile(1 - p), p is > 0.49 and < 0.5 ? 1e-6 : 1e-13);
        }

        foreach (var (z, log) in NormalLogs) Close(log, Normal.LogLower(z), 2e-13);
        Assert.Equal(Math.Log(0.5), Normal.LogLower(0));
        Close(0.3989422804014327, Normal.Density(0), 1e-15);
    }

    [Fact]
    public void Students_quantiles_and_densities_have_their_digits_everywhere()
    {
        foreach (var (p, df, t) in StudentQuantiles)
        {
            var tolerance = p is > 0.49 and < 0.5 ? 1e-6 : 1e-12;
            Close(t, StudentT.Quantile(p, df), tolerance);
            if (p > 0.01) Close(-t, StudentT.Quantile(1 - p, df), tolerance);
        }

        foreach (var (t, df, log) in StudentFarOut)
        {
            Close(log, StudentT.LogLower(t, df), 1e-14);
            Close(log, StudentT.LogUpper(-t, df), 1e-14);
            Assert.Equal(0, StudentT.LogLower(-t, df));
        }

        Assert.Equal((0, 1), (StudentT.Lower(double.NegativeInfinity, 3), StudentT.Lower(double.PositiveInfinity, 3)));
        Assert.True(double.IsNaN(StudentT.Lower(double.NaN, 3)));
        foreach (var (t, df, log) in StudentDensities)
        {
            Close(log, StudentT.LogDensity(t, df), df > 1000 ? 1e-11 : 1e-13);
            Assert.Equal(StudentT.LogDensity(t, df), StudentT.LogDensity(-t, df));
        }
    }

    [Fact]
    public void F_has_its_digits_in_both_tails()
    {
        foreach (var (x, df1, df2, lower, upper) in F)
        {
            Close(lower, FDistribution.LogLower(x, df1, df2), 1e-12);
            Close(upper, FDistribution.LogUpper(x, df1, df2), 1e-12);
            // The reciprocal has the degrees of freedom in the other order.
            Close(upper, FDistribution.LogLower(1 / x, df2, df1), 1e-12);
            if (Math.Exp(lower) is > 1e-30 and < 0.999) Close(x, FDistribution.Quantile(Math.Exp(lower), df1, df2), 1e-12);
        }

        foreach (var df in new[] { 0.5, 1, 7, 400 }) Assert.Equal(1, FDistribution.Quantile(0.5, df, df), 1e-13);
    }
}
