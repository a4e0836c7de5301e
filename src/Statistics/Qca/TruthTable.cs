namespace Wegmarke.Statistics.Qca;

/// <summary>What a row of the truth table says of the outcome.</summary>
public enum RowOutcome
{
    Absent,
    Present,
    Remainder,
}

/// <summary>One combination of conditions; bit i of the number says that condition i is present.</summary>
public sealed record TruthRow(int Number, int[] Cases, SetRelation Relation, RowOutcome Outcome);

/// <summary>All 2^k combinations of conditions with the cases that are more in than out of them (Ragin 2008, ch. 7).</summary>
public sealed record TruthTable(int Conditions, IReadOnlyList<TruthRow> Rows, Absence? Because)
{
    public const int ConditionsMax = 10;

    /// <summary>A share that is exactly the limit reaches it, in whatever order it was summed.</summary>
    private const double Rounding = 1e-12;

    /// <param name="conditions">Memberships per condition and case, from 0 to 1; exactly .5 belongs nowhere.</param>
    /// <param name="outcome">Memberships in the outcome.</param>
    /// <param name="casesNeeded">Rows with fewer cases are remainders.</param>
    /// <param name="consistency">Rows at least so consistent show the outcome.</param>
    /// <param name="pri">And at least so with PRI; 0 leaves it out.</param>
    public static TruthTable Of(
        IReadOnlyList<double[]> conditions, double[] outcome, int casesNeeded = 1, double consistency = 0.8, double pri = 0)
    {
        var k = conditions.Count;
        if (k is 0 or > ConditionsMax) return new(k, [], k == 0 ? Absence.Empty : Absence.TooLarge);
        if (outcome.Length == 0) return new(k, [], Absence.Empty);
        if (conditions.Append(outcome).Any(set => set.Any(value => !(value is >= 0 and <= 1)))) return new(k, [], Absence.OutOfRange);
        var rows = new List<TruthRow>();
        for (var number = 0; number < 1 << k; number++)
        {
            double[] memberships = [.. outcome.Select((_, at) => Membership(conditions, new(number, (1 << k) - 1), at))];
            int[] cases = [.. Enumerable.Range(0, outcome.Length).Where(at => memberships[at] > 0.5)];
            var relation = SetRelation.Of(memberships, outcome);
            var reached = relation.SufficiencyConsistency is { Exists: true, Value: var share } && share >= consistency - Rounding
              && (pri <= 0 || relation.Pri is { Exists: true, Value: var strict } && strict >= pri - Rounding);
            rows.Add(new(number, cases, relation, cases.Length < casesNeeded ? RowOutcome.Remainder
              : reached ? RowOutcome.Present : RowOutcome.Absent));
        }

        return new(k, rows, null);
    }

    /// <summary>Membership of a case in a combination: the least of its memberships.</summary>
    public static double Membership(IReadOnlyList<double[]> conditions, Term term, int at)
    {
        var least = 1.0;
        for (var i = 0; i < conditions.Count; i++)
        {
            if ((term.Cares >> i & 1) == 0) continue;
            least = Math.Min(least, (term.Values >> i & 1) == 1 ? conditions[i][at] : 1 - conditions[i][at]);
        }

        return least;
    }
}
