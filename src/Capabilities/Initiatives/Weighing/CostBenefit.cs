namespace Wegmarke.Initiatives.Weighing;

/// <summary>By what cost and benefit are counted.</summary>
/// <param name="Years">Years that running cost and savings are counted for.</param>
/// <param name="Rate">Percent per year by which later money counts less.</param>
/// <param name="DayRate">Euro that a person-day of the own house counts; 0: own time is not counted.</param>
public sealed record CostRules(int Years, double Rate, double DayRate)
{
    public const int YearsMax = 20;
    public const double RateMax = 30;
    public const double DayRateMax = 10_000;
    public static readonly CostRules Default = new(5, 2, 0);

    public bool Fit => Years is >= 1 and <= YearsMax && Rate is >= 0 and <= RateMax && DayRate is >= 0 and <= DayRateMax;
}

/// <summary>Cost and benefit in money of one initiative, at today's value. What has no price is named beside it and never put into
/// figures.</summary>
/// <param name="Once">Euro once, in the first moment.</param>
/// <param name="OwnTime">Person-days at the rate of a day.</param>
/// <param name="Running">Running cost over the years, discounted.</param>
/// <param name="Saving">Savings over the years, discounted; null: nobody put a figure to them.</param>
public sealed record CostBenefit(Guid Id, double Once, double OwnTime, double Running, double? Saving)
{
    public double Cost => Once + OwnTime + Running;

    /// <summary>Capital value; null where there is no figure for savings.</summary>
    public double? Value => Saving - Cost;

    /// <summary>First year by which it has paid for itself; null: not within the years, or there is no figure.</summary>
    public int? PaidBack { get; init; }

    /// <summary>Σ over the years t = 1 … n of yearly / (1 + rate)^t, after what is paid at once. The method of the capital value, as in the
    /// monetary part of WiBe; planning, risks and urgency of it are not part of this view.</summary>
    public static CostBenefit Of(Guid id, InitiativeContent content, CostRules rules)
    {
        double Discounted(double yearly, int years) => Enumerable.Range(1, years).Sum(year => yearly / Math.Pow(1 + rules.Rate / 100,
            year));
        var (running, saving) = ((double)content.CostRunning, (double)content.Saving);
        var (once, time) = ((double)content.CostOnce, content.Days * rules.DayRate);
        int? paid = saving <= 0 ? null : Enumerable.Range(1, rules.Years).Where(year => Discounted(saving - running, year) >= once + time)
            .Select(year => (int?)year).FirstOrDefault();
        return new(id, once, time, Discounted(running, rules.Years), saving > 0 ? Discounted(saving, rules.Years)
            : null) { PaidBack = paid };
    }
}
