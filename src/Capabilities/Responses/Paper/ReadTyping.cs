using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Responses.Paper;

/// <summary>Reads what was typed for a page: one key per question, in the order of the sheet. Blanks may part them.</summary>
public static class ReadTyping
{
    /// <summary>Keys for what is no number, in both languages of the people who type.</summary>
    private const string NothingKeys = "-.0";
    private const string DoNotKnowKeys = "wd";
    private const string NotApplicableKeys = "tn";

    public static (IReadOnlyDictionary<int, byte> Answers, string? Problem) Run(MaturityModel model, PrintedPage page, string typed,
        Language language)
    {
        var rows = page.Rows.Where(row => row.Number > 0).ToList();
        var keys = string.Concat(typed.Where(key => !char.IsWhiteSpace(key))).ToLowerInvariant();
        var answers = new Dictionary<int, byte>();
        if (keys.Length != rows.Count)
        {
            return (answers, language.Say($"Seite {page.Code.Page}: {rows.Count} Fragen, aber {keys.Length} Zeichen. Für eine Frage ohne Kreuz tippen Sie einen Strich.",
                $"Page {page.Code.Page}: {rows.Count} questions, but {keys.Length} characters. For a question without a cross type a dash."));
        }

        for (var at = 0; at < keys.Length; at++)
        {
            var scale = model.ScaleOf(model.Items[rows[at].Field]);
            if (CodeOf(keys[at], scale) is not { } code)
            {
                return (answers, language.Say($"Frage {rows[at].Number}: „{keys[at]}“ gibt es dort nicht. Möglich: {scale.Low} bis {scale.High}, w (weiß nicht), t (trifft nicht zu), - (kein Kreuz).",
                    $"Question {rows[at].Number}: there is no “{keys[at]}”. Possible are {scale.Low} to {scale.High}, d (don’t know), n (not applicable) and - (no cross)."));
            }

            answers[rows[at].Field] = code;
        }

        return (answers, null);
    }

    /// <summary>What would be typed for a page; empty where nothing was entered yet.</summary>
    public static string Write(PrintedPage page, byte[] codes, Language language) => string.Concat(page.Rows
        .Where(row => row.Number > 0).Select(row => codes[row.Field] switch
        {
            AnswerCode.Skipped => NothingKeys[0],
            AnswerCode.DoNotKnow => language.Say("w", "d")[0],
            AnswerCode.NotApplicable => language.Say("t", "n")[0],
            var value => (char)('0' + value),
        }));

    private static byte? CodeOf(char key, AnswerScale scale)
    {
        if (char.IsAsciiDigit(key) && key - '0' >= scale.Low && key - '0' <= scale.High) return (byte)(key - '0');
        if (NothingKeys.Contains(key, StringComparison.Ordinal)) return AnswerCode.Skipped;
        if (DoNotKnowKeys.Contains(key, StringComparison.Ordinal) && scale.DoNotKnow) return AnswerCode.DoNotKnow;
        return NotApplicableKeys.Contains(key, StringComparison.Ordinal) && scale.NotApplicable ? AnswerCode.NotApplicable : null;
    }
}
