using System.Text;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>What makes YAML dangerous or ambiguous is refused with its place, quickly.</summary>
public sealed class HostileYamlTests
{
    [Theory]
    [InlineData("a: &a [x]\nb: [*a, *a]", 1, "anchor")]
    [InlineData("a: 1\nb: *a", 2, "alias")]
    [InlineData("a: 1\n---\nb: 2", 2, "second document")]
    [InlineData("a: 1\na: 2", 2, "second time")]
    [InlineData("a: 1\nb: !!python/object:os.system x", 2, "tag")]
    [InlineData("a: {b: 1, <<: {c: 2}}", 1, "plain word")]
    [InlineData("", 1, "empty")]
    [InlineData("- a\n- b", 1, "keys with values")]
    [InlineData("a: [1, 2", 1, "not valid YAML")]
    [InlineData("a: 1\n\tb: 2", 2, "not valid YAML")]
    [InlineData("a: [\nb", 2, "opened and not closed")]
    public void A_dangerous_text_is_refused_with_its_line(string text, int line, string what)
    {
        var problems = new List<ModelProblem>();
        ReadYaml.Run(Encoding.UTF8.GetBytes(text), "x.yaml", problems);
        Assert.Contains(problems, problem => problem.What.Contains(what, StringComparison.Ordinal) && Math.Abs(problem.Line - line) <= 1);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_its_first_anchor()
    {
        var bomb = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 30).Select(at => $"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]\n"));
        Assert.Equal(1, Refused(Encoding.UTF8.GetBytes(bomb)).Line);
    }

    [Fact]
    public void Deep_nesting_is_refused() => Assert.Contains("nested too deeply",
        Refused(Encoding.UTF8.GetBytes("a: " + new string('[', 5000) + new string(']', 5000))).What, StringComparison.Ordinal);

    [Fact]
    public void A_huge_file_is_refused_before_it_is_parsed() =>
        Assert.Contains("larger than", Refused(new byte[ReadYaml.BytesMax + 1]).What, StringComparison.Ordinal);

    [Fact]
    public void Another_encoding_is_refused() =>
        Assert.Contains("UTF-8", Refused(Encoding.Latin1.GetBytes("a: fünf")).What, StringComparison.Ordinal);

    [Fact]
    public void A_null_character_is_refused() =>
        Assert.Contains("null character", Refused(Encoding.UTF8.GetBytes("a: b\0c")).What, StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_is_no_harm()
    {
        var problems = new List<ModelProblem>();
        var root = ReadYaml.Run([0xEF, 0xBB, 0xBF, .. "a: 1"u8], "x.yaml", problems);
        Assert.Equal("1", Assert.IsType<TextNode>(root!.Get("a")).Value);
    }

    private static ModelProblem Refused(byte[] bytes)
    {
        var problems = new List<ModelProblem>();
        Assert.Null(ReadYaml.Run(bytes, "x.yaml", problems));
        return Assert.Single(problems);
    }
}
