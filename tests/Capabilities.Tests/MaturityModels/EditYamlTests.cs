using Wegmarke.MaturityModels.Drafts;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>One text changes, everything else stays as it was written.</summary>
public sealed class EditYamlTests
{
    private const string Yaml = """
        # A comment that stays.
        title: Alt   # and this one
        items:
          a.b: {text: "Erster: Satz.", note: bleibt}
          c:
            text: >-
              Zweiter Satz,
              über zwei Zeilen.
            note: bleibt auch
          d: kurz
        stages:
          - "Erste Stufe."
          - {name: zwei, text: Zweite Stufe.}
        """;

    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("eins")]
    public void A_place_that_a_list_does_not_have_is_no_place(string place)
    {
        Assert.Null(EditYaml.GetText(Yaml, ["stages", place]));
        Assert.Null(EditYaml.SetText(Yaml, ["stages", place], "Neu"));
    }

    [Fact]
    public void In_a_file_that_is_no_yaml_there_is_no_place() => Assert.Null(EditYaml.SetText("a: [\nb", ["a", "1"], "Neu"));

    [Fact]
    public void What_is_nested_beyond_any_model_is_not_looked_through() =>
        Assert.Null(EditYaml.GetText("a: " + new string('[', 400_000) + "\nb: x", ["b"]));

    [Theory]
    [InlineData("Neu")]
    [InlineData("Mit \"Anführung\", Doppelpunkt: und # Raute")]
    [InlineData("Zwei\nZeilen \\ und ein Tab\t.")]
    [InlineData("- kein Listenpunkt")]
    [InlineData("{{platzhalter}}")]
    public void A_text_is_replaced_whatever_it_holds(string text)
    {
        foreach (string[] path in new[]
        {
            new[] { "title" }, ["items", "a.b", "text"], ["items", "c", "text"], ["items", "d"], ["stages", "1"], ["stages", "2", "text"],
        })
        {
            var edited = EditYaml.SetText(Yaml, path, text)!;
            Assert.Equal(text, EditYaml.GetText(edited, path));
            Assert.Contains("# A comment that stays.", edited, StringComparison.Ordinal);
            Assert.Equal("bleibt auch", EditYaml.GetText(edited, ["items", "c", "note"]));
            Assert.Equal("bleibt", EditYaml.GetText(edited, ["items", "a.b", "note"]));
            if (path.Length > 1) Assert.Contains("title: Alt   # and this one", edited, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_not_there_is_not_set()
    {
        Assert.Null(EditYaml.SetText(Yaml, ["items", "x", "text"], "Neu"));
        Assert.Null(EditYaml.SetText(Yaml, ["items"], "Neu"));
        Assert.Null(EditYaml.SetText("a: [", ["a"], "Neu"));
    }

    [Fact]
    public void An_entry_is_added_where_its_map_is_or_with_its_map()
    {
        Assert.Equal("Neu: ja", EditYaml.GetText(EditYaml.AddEntry(Yaml, "items", "e.f", "Neu: ja")!, ["items", "e.f", "text"]));
        Assert.Equal("Neu", EditYaml.GetText(EditYaml.AddEntry("title: x", "items", "e", "Neu")!, ["items", "e", "text"]));
        Assert.Null(EditYaml.AddEntry("items: {a: {text: b}}", "items", "e", "Neu"));
    }
}
