using System.Globalization;
using System.Text.RegularExpressions;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Cases;

/// <summary>The sent responses of a LimeSurvey archive, named as LimeSurvey names the columns of its CSV: Q1, Q1[SQ001], Q1[other].
/// Responses that were begun and never sent are left out: nobody gave them.</summary>
internal static partial class ArchiveCases
{
    private const int TextBytesUsual = 255;

    private static readonly string[] Own = ["token", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl"];

    public static CaseSource Run(ForeignFile file, SafeArchive archive, Remarks remarks)
    {
        var found = ReadLimeArchive.Run(archive, remarks);
        if (archive.FirstEnding(".lsr") is not { } part || found.Responses is not { Rows: > 0 } responses)
        {
            throw RefusedException.Of(Place.Whole, "Das Archiv enthält keine Antworten.", "The archive holds no responses.",
                "Exportieren Sie das Archiv einer aktiven Umfrage mit Antworten.", "Export the archive of an active survey with responses.");
        }

        var columns = responses.Columns.Where(name => !Own.Contains(name) && name != "submitdate").Select(name => (Name: name,
            Variable: Variable(name, found.Survey))).ToList();
        var dictionary = new SpssFile("limesurvey-archive", "LimeSurvey", "", found.Survey.Instrument.Title, "UTF-8",
            [.. columns.Select(column => column.Variable)], null, null, [], []);
        if (responses.Rows > responses.Complete)
        {
            remarks.Lost(new(part, 0, 0, null), $"{responses.Rows - responses.Complete} nicht abgeschickte Antworten werden nicht übernommen.",
                $"{responses.Rows - responses.Complete} responses that were never sent are not taken.",
                "Exportieren Sie sie in LimeSurvey als CSV, wenn Sie sie brauchen.", "Export them from LimeSurvey as CSV if you need them.");
        }

        return new(dictionary, take =>
        {
            using var again = SafeArchive.Open(file);
            LimeRow? row = null;
            var one = new SpssCase(
                at => double.TryParse(Value(row!, columns[at].Name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number : null,
                at => Value(row!, columns[at].Name) ?? "");
            ReadLimeArchive.Stream(again, part, _ => { }, next =>
            {
                row = next;
                if (Value(next, "submitdate") is { Length: > 0 }) take(one);
            });
        });
    }

    /// <summary>XML names may not begin with a digit, so LimeSurvey writes an underscore before them.</summary>
    private static string? Value(LimeRow row, string name) => row[name] ?? row["_" + name];

    private static SpssVariable Variable(string column, LimeSurveyFile survey)
    {
        var match = Column().Match(column);
        // A sub-question code may begin with digits that run into the question id: the longest known id wins.
        var digits = match.Success ? match.Groups["qid"].Value : "";
        while (digits.Length > 0 && !survey.Ids.Questions.ContainsKey(digits)) digits = digits[..^1];
        if (digits.Length == 0)
        {
            return new(column, column, "", TextBytesUsual, new(1, TextBytesUsual, 0), Measure.Nominal, [], MissingRule.None, Place.At(column));
        }

        var question = survey.Ids.Questions[digits];
        var suffix = match.Groups["qid"].Value[digits.Length..] + match.Groups["rest"].Value;
        var language = survey.Instrument.Languages.Count > 0 ? survey.Instrument.Languages[0] : "";
        var name = suffix.Length == 0 ? question.Code : $"{question.Code}[{suffix.Replace("#", "][", StringComparison.Ordinal)}]";
        var label = question.Text.In(language);
        var sub = question.Rows.FirstOrDefault(row => row.Code == suffix);
        if (sub is not null) label = $"{label}: {sub.Text.In(language)}";
        return new(name, column, label, TextBytesUsual, new(1, TextBytesUsual, 0), Measure.Nominal,
            [.. question.Choices.Where(choice => choice.Scale == 0)
                .Select(choice => new SpssValueLabel(0, choice.Code, choice.Text.In(language)))],
            MissingRule.None, question.Place);
    }

    [GeneratedRegex("^\\d+X\\d+X(?<qid>\\d+)(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Column();
}
