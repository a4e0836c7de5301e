using System.Globalization;

namespace Wegmarke.Design;

/// <summary>The reader's language, handed to every page; nothing reads the thread's culture.</summary>
public sealed record Language(string Key, CultureInfo Culture)
{
    public static readonly Language German = new("de", CultureInfo.GetCultureInfo("de-DE"));
    public static readonly Language English = new("en", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>German said more simply, for respondents: same rules, other wording of the model.</summary>
    public static readonly Language PlainGerman = new("de-plain", CultureInfo.GetCultureInfo("de-DE"));

    public static readonly IReadOnlyList<Language> All = [German, English];

    public static Language Of(string? key) => key == English.Key ? English : German;

    /// <summary>What stands as lang in a page.</summary>
    public string Tag => Key[..2];

    /// <summary>Both wordings stand side by side where they are used, so that neither can be forgotten.</summary>
    public string Say(string german, string english) => Key == English.Key ? english : german;

    /// <summary>The same where German said more simply needs other words.</summary>
    public string SayPlainly(string german, string english, string plain) => Key == PlainGerman.Key ? plain : Say(german, english);

    /// <summary>The name of a language or of its plain form.</summary>
    public string NameOf(string key) => key switch
    {
        "de" => Say("Deutsch", "German"),
        "en" => Say("Englisch", "English"),
        "de-plain" => Say("Einfaches Deutsch", "Plain German"),
        "en-plain" => Say("Einfaches Englisch", "Plain English"),
        _ => RespondentWords.NameOf(key),
    };

    public string Number(double value, int decimals) => value.ToString("N" + decimals, Culture).Replace('-', '−');

    public string WithSign(double value, int decimals) => (value < 0 ? "−" : "+") + Number(Math.Abs(value), decimals);

    public string Quoted(string words) => Say($"„{words}“", $"“{words}”");

    public string Count(long count) => count.ToString("N0", Culture);

    /// <summary>A whole number as people write it, also as <see cref="Count"/> does; null where it is none.</summary>
    public int? ReadCount(string text)
    {
        var digits = text.Trim().Replace(Culture.NumberFormat.NumberGroupSeparator, "", StringComparison.Ordinal)
            .Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public string Day(DateOnly day) => day.ToString(Say("d. MMMM yyyy", "d MMMM yyyy"), Culture);

    /// <summary>A date as browsers send it or as people write it; null where it is none.</summary>
    public DateOnly? ReadDay(string text) => DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy"],
        CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public string Day(DateTimeOffset moment) => moment.ToString(Say("d. MMMM yyyy", "d MMMM yyyy"), Culture);
}
