using Wegmarke.MaturityModels;
using Wegmarke.Responses;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>Planned missingness: the share of sheets on which two items stand together, against all possible sheets.</summary>
public sealed class SeenTogetherTests
{
    [Theory]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(2, 2)]
    public void The_formula_counts_all_sheets(int blocks, int drawn)
    {
        var form = Form(blocks, drawn);
        var sheets = Subsets(blocks, drawn).Select(chosen => chosen.SelectMany(at => new[] { $"{at}a", $"{at}b" })
            .Append("f").ToHashSet()).ToList();
        string[] all = [.. sheets.SelectMany(sheet => sheet).Distinct()];
        foreach (var (first, second) in all.SelectMany(a => all.Where(b => b != a).Select(b => (a, b))))
        {
            var together = (double)sheets.Count(sheet => sheet.Contains(first) && sheet.Contains(second)) / sheets.Count;
            Assert.Equal(together, SeenTogether.Share(form, first, second), 12);
        }
    }

    [Fact]
    public void The_draw_of_a_sheet_follows_the_formula()
    {
        var model = SmallModel.Read();
        var form = model.Forms.Single(one => one.Key == "core");
        var chance = new Random(7);
        var sheets = Enumerable.Range(0, 6000).Select(_ => AssignItems.Run(model, form, "staff", chance.Next)).ToList();
        Assert.All(sheets, sheet => Assert.Equal(3, sheet.Count));
        var share = sheets.Count(sheet => sheet.Contains("steering.checked") && sheet.Contains("processes.double")) / 6000.0;
        // Three standard errors of a share of one third in 6,000 sheets.
        Assert.Equal(SeenTogether.Share(form, "steering.checked", "processes.double"), share, 3 * Math.Sqrt(2 / 9.0 / 6000));
    }

    [Fact]
    public void Chosen_areas_narrow_a_form()
    {
        var model = SmallModel.Read();
        var pulse = model.Forms.Single(one => one.Key == "pulse");
        Assert.Equal(["processes.short", "processes.double"], model.Asked(pulse, "staff"));
        Assert.Equal(["steering.known", "steering.checked"], model.Asked(pulse, "staff", ["steering"]));
        Assert.Equal(["steering.known", "steering.checked"], AssignItems.Run(model, pulse, "staff", _ => 0,
            ["steering"]).OrderDescending());
    }

    private static Form Form(int blocks, int drawn) => new("core", ["staff"], ["f"],
        [.. Enumerable.Range(0, blocks).Select(at => new FormBlock($"{at}", [$"{at}a", $"{at}b"]))], drawn);

    private static IEnumerable<int[]> Subsets(int blocks, int drawn) => Enumerable.Range(0, 1 << blocks)
        .Where(bits => int.PopCount(bits) == drawn)
        .Select(bits => Enumerable.Range(0, blocks).Where(at => (bits & (1 << at)) != 0).ToArray());
}
