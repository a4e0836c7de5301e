using Wegmarke.Responses;
using Wegmarke.Responses.Paper;

namespace Wegmarke.Capabilities.Tests.Responses.Paper;

public sealed class LayOutSheetTests
{
    [Fact]
    public void Every_sheet_asks_exactly_its_items_and_every_box_stands_alone_on_its_page()
    {
        foreach (var form in new[] { "core", "full", "pulse", "citizen" })
        {
            // Attributes and the frame for own words stand on the longest form too.
            var state = PaperCampaign.InMemory(form: form, more: form == "full", units: [.. Enumerable.Range(1,
                70).Select(at => $"Amt für besondere Angelegenheiten {at}")]);
            var kinds = from perspective in Enumerable.Range(0, state.Model.Perspectives.Count)
                        from variant in Enumerable.Range(0, SheetVariants.Count(state.Form))
                        from language in Enumerable.Range(0, SheetVariants.Languages.Count)
                        select new SheetKind(perspective, variant, language);
            foreach (var kind in kinds)
            {
                if (SheetVariants.Asked(state, kind) is not { Count: > 0 } asked) continue;
                var sheet = LayOutSheet.Run(state, PaperCampaign.Town, kind)!;
                var rows = sheet.Pages.SelectMany(page => page.Rows).ToList();
                Assert.Equal(asked.Order(), rows.Where(row => row.Number > 0).Select(row => state.Model.Items[row.Field].Key).Order());
                Assert.Equal(Enumerable.Range(0, 70),
                    rows.Where(row => row.Field == PrintedRow.UnitField).SelectMany(row => row.Boxes).Select(box => box.Code));
                Assert.Equal(form == "full" ? 1 : 0, sheet.Pages.Count(page => page.Frame is { } frame
                    && frame.Bottom < SheetMeasure.Height - SheetMeasure.CornerInset - SheetMeasure.Corner / 2
                    && page.Rows.SelectMany(row => row.Boxes).All(box => box.Y + SheetMeasure.Box < frame.Top)));
                foreach (var page in sheet.Pages)
                {
                    var boxes = page.Rows.SelectMany(row => row.Boxes).ToList();
                    Assert.All(boxes, box => Assert.True(box.X > SheetMeasure.Left && box.X < SheetMeasure.Right
                        && box.Y > SheetMeasure.Top && box.Y + SheetMeasure.Box < SheetMeasure.Height - SheetMeasure.CornerInset
                            - SheetMeasure.Corner / 2));
                    Assert.All(boxes, box => Assert.DoesNotContain(boxes, other => other != box
                        && Math.Abs(other.X - box.X) < 1.5 * SheetMeasure.Box && Math.Abs(other.Y - box.Y) < 1.5 * SheetMeasure.Box));
                    Assert.All(page.Texts, text => Assert.True(text.Centred || text.Upright
                        || text.X + LetterWidths.Of(text.Words, text.Size, text.Bold) <= SheetMeasure.Right + 1, text.Words));
                }
            }
        }
    }

    [Fact]
    public void The_variants_are_the_sheets_that_could_have_been_drawn()
    {
        var state = PaperCampaign.InMemory();
        var drawn = new HashSet<string>();
        for (var seed = 0; seed < 200; seed++)
        {
            var chance = new Random(seed);
            drawn.Add(string.Join(' ', AssignItems.Run(state.Model, state.Form, "staff", chance.Next).Order()));
        }

        Assert.Equal(drawn.Order(), Enumerable.Range(0, SheetVariants.Count(state.Form))
            .Select(variant => string.Join(' ', SheetVariants.Asked(state, new(0, variant, 0))!.Order())).Order());
    }

    [Fact]
    public void A_code_comes_back_and_no_single_or_double_error_is_believed()
    {
        var code = new PageCode(PageCode.TagOf(Guid.NewGuid()), new(7, 311, 2), 4);
        Assert.Equal(code, PageCode.Of(code.ToBits()));
        for (var one = 0; one < PageCode.Bits; one++)
        {
            for (var other = one; other < PageCode.Bits; other++)
            {
                Assert.Null(PageCode.Of(code.ToBits() ^ 1UL << one ^ (other == one ? 0 : 1UL << other)));
            }
        }
    }

    [Fact]
    public void Typing_is_read_by_question_and_says_which_one_does_not_fit()
    {
        var state = PaperCampaign.InMemory();
        var page = PaperCampaign.Sheet(state).Pages[1];
        var rows = page.Rows.Count;
        var (answers, problem) = ReadTyping.Run(state.Model, page, "1W t" + new string('-', rows - 3), Design.Language.German);
        Assert.Null(problem);
        Assert.Equal([1, 254, 253, 255], page.Rows.Take(4).Select(row => (int)answers[row.Field]));
        Assert.Equal("1wt" + new string('-', rows - 3), ReadTyping.Write(page, Filled(state, answers), Design.Language.German));
        Assert.Contains($"{rows} Fragen, aber {rows - 1} Zeichen", ReadTyping.Run(state.Model, page, new string('3', rows - 1), Design.Language.German).Problem!,
            StringComparison.Ordinal);
        Assert.Contains($"Question {page.Rows[1].Number}: there is no “7”",
            ReadTyping.Run(state.Model, page, "37" + new string('3', rows - 2), Design.Language.English).Problem!, StringComparison.Ordinal);
    }

    private static byte[] Filled(Wegmarke.Campaigns.CampaignState state, IReadOnlyDictionary<int, byte> answers)
    {
        var codes = new byte[state.Model.Items.Count];
        foreach (var (field, code) in answers) codes[field] = code;
        return codes;
    }
}
