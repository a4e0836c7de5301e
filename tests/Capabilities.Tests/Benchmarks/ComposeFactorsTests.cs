using Wegmarke.Attacker;
using Wegmarke.Benchmarks;

namespace Wegmarke.Capabilities.Tests.Benchmarks;

/// <summary>Planted relations are found, noise and same-source bias are not. The long run with its error is in benchmarks.</summary>
public sealed class ComposeFactorsTests
{
    private const string Outcome = "customers";
    private const string Cause = "steering";

    [Fact]
    public void A_planted_relation_is_found_and_the_sentence_warns()
    {
        var found = Run(Draw(60, 1, causes: 1.5, halo: 0));
        var factor = Assert.Single(found.Factors, one => one.Found);
        Assert.Equal(Cause, factor.Area);
        var (finding, warning) = FactorSentences.Of(factor, Outcome, InventedCircle.Model.TextsIn("de"), Wegmarke.Design.Language.German);
        Assert.Contains("Strategische Steuerung", finding, StringComparison.Ordinal);
        Assert.StartsWith("Das beweist nicht, dass", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_the_same_people_say_together_is_not_found()
    {
        var found = Run(Draw(60, 2, causes: 0, halo: 1));
        Assert.DoesNotContain(found.Factors, one => one.Found);
        Assert.Empty(found.Paths);
        // The plain correlation would have taken it for a finding.
        Assert.True(found.Factors.First(one => one.Area == Cause).Rho > 0.5);
    }

    [Fact]
    public void Noise_gives_findings_in_at_most_one_of_twenty_circles()
    {
        const int circles = 60;
        var wrong = Enumerable.Range(0, circles).Count(seed =>
        {
            var found = Run(Draw(14, 100 + seed, causes: 0, halo: 0), 299);
            return found.Factors.Any(one => one.Found) || found.Paths.Count > 0;
        });
        // Seven or more of sixty would happen in four of a hundred runs if the rate were 5 %.
        Assert.True(wrong <= 6, $"{wrong} of {circles}");
    }

    [Fact]
    public void Nine_administrations_are_too_few_and_that_is_said()
    {
        var found = Run(Draw(9, 3, causes: 1.5, halo: 0));
        Assert.Equal("too_few", found.Because);
        Assert.All(found.Factors, one => Assert.Null(one.P));
    }

    private static SuccessFactors Run(IReadOnlyList<Contribution> towns, int permutations = 1999) => ComposeFactors.Run("Kreis",
        "2026-01-01", "", towns, InventedCircle.Model, Outcome, 7, permutations);

    private static List<Contribution> Draw(int towns, long seed, double causes, double halo) =>
        InventedCircle.DrawFactors(towns, seed, Cause, Outcome, causes, halo);
}
