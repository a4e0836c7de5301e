using System.Numerics;
using CsCheck;
using Wegmarke.Statistics.Qca;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Sets and their shortest sums of products against trying every product and every sum.</summary>
public sealed class SolutionTests
{
    /// <summary>Which rows have the outcome, which may help, and which must not be covered, for three or four conditions.</summary>
    private static readonly Gen<(int Conditions, int[] Rows, int[] Free)> Tables = Gen.Select(Gen.Int[3, 4], Gen.Int[0, 100_000])
        .Select((conditions, seed) =>
        {
            var chance = new Random(seed);
            int[] kinds = [.. Enumerable.Range(0, 1 << conditions).Select(_ => chance.Next(3))];
            kinds[chance.Next(kinds.Length)] = 1;
            return (conditions, Of(kinds, 1), Of(kinds, 2));
        });

    [Fact]
    public void Primes_are_the_products_that_cannot_be_shortened() => Tables.Sample(table =>
    {
        var (conditions, rows, free) = table;
        var allowed = rows.Concat(free).ToHashSet();
        var implicants = Products(conditions).Where(term => Covered(term, conditions).All(allowed.Contains)).ToList();
        var primes = implicants.Where(term => rows.Any(term.Covers)
            && !implicants.Any(other => other != term && (other.Cares & ~term.Cares) == 0 && (term.Values & other.Cares) == other.Values));
        var found = Solutions.Primes(conditions, rows, free);
        Assert.Equal(primes.OrderBy(term => term.Literals).ThenBy(term => term.Cares).ThenBy(term => term.Values), found);
    }, iter: 200);

    [Fact]
    public void Solutions_are_all_the_shortest_sums() => Tables.Sample(table =>
    {
        var (conditions, rows, free) = table;
        var primes = Solutions.Primes(conditions, rows, free);
        var sums = Enumerable.Range(1, (1 << primes.Count) - 1)
            .Select(choice => primes.Where((_, at) => (choice >> at & 1) == 1).ToList())
            .Where(sum => rows.All(row => sum.Any(term => term.Covers(row)))).ToList();
        var least = sums.Min(sum => (sum.Count * 1000) + sum.Sum(term => BitOperations.PopCount((uint)term.Cares)));
        var shortest = sums.Where(sum => (sum.Count * 1000) + sum.Sum(term => term.Literals) == least).ToList();
        var found = Solutions.Shortest(primes, rows);
        Assert.Equal(Math.Min(64, shortest.Count), found.Count);
        Assert.Equal(found.Count, found.Select(Written).Distinct().Count());
        Assert.Subset(shortest.Select(Written).ToHashSet(), found.Select(Written).ToHashSet());
        Assert.All(found, sum => Assert.Equal(sum.OrderBy(term => term.Cares).ThenBy(term => term.Values), sum));
    }, iter: 200);

    [Fact]
    public void Nothing_to_cover_has_no_sum_and_what_no_term_covers_neither()
    {
        Assert.Empty(Solutions.Primes(3, [], [1, 2]));
        Assert.Empty(Solutions.Shortest([], []));
        Assert.Empty(Solutions.Shortest([new(1, 1)], [0, 1]));
        Assert.Equal([[new(0, 0)]], Solutions.Shortest(Solutions.Primes(1, [0, 1], []), [0, 1]));
    }

    /// <summary>The first condition is the lowest bit. A case in A without B has the outcome; A with B was never seen.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 3)]
    [InlineData(-1, 3)]
    public void A_remainder_helps_only_where_it_agrees_with_what_is_expected(int expected, int cares)
    {
        // Rows 0 and 2 are without the outcome, 1 has it, 3 is a remainder.
        var absent = Solutions.Of(Seen(RowOutcome.Absent, RowOutcome.Present, RowOutcome.Absent, RowOutcome.Remainder), [0, expected]);
        Assert.Equal([[new(1, 3)]], absent.Conservative);
        Assert.Equal([[new(1, 1)]], absent.Parsimonious);
        Assert.Equal([[new(1, cares)]], absent.Intermediate);
        // The other way round: A with B was seen, A without B was not.
        var present = Solutions.Of(Seen(RowOutcome.Absent, RowOutcome.Remainder, RowOutcome.Absent, RowOutcome.Present), [0, -expected]);
        Assert.Equal([[new(3, 3)]], present.Conservative);
        Assert.Equal([[new(1, 1)]], present.Parsimonious);
        Assert.Equal([[new(3 & cares, cares)]], present.Intermediate);
        Assert.Null(present.Because);
        Assert.Equal(Absence.Empty, Solutions.Of(Seen(RowOutcome.Absent, RowOutcome.Remainder), [1]).Because);
        Assert.Equal(Absence.TooLarge, Solutions.Of(new(11, [], Absence.TooLarge), []).Because);
    }

    [Fact]
    public void A_product_covers_and_contains_what_it_says()
    {
        var term = new Term(0b001, 0b101);
        Assert.Equal([1, 3], Enumerable.Range(0, 8).Where(term.Covers));
        Assert.Equal(2, term.Literals);
        Assert.True(term.Contains(new(0b011, 0b111)));
        Assert.True(term.Contains(term));
        Assert.False(term.Contains(new(0b001, 0b001)));
        Assert.False(term.Contains(new(0b101, 0b111)));
    }

    [Fact]
    public void Relations_of_sets_are_as_their_formulas_say()
    {
        double[] x = [0.9, 0.3, 0.6, 0.1], y = [0.7, 0.4, 0.8, 0.2];
        var found = SetRelation.Of(x, y);
        // min(x, y): .7 .3 .6 .1; min with 1 − y: .3 .3 .2 .1.
        Same(1.7 / 1.9, found.SufficiencyConsistency);
        Same(1.7 / 2.1, found.SufficiencyCoverage);
        Same((1.7 - 0.9) / (1.9 - 0.9), found.Pri);
        Same(1.7 / 2.1, found.NecessityConsistency);
        Same(1.7 / 1.9, found.NecessityCoverage);
        Same(2.1 / 2.3, found.NecessityRelevance);
        var nobody = SetRelation.Of([0, 0], [0, 1]);
        Assert.Equal(Absence.Empty, nobody.SufficiencyConsistency.Because);
        Assert.Equal(Absence.Empty, nobody.Pri.Because);
        Assert.Equal(0, nobody.SufficiencyCoverage.Value);
        Assert.Equal(Absence.Empty, SetRelation.Of([1, 1], [1, 1]).NecessityRelevance.Because);
        Assert.Equal(Absence.Empty, SetRelation.Of([], []).NecessityConsistency.Because);
    }

    [Fact]
    public void A_row_shows_the_outcome_from_the_limit_on()
    {
        // Four of five cases in the row have the outcome: exactly .8; PRI is .8 too with crisp sets.
        double[] condition = [1, 1, 1, 1, 1, 0], outcome = [1, 1, 1, 1, 0, 0];
        RowOutcome[] Rows(int cases, double consistency, double pri) =>
            [.. TruthTable.Of([condition], outcome, cases, consistency, pri).Rows.Select(row => row.Outcome)];
        Assert.Equal([RowOutcome.Absent, RowOutcome.Present], Rows(1, 0.8, 0));
        Assert.Equal([RowOutcome.Absent, RowOutcome.Present], Rows(1, 0.8, 0.8));
        Assert.Equal([RowOutcome.Absent, RowOutcome.Absent], Rows(1, 0.81, 0));
        Assert.Equal([RowOutcome.Absent, RowOutcome.Absent], Rows(1, 0.8, 0.81));
        Assert.Equal([RowOutcome.Remainder, RowOutcome.Present], Rows(2, 0.8, 0));
        Assert.Equal([RowOutcome.Remainder, RowOutcome.Present], Rows(5, 0.8, 0));
        Assert.Equal([RowOutcome.Remainder, RowOutcome.Remainder], Rows(6, 0.8, 0));
        // Exactly .5 belongs nowhere, and the ends of the scale are memberships.
        var half = TruthTable.Of([[0.5, 1, 0]], [0, 1, 0]);
        Assert.Equal([[2], [1]], half.Rows.Select(row => row.Cases));
        Same(1 / 1.5, half.Rows[1].Relation.SufficiencyConsistency);
    }

    /// <summary>Two of five cases: one order in ten deals them where the condition is.</summary>
    [Fact]
    public void Paths_are_compared_with_outcomes_dealt_anew()
    {
        double[] condition = [1, 1, 0, 0, 0];
        var found = SolutionTest.Of([condition], condition, 5, 4000);
        Assert.Equal((5, 1), (found.Cases, found.Coverage.Value));
        Same(0.1, found.P, 0.015);
        var (term, relation) = Assert.Single(found.Terms);
        Assert.Equal(new Term(1, 1), term);
        Same(1, relation.SufficiencyCoverage);
        // One of three is outside the paths: coverage and with it the measure are 2/3.
        Same(2.0 / 3, SolutionTest.Of([condition], [1, 1, 1, 0, 0], 5, 10, consistency: 0.9, pri: 0).Coverage);
        // Whatever is dealt is the same.
        Same(1, SolutionTest.Of([condition], [1, 1, 1, 1, 1], 5, 20).P);
        var none = SolutionTest.Of([condition], [0.2, 0.2, 0.2, 0.2, 0.2], 5, 20);
        Assert.Equal((0, 1, 5), (none.Coverage.Value, none.P.Value, none.Cases));
        Assert.Empty(none.Terms);
        var beyond = SolutionTest.Of([[1, 2]], [1, 0], 5);
        Assert.Equal((Absence.OutOfRange, Absence.OutOfRange, 2), (beyond.Because, beyond.P.Because, beyond.Cases));
        Assert.Equal(Absence.OutOfRange, beyond.Coverage.Because);
    }

    [Fact]
    public void Memberships_left_and_right_of_the_crossover_follow_their_own_anchor()
    {
        // Halfway between crossover and anchor: odds of √19.
        var odds = Math.Sqrt(19);
        Same(odds / (1 + odds), Calibration.Of(5.5, 0, 5, 6));
        Same(1 / (1 + odds), Calibration.Of(2.5, 0, 5, 6));
        Same(1 / (1 + odds), Calibration.Of(5.5, 6, 5, 0));
        Same(odds / (1 + odds), Calibration.Of(2.5, 6, 5, 0));
        Assert.Equal(Absence.AllMissing, Calibration.Of(double.NaN, 0, 5, 6).Because);
    }

    private static TruthTable Seen(params RowOutcome[] outcomes) => new(BitOperations.Log2((uint)outcomes.Length),
        [.. outcomes.Select((outcome, number) => new TruthRow(number, [], SetRelation.Of([], []), outcome))], null);

    private static int[] Of(int[] kinds, int kind) => [.. Enumerable.Range(0, kinds.Length).Where(row => kinds[row] == kind)];

    private static IEnumerable<Term> Products(int conditions) =>
        from cares in Enumerable.Range(0, 1 << conditions)
        from values in Enumerable.Range(0, 1 << conditions)
        where (values & ~cares) == 0
        select new Term(values, cares);

    private static IEnumerable<int> Covered(Term term, int conditions) =>
        Enumerable.Range(0, 1 << conditions).Where(row => (row & term.Cares) == term.Values);

    private static string Written(IEnumerable<Term> terms) =>
        string.Join(' ', terms.OrderBy(term => term.Cares).ThenBy(term => term.Values).Select(term => $"{term.Values}/{term.Cares}"));
}
