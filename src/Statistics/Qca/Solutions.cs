using System.Numerics;

namespace Wegmarke.Statistics.Qca;

/// <summary>A product of conditions: those in <paramref name="Cares"/> must be as in <paramref name="Values"/>.</summary>
public readonly record struct Term(int Values, int Cares)
{
    public int Literals => BitOperations.PopCount((uint)Cares);

    public bool Covers(int row) => (row & Cares) == Values;

    /// <summary>Whether every row of the other term is one of this.</summary>
    public bool Contains(Term other) => (Cares & ~other.Cares) == 0 && (other.Values & Cares) == Values;
}

/// <summary>The shortest sums of products that say when the outcome is there (Quine 1952; McCluskey 1956; Petrick 1956).</summary>
/// <remarks>Conservative: from rows with the outcome alone. Parsimonious: remainders may help. Intermediate: only remainders that agree
/// with what each condition is expected to do (Ragin and Sonnett 2005): a literal of a conservative term that the parsimonious term inside
/// it does not need is dropped where it contradicts the expectation; the remainders of these wider terms are the easy ones, and the rows
/// are made short once more with them. Several equally short solutions are all told.</remarks>
public sealed record Solutions(
    IReadOnlyList<IReadOnlyList<Term>> Conservative, IReadOnlyList<IReadOnlyList<Term>> Parsimonious,
    IReadOnlyList<IReadOnlyList<Term>> Intermediate, Absence? Because)
{
    private const int SolutionsShown = 64;

    /// <param name="table">A truth table.</param>
    /// <param name="expectations">Per condition 1 where its presence should help, −1 where its absence should, 0 where nothing is
    /// expected.</param>
    public static Solutions Of(TruthTable table, IReadOnlyList<int> expectations)
    {
        if (table.Because is { } because) return new([], [], [], because);
        int[] present = [.. table.Rows.Where(row => row.Outcome == RowOutcome.Present).Select(row => row.Number)];
        int[] remainders = [.. table.Rows.Where(row => row.Outcome == RowOutcome.Remainder).Select(row => row.Number)];
        if (present.Length == 0) return new([], [], [], Absence.Empty);
        var plain = Primes(table.Conditions, present, []);
        var simple = Primes(table.Conditions, present, remainders);
        var conservative = Shortest(plain, present);
        var parsimonious = Shortest(simple, present);
        var between = conservative.SelectMany(terms => terms).Distinct()
          .SelectMany(term => parsimonious.SelectMany(terms => terms).Distinct().Where(simpler => simpler.Contains(term))
            .Select(simpler => Between(term, simpler, expectations))).Distinct().ToList();
        int[] easy = [.. remainders.Where(row => between.Any(term => term.Covers(row)))];
        return new(conservative, parsimonious, Shortest(Primes(table.Conditions, present, easy), present), null);
    }

    /// <summary>Terms that cover at least one of the rows, none of the others, and cannot be shortened.</summary>
    public static IReadOnlyList<Term> Primes(int conditions, IReadOnlyList<int> rows, IReadOnlyList<int> free)
    {
        var all = (1 << conditions) - 1;
        var now = rows.Concat(free).Distinct().Select(row => new Term(row, all)).ToHashSet();
        var primes = new List<Term>();
        while (now.Count > 0)
        {
            var next = new HashSet<Term>();
            foreach (var term in now)
            {
                var merged = false;
                for (var bit = 1; bit <= all; bit <<= 1)
                {
                    if ((term.Cares & bit) == 0 || !now.Contains(term with { Values = term.Values ^ bit })) continue;
                    next.Add(new(term.Values & ~bit, term.Cares & ~bit));
                    merged = true;
                }

                if (!merged && rows.Any(term.Covers)) primes.Add(term);
            }

            now = next;
        }

        return [.. primes.OrderBy(term => term.Literals).ThenBy(term => term.Cares).ThenBy(term => term.Values)];
    }

    /// <summary>All smallest sets of terms that cover every row, of these the ones with fewest literals.</summary>
    public static IReadOnlyList<IReadOnlyList<Term>> Shortest(IReadOnlyList<Term> terms, IReadOnlyList<int> rows)
    {
        var found = new List<IReadOnlyList<Term>>();
        for (var size = 1; size <= terms.Count && found.Count == 0; size++) Cover(terms, rows, [], size, found);
        var literals = found.Count == 0 ? 0 : found.Min(solution => solution.Sum(term => term.Literals));
        return [.. found.Where(solution => solution.Sum(term => term.Literals) == literals)
          .Select(solution => (IReadOnlyList<Term>)[.. solution.OrderBy(term => term.Cares).ThenBy(term => term.Values)])
          .DistinctBy(solution => string.Join(';', solution)).Take(SolutionsShown)];
    }

    private static void Cover(
        IReadOnlyList<Term> terms, IReadOnlyList<int> rows, List<Term> chosen, int left, List<IReadOnlyList<Term>> found)
    {
        int[] open = [.. rows.Where(row => !chosen.Any(term => term.Covers(row)))];
        if (open.Length == 0) found.Add([.. chosen]);
        if (open.Length == 0 || left == 0) return;
        // The row with the fewest terms must be covered by one of them: every cover is met, and soon.
        var hardest = open.MinBy(row => terms.Count(term => term.Covers(row)));
        foreach (var term in terms.Where(term => term.Covers(hardest)))
        {
            chosen.Add(term);
            Cover(terms, rows, chosen, left - 1, found);
            chosen.RemoveAt(chosen.Count - 1);
        }
    }

    private static Term Between(Term term, Term simpler, IReadOnlyList<int> expectations)
    {
        var cares = term.Cares;
        for (var i = 0; i < expectations.Count; i++)
        {
            var bit = 1 << i;
            if ((cares & bit) == 0 || (simpler.Cares & bit) != 0 || expectations[i] == 0) continue;
            if ((term.Values & bit) != 0 != expectations[i] > 0) cares &= ~bit;
        }

        return new(term.Values & cares, cares);
    }
}
