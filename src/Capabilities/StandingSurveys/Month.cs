using System.Globalization;
using Wegmarke.Design;

namespace Wegmarke.StandingSurveys;

/// <summary>A month of the calendar.</summary>
public readonly record struct Month(int Year, int Number) : IComparable<Month>
{
    private const string Form = "yyyy-MM";

    public Month Next => Number == 12 ? new(Year + 1, 1) : new(Year, Number + 1);

    public Month Before => Number == 1 ? new(Year - 1, 12) : new(Year, Number - 1);

    public DateOnly LastDay => new(Year, Number, DateTime.DaysInMonth(Year, Number));

    public static Month Of(DateTimeOffset moment) => new(moment.UtcDateTime.Year, moment.UtcDateTime.Month);

    public static Month Read(string text)
    {
        var day = DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);
        return new(day.Year, day.Month);
    }

    /// <summary>All months from the first to the last; none where the last lies before the first.</summary>
    public static IEnumerable<Month> Between(Month first, Month last)
    {
        for (var month = first; month.CompareTo(last) <= 0; month = month.Next) yield return month;
    }

    /// <summary>As a reader would say it: October 2026, or from September to October 2026.</summary>
    public static string Name(Month from, Month to, Language language) => from == to ? from.Name(language)
        : language.Say($"{from.Name(language)} bis {to.Name(language)}", $"{from.Name(language)} to {to.Name(language)}");

    public string Name(Language language) => LastDay.ToString("MMMM yyyy", language.Culture);

    public string InShort => LastDay.ToString("MM/yy", CultureInfo.InvariantCulture);

    public override string ToString() => LastDay.ToString(Form, CultureInfo.InvariantCulture);

    public int CompareTo(Month other) => (Year, Number).CompareTo((other.Year, other.Number));

    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;
}
