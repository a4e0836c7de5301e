using System.Globalization;

namespace Wegmarke.MaturityModels.Quality;

/// <summary>Holds the minutes that forms promise against the reading-time model, for the longest sheet in every language and its plain
/// form.</summary>
public static class CheckMinutes
{
    public static IEnumerable<QualityFinding> Run(MaturityModel model) =>
        from form in model.Forms
        from promise in form.Minutes
        from language in model.Texts.Keys
        let needed = ReadingTime.Longest(model, form, promise.Key, language)
        where needed > promise.Value
        select new QualityFinding(Severity.Error, $"model.yaml forms {form.Key}",
            $"A sheet of \"{promise.Key}\" takes {Number(needed)} minutes in \"{language}\", {Number(promise.Value)} are promised.",
            "Ask fewer items or promise less.");

    private static string Number(double minutes) => minutes.ToString("0.0", CultureInfo.InvariantCulture);
}
