using Wegmarke.Statistics.Distributions;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Gamma and beta functions at their ends, on both sides of the borders between two formulas and far out, against mpmath 1.3 with
/// 60 digits.</summary>
public sealed class SpecialFunctionTests
{
    private static readonly Type Special = typeof(Normal).Assembly.GetType("Wegmarke.Statistics.Distributions.Special")!;

    private static readonly Func<double, double> LogGamma = One("LogGamma"), LogOneMinusExp = One("LogOneMinusExp"),
        ExpMinusOne = One("ExpMinusOne"), LogOnePlus = One("LogOnePlus");

    private static readonly Func<double, double, double> LogGammaLower = Two("LogGammaLower"), LogGammaUpper = Two("LogGammaUpper");

    private static readonly Func<double, double, double, double, double> LogBetaTerm = Four("LogBetaTerm"),
        LogBetaLower = Four("LogBetaLower"), BetaLower = Four("BetaLower");

    private static readonly (double X, double Value)[] Gammas =
    [
        (1e-300, 690.7755278982137), (1e-10, 23.025850929882736), (0.1, 2.252712651734206), (0.5, 0.5723649429247001),
        (0.9, 0.06637623973474295), (1, 0), (1.5, -0.12078223763524522), (2, 0), (3.7, 1.428072326665388), (7.25, 7.0521854507385395),
        (10.5, 13.940625219403763), (13, 19.987214495661885), (15, 25.19122118273868), (15.0000001, 25.191221450173348),
        (15.5, 26.536914491115613), (16, 27.89927138384089), (18.25, 34.22243445715505), (25, 54.78472939811232),
        (100, 359.1342053695754), (1e6, 12815504.569147611), (1e15, 3.3538776394910668e16),
    ];

    /// <summary>a, x, log P(a, x), log Q(a, x).</summary>
    private static readonly (double A, double X, double Lower, double Upper)[] Incomplete =
    [
        (0.5, 1e-300, -345.2669817114716, -1.1283791670955126e-150), (0.01, 1, -0.0022186941057126645, -6.111945638793726),
        (0.01, 1e-05, -0.10943904571328977, -2.2666080798289303), (0.5, 1.5, -0.0869363070767739, -2.48573279098608),
        (1, 2, -0.14541345786885906, -2), (1, 50, -1.9287498479639178e-22, -50), (3, 700, -2.4225323864783197e-299, -687.5881293714949),
        (14.5, 3, -13.395215800360354, -1.5224113903497215e-06), (14.9, 16, -0.44292909881336406, -1.0276490173157464),
        (15, 15, -0.6267111650739836, -0.764313034956511), (15.5, 15.4, -0.6468799775243145, -0.7416593246712009),
        (16, 16.9, -0.47895309504552097, -0.96608919255496), (16, 17.1, -0.4501154308545327, -1.014881309549697),
        (100, 0.001, -1054.515893552739, 0), (100, 140, -0.00016107014581206352, -8.733751133582624),
        (2000, 1900, -4.448523733381446, -0.011764754509629625), (1000000, 1001000, -0.17275373112418319, -1.8410218990178857),
        (1000000, 999000, -1.8410218993793996, -0.1727537310560113), (20000000, 20004000, -0.20523327320150317, -1.6844702519223471),
    ];

    /// <summary>a, b, x, 1 − x, log of the incomplete beta function, log of x^a (1−x)^b / B(a, b).</summary>
    private static readonly (double A, double B, double X, double Y, double Lower, double Term)[] Betas =
    [
        (0.5, 0.5, 1e-20, 1, -23.47743363522991, -24.170580815789858), (0.5, 0.5, 1, 1e-20, -6.366197723878455e-11, -24.170580815789858),
        (2, 3, 0.4, 0.6, -0.6447380413522577, -0.8801516852582819), (20, 30, 0.5, 0.5, -0.07926388751184146, -0.6885382360198825),
        (16, 16, 0.5, 0.5, -0.6931471805599453, 0.1129710077152776), (15, 15, 0.25, 0.75, -6.328750588309382, -4.235049901884427),
        (0.3, 200, 1e-05, 0.99999, -1.7571918738367105, -2.962705608884706),
        (200, 0.3, 0.5, 0.5, -142.9528380502672, -138.34420822555063), (1, 1, 0.25, 0.75, -1.3862943611198906, -1.6739764335716716),
        (0.1, 0.2, 0.5, 0.5, -0.3996259948053897, -2.8889226335148983),
        (0.001, 2, 0.125, 0.875, -0.0012048241310189873, -7.1758980054397785), (3, 3, 1e-100, 1, -688.4729428052196, -687.3743305165516),
        (400, 600, 0.5, 0.5, -1.0861975936490165e-10, -18.314396511057954),
        (12.5, 100000, 0.0001220703125, 0.9998779296875, -0.6839868868465812, 0.3337463117537945),
        (5, 2, 0.75, 0.25, -0.6274801460425758, -0.8098017028365305), (1, 0.01, 0.5, 0.5, -4.975146840585799, -5.305248838353636),
    ];

    /// <summary>v, log(1 − exp(v)), exp(v) − 1.</summary>
    private static readonly (double V, double Log, double Exp)[] Exponentials =
    [
        (-1e-300, -690.7755278982137, -1e-300), (-1e-10, -23.025850929990458, -9.999999999500001e-11),
        (-1e-06, -13.815511057964233, -9.999995000001667e-07), (-9.9e-06, -11.522980750819647, -9.899950995161717e-06),
        (-1e-05, -11.512930464966061, -9.999950000166666e-06), (-1.01e-05, -11.50298018411281, -1.0099948995171716e-05),
        (-0.001, -6.908255237315471, -0.0009995001666250085), (-0.5, -0.9327521295671886, -0.3934693402873666),
        (-0.69, -0.6963042971440567, -0.49842393093394444), (-0.6931471805599453, -0.6931471805599453, -0.5),
        (-0.7, -0.6863410028083852, -0.5034146962085905), (-1, -0.4586751453870819, -0.6321205588285577),
        (-20, -2.061153624562735e-09, -0.9999999979388464), (-40, -4.248354255291589e-18, -1), (-700, -9.85967654375977e-305, -1),
    ];

    /// <summary>One formula ends at 15, the other begins there: both have all digits.</summary>
    [Fact]
    public void The_log_of_the_gamma_function_has_its_digits()
    {
        foreach (var (x, value) in Gammas) Assert.Equal(value, LogGamma(x), 2e-15 * Math.Max(1, Math.Abs(value)));
        // The recurrence Γ(x + 1) = xΓ(x) holds across the border too.
        foreach (var x in new[] { 14.2, 14.5, 14.999, 15 }) Assert.Equal(Math.Log(x), LogGamma(x + 1) - LogGamma(x), 2e-14);
    }

    [Fact]
    public void Incomplete_gamma_functions_have_their_digits_in_both_tails()
    {
        foreach (var (a, x, lower, upper) in Incomplete)
        {
            Close(lower, LogGammaLower(a, x), a > 1e5 ? 1e-12 : 1e-13);
            Close(upper, LogGammaUpper(a, x), a > 1e5 ? 1e-12 : 1e-13);
        }

        foreach (var a in new[] { 0.01, 0.5, 1, 20, 1e4 })
        {
            Assert.Equal((double.NegativeInfinity, 0), (LogGammaLower(a, 0), LogGammaUpper(a, 0)));
            Assert.Equal((double.NegativeInfinity, 0), (LogGammaLower(a, -1), LogGammaUpper(a, -1)));
            Assert.Equal(0, LogGammaLower(a, double.PositiveInfinity));
            Assert.Equal(double.NegativeInfinity, LogGammaUpper(a, double.PositiveInfinity));
        }
    }

    [Fact]
    public void Incomplete_beta_functions_have_their_digits_in_both_tails()
    {
        foreach (var (a, b, x, y, lower, term) in Betas)
        {
            Close(lower, LogBetaLower(a, b, x, y), 2e-13);
            Close(Math.Exp(lower), BetaLower(a, b, x, y), 2e-13);
            // The logarithm of a small number has its digits even where that of a large one is rounded.
            Assert.Equal(term, LogBetaTerm(a, b, x, y), 1e-14 * Math.Max(2, Math.Abs(term)));
        }

        Assert.Equal((double.NegativeInfinity, 0.0), (LogBetaLower(2, 3, 0, 1), BetaLower(2, 3, 0, 1)));
        Assert.Equal((0.0, 1.0), (LogBetaLower(2, 3, 1, 0), BetaLower(2, 3, 1, 0)));
    }

    /// <summary>Whatever lies beyond an end counts as the end.</summary>
    [Fact]
    public void Beyond_the_ends_there_is_nothing_and_all()
    {
        foreach (var (x, y) in new[] { (-0.25, 1.25), (0, 1), (1, 0), (1.25, -0.25) })
        {
            Assert.Equal(double.NegativeInfinity, LogBetaTerm(2, 3, x, y));
            Assert.Equal(x <= 0 ? double.NegativeInfinity : 0, LogBetaLower(2, 3, x, y));
            Assert.Equal(x <= 0 ? 0 : 1, BetaLower(2, 3, x, y));
        }
    }

    [Fact]
    public void Small_and_large_exponents_lose_no_digits()
    {
        foreach (var (v, log, exp) in Exponentials)
        {
            Close(log, LogOneMinusExp(v), 1e-15);
            Close(exp, ExpMinusOne(v), 1e-15);
        }

        Assert.Equal(double.NegativeInfinity, LogOneMinusExp(0));
        Assert.Equal(double.NegativeInfinity, LogOneMinusExp(0.5));
        Assert.Equal(0, LogOneMinusExp(double.NegativeInfinity));
        (double X, double Exp)[] positive = [(0, 0), (1e-300, 1e-300), (1e-6, 1.0000005000001665e-06), (1e-5, 1.0000050000166668e-05),
            (1.01e-5, 1.0100051005171717e-05), (0.3, 0.3498588075760031), (3, 19.085536923187668), (30, 10686474581523.463)];
        foreach (var (x, exp) in positive) Close(exp, ExpMinusOne(x), 1e-15);
        Assert.Equal(-1, ExpMinusOne(-800));
        Assert.Equal(-1, ExpMinusOne(double.NegativeInfinity), 0.0);
        (double X, double Log)[] logs = [(0, 0), (1e-300, 1e-300), (-1e-17, -1e-17), (1e-10, 9.999999999500001e-11),
            (-1e-10, -1.00000000005e-10), (0.3, 0.26236426446749106), (-0.999, -6.907755278982136), (1e10, 23.025850930040455)];
        foreach (var (x, log) in logs) Close(log, LogOnePlus(x), 1e-15);
    }

    private static Func<double, double> One(string name) => Special.GetMethod(name)!.CreateDelegate<Func<double, double>>();

    private static Func<double, double, double> Two(string name) =>
        Special.GetMethod(name)!.CreateDelegate<Func<double, double, double>>();

    private static Func<double, double, double, double, double> Four(string name) =>
        Special.GetMethod(name)!.CreateDelegate<Func<double, double, double, double, double>>();
}
