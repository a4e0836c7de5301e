using System.Globalization;
using System.Text.RegularExpressions;

namespace Wegmarke.Indicators;

/// <summary>Reads a number as people write it. "12.5" in German is twelve and a half, not a hundred and twenty-five; "1.200" is
/// twelve hundred.</summary>
public static partial class ReadNumber
{
    public static double? Run(string text, CultureInfo culture)
    {
        var (point, thousands) = (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator);
        var plain = text.Trim().Replace(" ", "", StringComparison.Ordinal).Replace("−", "-", StringComparison.Ordinal);
        if (Grouped(thousands).IsMatch(plain)) plain = plain.Replace(thousands, "", StringComparison.Ordinal);
        plain = plain.Replace(point, ".", StringComparison.Ordinal).Replace(",", ".", StringComparison.Ordinal);
        return Plain().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null;
    }

    private static Regex Grouped(string thousands) => new($@"^-?\d{{1,3}}({Regex.Escape(thousands)}\d{{3}})+([^\d]\d+)?$");

    [GeneratedRegex(@"^-?\d+(\.\d+)?$")]
    private static partial Regex Plain();
}
