using System.Reflection;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Tests;

/// <summary>The search for a root: where it ends, and how often it asks. The same steps were counted by a second program, in Python;
/// every function is one of exactly rounded operations, so that the numbers are the same everywhere.</summary>
public sealed class RootStepsTests
{
    private static readonly Func<Func<double, double>, double, double, double> Between = Of("Between"), Around = Of("Around");

    [Fact]
    public void A_smooth_function_is_asked_a_few_times()
    {
        Ends(2.0945514815423265, 8, x => (x * x * x) - (2 * x) - 5, 2, 3);
        Ends(2.0945514815423265, 8, x => (x * x * x) - (2 * x) - 5, 3, 2);
        Ends(1.4142135623730951, 10, x => (x * x) - 2, 0, 2);
        Ends(1.4142135623730951, 13, x => 2 - (x * x), 0, 5);
        Ends(1.0 / 3, 16, x => (1 / x) - 3, 0.01, 8);
        Ends(1, 13, x => (x * x * x * x * x) - 1, 0, 4);
        Ends(-0.33333333333333337, 11, x => (x / (1 + Math.Abs(x))) + 0.25, -10, 1);
        Ends(2.0647416048350564, 17, x => (x / Math.Sqrt(1 + (x * x))) - 0.9, -20, 30);
        Ends(0.006823278038280193, 28, x => (x * x * x) + (1e-4 * x) - 1e-6, -3, 2);
        Ends(1e-200, 4, x => x - 1e-200, -1, 2);
    }

    /// <summary>Where no line or parabola helps, halving still comes to the last digits.</summary>
    [Fact]
    public void A_flat_or_broken_function_is_halved()
    {
        Ends(1, 139, x => (x - 1) * (x - 1) * (x - 1), -0.7, 5);
        Ends(0.29999999999999993, 56, x => x < 0.3 ? -1 : 1, -1, 1);
        Ends(0.29999999999999993, 64, x => x < 0.3 ? -1 : 2, -1, 1);
        Ends(0.7, 55, x => x < 0.7 ? 1 : -1, -1, 1);
        Ends(1, 9, x => x < 1 ? x - 1 : 100 * (x - 1), -2, 1.75);
        Ends(1, 8, x => x < 1 ? 0.01 * (x - 1) : 100 * (x - 1), -2, 1.75);
        Ends(2.0082988502465087, 34, x => (x * x * x / 1e8) - (1e-8 * 8.1), 1e-3, 1e4);
    }

    /// <summary>Near zero the digits are counted from 1e-300 on, and nothing is searched for longer than a thousand steps.</summary>
    [Fact]
    public void A_step_at_zero_is_narrowed_down_to_the_smallest_numbers_or_a_thousand_times()
    {
        Ends(-1.3552527156068805e-300, 70, x => x < 0 ? -1 : 1, -1e-280, 3e-280);
        Ends(-3.7330544740128755e-291, 1002, x => x < 0 ? -1 : 1, -1e10, 3e10);
    }

    [Fact]
    public void A_root_at_an_end_is_taken_at_once()
    {
        Ends(2, 2, x => x - 2, 2, 5);
        Ends(5, 2, x => x - 5, 2, 5);
        var asked = 0;
        Assert.Equal(-1, Around(x => Counted(x + 1, ref asked), -1, 1));
        Assert.Equal(1, Around(x => Counted(1 - x, ref asked), -1, 1));
        Assert.Equal(8, asked);
    }

    /// <summary>From [−1, 1] on, the bracket becomes three times as wide each time: [−3, 3], [−9, 9], [−27, 27].</summary>
    [Fact]
    public void A_bracket_is_widened_to_both_sides_until_the_root_lies_within()
    {
        foreach (var root in new[] { 20.0, -20 })
        {
            var asked = new List<double>();
            Assert.Equal(root, Around(x =>
            {
                asked.Add(x);
                return x - root;
            }, -1, 1), 1e-13);
            Assert.Equal([-1, 1, -3, 3, -9, 9, -27, 27, -27, 27], asked.Take(10));
            Assert.InRange(asked.Count, 11, 13);
        }
    }

    [Fact]
    public void What_never_changes_its_sign_has_no_root()
    {
        var asked = 0;
        var problem = Assert.Throws<ArgumentException>(() => Around(_ => Counted(1, ref asked), -1, 1));
        // Twice for each of 200 brackets, and twice for the last.
        Assert.Equal(402, asked);
        Assert.Equal("high", problem.ParamName);
        Assert.Contains("sign", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Between(_ => -1, -1, 1));
    }

    private static void Ends(double root, int times, Func<double, double> function, double low, double high)
    {
        var asked = 0;
        var found = Between(x => Counted(function(x), ref asked), low, high);
        Assert.Equal((root, times), (found, asked));
    }

    private static double Counted(double value, ref int asked)
    {
        asked++;
        return value;
    }

    private static Func<Func<double, double>, double, double, double> Of(string name) =>
        typeof(Normal).Assembly.GetType("Wegmarke.Statistics.Distributions.Root")!
            .GetMethod(name, BindingFlags.Static | BindingFlags.Public)!
            .CreateDelegate<Func<Func<double, double>, double, double, double>>();
}
