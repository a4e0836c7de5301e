using Wegmarke.Responses;
using Wegmarke.Views;

namespace Wegmarke.Capabilities.Tests.Views;

/// <summary>What the staff council reads in the stores is what the dossier names: a warning is one.</summary>
public sealed class ChecksTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wegmarke-checks-");

    [Fact]
    public async Task Every_column_beside_an_answer_is_named_in_the_dossier()
    {
        await using var store = AnswerStore.Open(new(folder.FullName));
        Assert.Contains(store.Tables(), one => one.Table == "sealed_comment");
        Assert.Empty(With(store.Tables()).Unexpected);
    }

    [Fact]
    public void Twin_a_column_that_nobody_named_is_told() =>
        Assert.Equal(["field_sheet.moment"], With([("field_sheet", ["campaign", "moment"])]).Unexpected);

    public void Dispose() => folder.Delete(recursive: true);

    private static ChecksView With(IReadOnlyList<(string Table, IReadOnlyList<string> Columns)> stored) =>
        new(null!, null!, null!, new Dictionary<string, string>(), Problem: false, stored, KeyThere: false, []);
}
