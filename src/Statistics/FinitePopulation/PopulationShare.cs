namespace Wegmarke.Statistics.FinitePopulation;

/// <summary>Share in a staff of N: Wilson with the equivalent n* = n(N−1)/(N−n) (Korn and Graubard 1998).</summary>
public sealed record PopulationShare(Finding Share, Finding EquivalentN, Interval Interval, Interval IntervalInfinite, Absence? Because)
{
    public static PopulationShare Of(double count, double n, double population, double level = 0.95)
    {
        if (n > population) return new(Absence.MoreAnswersThanPeople, Absence.MoreAnswersThanPeople, Absence.MoreAnswersThanPeople,
          Absence.MoreAnswersThanPeople, Absence.MoreAnswersThanPeople);
        if (n <= 0) return new(Absence.Empty, Absence.Empty, Absence.Empty, Absence.Empty, Absence.Empty);
        var share = count / n;
        if (n == population) return new(share, Absence.Census, new(share, share, level), Description.Share.Wilson(share, n, level),
          Absence.Census);
        var equivalent = n * (population - 1) / (population - n);
        return new(share, equivalent, Description.Share.Wilson(share, equivalent, level), Description.Share.Wilson(share, n, level), null);
    }
}
