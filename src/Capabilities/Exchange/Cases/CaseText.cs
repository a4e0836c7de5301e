using System.Globalization;
using System.Text;
using Wegmarke.Design;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Cases;

/// <summary>Cases as separated text for the reader of answers: values as they are, missing ones empty. Dates are written as
/// dates.</summary>
internal static class CaseText
{
    private static readonly DateTime Beginning = new(1582, 10, 14);

    /// <param name="neutral">For spreadsheets: a text that would be run as a formula gets an apostrophe before it.</param>
    public static void Write(CaseSource source, Stream stream, bool neutral)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        var variables = source.Dictionary.Variables;
        writer.Write(string.Join(',', variables.Select(variable => Quoted(variable.Name))));
        writer.Write('\n');
        source.Each(one =>
        {
            for (var at = 0; at < variables.Count; at++)
            {
                if (at > 0) writer.Write(',');
                var text = Text(variables[at], one, at);
                writer.Write(Quoted(neutral && variables[at].IsText && IsFormula(text) ? "'" + text : text));
            }

            writer.Write('\n');
        });
    }

    public static string Text(SpssVariable variable, SpssCase one, int at)
    {
        if (variable.IsText) return one.Text(at) is var text && variable.Missing.Texts.Contains(text) ? "" : text;
        if (one.Number(at) is not { } number || variable.Missing.Covers(number)) return "";
        if (variable.Print.IsDate && number is >= 0 and < 2.5e11)
        {
            var moment = Beginning.AddSeconds(number);
            return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        }

        return number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool IsFormula(string text) => text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
        && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Quoted(string text) => TableCell.Quoted(text, ',');
}
