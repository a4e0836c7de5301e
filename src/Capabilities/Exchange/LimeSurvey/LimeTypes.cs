using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>The question types of LimeSurvey, each one letter.</summary>
internal static class LimeTypes
{
    public const string Known = "TXMNLSKQC:RPF;1BDE!YAU*G5O|HI";

    public static AnswerForm FormOf(string type) => type switch
    {
        "F" or "H" or "A" or "B" or "5" or "C" or "E" or "1" or ":" => AnswerForm.Rating,
        "L" or "!" or "O" or "Y" or "G" or "I" => AnswerForm.SingleChoice,
        "M" or "P" => AnswerForm.MultipleChoice,
        "R" => AnswerForm.Ranking,
        "N" or "K" => AnswerForm.Number,
        "D" => AnswerForm.Date,
        "|" => AnswerForm.File,
        "*" => AnswerForm.Computed,
        "X" => AnswerForm.Display,
        _ => AnswerForm.Text,
    };

    /// <summary>Choices that LimeSurvey brings itself and does not write into the file.</summary>
    public static IReadOnlyList<Choice> BuiltIn(string type) => type switch
    {
        "A" or "5" => Numbers(5),
        "B" => Numbers(10),
        "C" => [Word("Y", "Ja", "Yes", null), Word("U", "Unsicher", "Uncertain", null), Word("N", "Nein", "No", null)],
        "E" => [Word("I", "Zunahme", "Increase", null), Word("S", "Gleich", "Same", null), Word("D", "Abnahme", "Decrease", null)],
        "Y" => [Word("Y", "Ja", "Yes", null), Word("N", "Nein", "No", null)],
        "G" => [Word("F", "weiblich", "female", null), Word("M", "männlich", "male", null)],
        _ => [],
    };

    private static Choice[] Numbers(int high) => [.. Enumerable.Range(1, high).Select(number =>
        new Choice(number.ToString(System.Globalization.CultureInfo.InvariantCulture), Wordings.Of("",
            number.ToString(System.Globalization.CultureInfo.InvariantCulture)), number, 0))];

    private static Choice Word(string code, string german, string english, double? score) =>
        new(code, new(new Dictionary<string, string> { ["de"] = german, ["en"] = english }), score, 0);
}
