using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Responses.Paper;

/// <summary>Puts a questionnaire on paper. A pure function of campaign, frozen model and kind of sheet, so that a scan can be read by
/// what its code says.</summary>
public sealed class LayOutSheet
{
    private const double TextSize = 3.5;
    private const double LineHeight = 4.4;
    private const double SmallSize = 3.1;
    private const double NumberWidth = 7;
    private const double TextWidth = 82;
    private const double RowGap = 3;
    private const double FirstColumn = 113;
    private const double ColumnWidth = 9.6;
    private const double AbsenceGap = 5;
    private const double TitleHeight = 6.5;

    /// <summary>From one row of boxes with names to the next, and what a box takes of its column.</summary>
    private const double ChoiceHeight = 7.2;
    private const double BesideBox = 11;

    private readonly CampaignState state;
    private readonly SheetKind kind;
    private readonly Language language;
    private readonly ModelTexts texts;
    private readonly string perspective;
    private readonly List<PrintedPage> pages = [];
    private List<PrintedText> words = [];
    private List<PrintedLine> lines = [];
    private List<PrintedRow> rows = [];
    private PrintedFrame? frame;
    private double y = SheetMeasure.Top;

    private LayOutSheet(CampaignState state, SheetKind kind)
    {
        (this.state, this.kind, language) = (state, kind, SheetVariants.Languages[kind.Language]);
        (texts, perspective) = (state.Model.TextsIn(language.Key), state.Model.Perspectives[kind.Perspective].Key);
    }

    /// <returns>Null where the campaign has no such sheet, or none that fits on the pages a code can name.</returns>
    public static PrintedSheet? Run(CampaignState state, string administration, SheetKind kind)
    {
        if (SheetVariants.Asked(state, kind) is not { Count: > 0 } asked) return null;
        var layout = new LayOutSheet(state, kind);
        layout.Opening(administration);
        if (state.Campaign.Units.Length > 0) layout.Units();
        for (var place = 0; place < state.Campaign.Attributes.Length; place++) layout.Attribute(place);
        layout.Questions(asked);
        if (state.Campaign.Comments) layout.Comment();
        layout.EndPage();
        return layout.pages.Count > PageCode.PagesMax ? null : new(kind, layout.pages);
    }

    private void Opening(string administration)
    {
        Line(state.Campaign.Title, 6, bold: true, after: 1.5);
        Paragraph(language.Say($"{administration} möchte wissen, wie weit sie auf dem Weg in die Zukunft ist. Ihre Sicht zählt. ",
            $"{administration} would like to know how far it is on its way into the future. Your view counts. ")
            + language.Say("Bitte schreiben Sie keinen Namen auf den Bogen. Er trägt keine Nummer; niemand kann sehen, welcher Ihrer ist. ",
            "Please write no name on the sheet. It bears no number; nobody can see which one is yours. ")
            + language.Say("Sie können jede Frage auslassen.", "You can skip any question."));
        y += 1;
        Line(language.Say("So kreuzen Sie an", "How to mark"), TextSize, bold: true, after: 0);
        var height = y + 3.2;
        Example(SheetMeasure.Left + 3, height, crossed: true, filled: false);
        Say(SheetMeasure.Left + 8, height + 1.2, language.Say("So gilt Ihre Antwort.", "This counts as your answer."));
        Example(SheetMeasure.Left + 58, height, crossed: false, filled: true);
        Example(SheetMeasure.Left + 65, height, crossed: true, filled: false);
        Say(SheetMeasure.Left + 70, height + 1.2, language.Say("Vertan? Falsches Kästchen ganz ausfüllen, richtiges ankreuzen.",
            "A mistake? Fill the wrong box completely and cross the right one."));
        y = height + 7;
    }

    private void Units()
    {
        Line(language.Say("In welchem Amt arbeiten Sie? (freiwillig)", "Which unit do you work in? (voluntary)"), TextSize, bold: true,
            after: 0);
        Paragraph(language.Say($"Ein Amt wird nur dann für sich gezeigt, wenn dort mindestens {state.Campaign.Threshold} Personen geantwortet haben.",
            $"A unit is shown by itself only if at least {state.Campaign.Threshold} people there have answered."));
        y += 2;
        Choices(PrintedRow.UnitField, state.Campaign.Units, 3);
    }

    private void Attribute(int place)
    {
        var asked = state.Campaign.Attributes[place];
        var names = asked.Values.Select(value => value.Name.In(language)).ToList();
        var columns = Enumerable.Range(1, 3).Last(count => count == 1 || names.All(name =>
            LetterWidths.Of(name, TextSize, false) <= (SheetMeasure.Right - SheetMeasure.Left) / count - BesideBox));
        // An attribute has few values; they are not parted by a page.
        var height = TextSize * 1.3 + 4 + (names.Count + columns - 1) / columns * ChoiceHeight;
        if (y + height > SheetMeasure.Bottom) EndPage();
        Line($"{asked.Name.In(language)} {language.Say("(freiwillig)", "(voluntary)")}", TextSize, bold: true, after: 2);
        y += 2;
        Choices(PrintedRow.AttributeField(place), names, columns);
    }

    /// <summary>Boxes in columns with a name behind each.</summary>
    private void Choices(int field, IReadOnlyList<string> names, int columns)
    {
        var pitch = (SheetMeasure.Right - SheetMeasure.Left) / columns;
        var boxes = new List<PrintedBox>();
        for (var choice = 0; choice < names.Count; choice++)
        {
            if (choice % columns == 0 && choice > 0) y += ChoiceHeight;
            if (choice % columns == 0 && y + ChoiceHeight > SheetMeasure.Bottom)
            {
                // A question that is parted by a page becomes one row on each of them.
                rows.Add(new(field, 0, boxes));
                boxes = [];
                EndPage();
                y += ChoiceHeight;
            }

            var x = SheetMeasure.Left + 3 + choice % columns * pitch;
            boxes.Add(new(choice, x, y));
            Say(x + 5, y + 1.2, Fit(names[choice], pitch - BesideBox));
        }

        rows.Add(new(field, 0, boxes));
        y += ChoiceHeight + 2;
    }

    /// <summary>An empty frame at the end, where the campaign takes words of one's own.</summary>
    private void Comment()
    {
        const double Height = 48;
        if (y + Height + 22 > SheetMeasure.Bottom) EndPage();
        y += 4;
        Line(language.Say("Möchten Sie noch etwas sagen? (freiwillig)", "Would you like to add something? (voluntary)"), TextSize,
            bold: true, after: 0);
        Paragraph(language.Say("Bitte schreiben Sie in den Rahmen und nennen Sie niemanden beim Namen. Ihr Text wird abgetippt und geprüft; Ihre Handschrift wird nicht aufbewahrt.",
            "Please write inside the frame and name nobody. Your text is typed and reviewed; your handwriting is not kept."));
        y += 1.5;
        frame = new(SheetMeasure.Left, y, SheetMeasure.Right, y + Height);
        Outline(frame.Left, frame.Top, frame.Right, frame.Bottom);
        y += Height + 2;
    }

    /// <summary>Items of one scale stand together, area by area, so that the words of the stages are read once a page.</summary>
    private void Questions(IReadOnlySet<string> asked)
    {
        var number = 0;
        foreach (var scale in state.Model.Scales)
        {
            var items = state.Model.Items.Select((item, place) => (item, place))
                .Where(one => asked.Contains(one.item.Key) && one.item.Scale == scale.Key).ToList();
            if (items.Count == 0) continue;
            var headed = -1;
            var area = "";
            foreach (var (item, place) in items)
            {
                var broken = LetterWidths.Break(texts.Items[item.Key].Text, TextSize, false, TextWidth - NumberWidth);
                var height = Math.Max(broken.Count * LineHeight, SheetMeasure.Box) + RowGap;
                var title = item.Area != area;
                if (headed != pages.Count)
                {
                    if (y + HeadHeight(scale) + TitleHeight + height > SheetMeasure.Bottom) EndPage();
                    Head(scale);
                    (headed, title) = (pages.Count, true);
                }
                else if (y + height + (title ? TitleHeight : 0) > SheetMeasure.Bottom)
                {
                    EndPage();
                    Head(scale);
                    (headed, title) = (pages.Count, true);
                }

                if (title) Line(texts.Areas[item.Area].Name, TextSize, bold: true, after: 0.6);
                area = item.Area;
                Row(scale, place, ++number, broken, height);
            }
        }
    }

    private void Row(AnswerScale scale, int place, int number, IReadOnlyList<string> broken, double height)
    {
        var middle = y + height / 2;
        var baseLine = middle - (broken.Count - 1) * LineHeight / 2 + TextSize / 3;
        Say(SheetMeasure.Left, baseLine, FormattableString.Invariant($"{number}."));
        foreach (var line in broken)
        {
            Say(SheetMeasure.Left + NumberWidth, baseLine, line);
            baseLine += LineHeight;
        }

        rows.Add(new(place, number, [.. Columns(scale).Select(column => new PrintedBox(column.Code, column.X, middle))]));
        y += height;
        lines.Add(new(SheetMeasure.Left, y, SheetMeasure.Right, y, 0.1));
    }

    private void Head(AnswerScale scale)
    {
        var height = HeadHeight(scale);
        var lead = LetterWidths.Break(texts.Perspectives[perspective].LeadOf(scale.Key), TextSize, false, TextWidth);
        var at = y + height - (lead.Count - 1) * LineHeight - 2;
        foreach (var line in lead)
        {
            Say(SheetMeasure.Left, at, line);
            at += LineHeight;
        }

        foreach (var (code, x) in Columns(scale))
        {
            words.Add(new(x + SmallSize / 3, y + height - 1, SmallSize, false, WordOf(scale, code)) { Upright = true });
        }

        y += height;
        lines.Add(new(SheetMeasure.Left, y, SheetMeasure.Right, y, 0.3));
        y += 1.5;
    }

    private double HeadHeight(AnswerScale scale)
    {
        var widest = Columns(scale).Max(column => LetterWidths.Of(WordOf(scale, column.Code), SmallSize, false));
        var lead = LetterWidths.Break(texts.Perspectives[perspective].LeadOf(scale.Key), TextSize, false, TextWidth).Count;
        return Math.Max(widest + 2, lead * LineHeight + 2);
    }

    private string WordOf(AnswerScale scale, int code) => code switch
    {
        AnswerCode.DoNotKnow => texts.Absences["dont-know"],
        AnswerCode.NotApplicable => texts.Absences["not-applicable"],
        _ when scale.Target is null => texts.Stages[state.Model.StageKey(scale, code)],
        _ => FormattableString.Invariant($"{code}  {texts.Stages[state.Model.StageKey(scale, code)]}"),
    };

    private static IEnumerable<(int Code, double X)> Columns(AnswerScale scale)
    {
        var x = FirstColumn;
        for (var code = scale.Low; code <= scale.High; code++, x += ColumnWidth) yield return (code, x);
        x += AbsenceGap;
        if (scale.DoNotKnow) yield return (AnswerCode.DoNotKnow, x);
        if (scale.NotApplicable) yield return (AnswerCode.NotApplicable, x + (scale.DoNotKnow ? ColumnWidth : 0));
    }

    private void Say(double x, double baseLine, string text) => words.Add(new(x, baseLine, TextSize, false, text));

    private void Line(string text, double size, bool bold, double after)
    {
        foreach (var line in LetterWidths.Break(text, size, bold, SheetMeasure.Right - SheetMeasure.Left))
        {
            words.Add(new(SheetMeasure.Left, y + size, size, bold, line));
            y += size * 1.3 + after;
        }
    }

    private void Paragraph(string text)
    {
        foreach (var line in LetterWidths.Break(text, TextSize, false, SheetMeasure.Right - SheetMeasure.Left))
        {
            y += LineHeight;
            Say(SheetMeasure.Left, y, line);
        }

        y += 1.5;
    }

    /// <summary>A box that shows how to mark and is not read.</summary>
    private void Example(double x, double middle, bool crossed, bool filled)
    {
        const double Half = SheetMeasure.Box / 2;
        Outline(x - Half, middle - Half, x + Half, middle + Half);
        if (crossed) lines.AddRange([new(x - 1.8, middle - 1.8, x + 1.8, middle + 1.8, 0.5), new(x - 1.8, middle + 1.8, x + 1.8,
            middle - 1.8, 0.5)]);
        if (filled) lines.Add(new(x - Half, middle, x + Half, middle, SheetMeasure.Box));
    }

    private void Outline(double left, double top, double right, double bottom)
    {
        foreach (var y in new[] { top, bottom }) lines.Add(new(left, y, right, y, SheetMeasure.Outline));
        foreach (var x in new[] { left, right }) lines.Add(new(x, top, x, bottom, SheetMeasure.Outline));
    }

    private static string Fit(string text, double width)
    {
        if (LetterWidths.Of(text, TextSize, false) <= width) return text;
        while (text.Length > 1 && LetterWidths.Of(text + "…", TextSize, false) > width) text = text[..^1];
        return text + "…";
    }

    private void EndPage()
    {
        var code = new PageCode(PageCode.TagOf(state.Campaign.Id), kind, pages.Count + 1);
        words.Add(new(SheetMeasure.Width / 2, SheetMeasure.Height - SheetMeasure.CornerInset + 1, SmallSize, false,
            $"{texts.Perspectives[perspective].Name} · {language.Say("Seite", "Page")} {code.Page} · {code}") { Centred = true });
        pages.Add(new(code, words, lines, rows) { Frame = frame });
        (words, lines, rows, frame, y) = ([], [], [], null, SheetMeasure.Top);
    }
}
