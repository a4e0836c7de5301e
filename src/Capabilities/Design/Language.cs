using System.Globalization;

namespace Wegmarke.Design;

/// <summary>The reader's language, handed to every page; nothing reads the thread's culture.</summary>
public sealed record Language(string Key, CultureInfo Culture)
{
    public static readonly Language German = new("de", CultureInfo.GetCultureInfo("de-DE"));
    public static readonly Language English = new("en", CultureInfo.GetCultureInfo("en-GB"));

    public static readonly IReadOnlyList<Language> All = [German, English];

    public static Language Of(string? key) => key == English.Key ? English : German;

    /// <summary>Both wordings stand side by side where they are used, so that neither can be forgotten.</summary>
    public string Say(string german, string english) => Key == English.Key ? english : german;

    public string Number(double value, int decimals) => value.ToString("N" + decimals, Culture);

    public string Count(long count) => count.ToString("N0", Culture);

    public string Day(DateTimeOffset moment) => moment.ToString(Say("d. MMMM yyyy", "d MMMM yyyy"), Culture);
}
