using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wegmarke.Capabilities.Tests.House;

/// <summary>What is small can be read in one go.</summary>
public sealed partial class ShapeTests
{
    private const int FileLinesMax = 300;
    private const int TestFileLinesMax = 400;
    private const int MethodLinesMax = 60;
    private const int LineLengthMax = 140;

    /// <summary>A sentence stays whole: a line with a long quotation may be longer.</summary>
    private const int QuotingLineLengthMax = 210;
    private const int RootEntriesMax = 28;

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongerFiles = new()
    {
    };

    /// <summary>Methods that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongerMethods = new()
    {
    };

    [Fact]
    public void Every_file_and_method_can_be_read_in_one_go() => Guard.FindsNothing(Repository.Code().SelectMany(TooLarge));

    [Fact]
    public void Twin_a_long_method_and_a_long_line_are_caught()
    {
        var body = string.Concat(Enumerable.Repeat("x++;\n", MethodLinesMax + 1));
        var text = $"class A {{ void B(int x) {{\n{body}}} }}\n// {new string('x', LineLengthMax)}";
        Assert.Equal(2, TooLarge(new("src/x.cs", text)).Count());
    }

    [Fact]
    public void Twin_a_long_file_is_caught() => Assert.Single(TooLarge(new("src/x.cs", new string('\n', FileLinesMax + 1))));

    [Fact]
    public void The_way_in_is_short() => Assert.InRange(
        File.ReadLines(Path.Combine(Repository.Root, "src/Web/Program.cs")).Count(), 1, 60);

    [Fact]
    public void The_root_is_an_overview() => Assert.InRange(
        Repository.Paths().Select(path => path.Split('/')[0]).Distinct().Count(), 1, RootEntriesMax);

    [Fact]
    public void Every_exception_is_still_needed() => Guard.FindsNothing(
        LongerFiles.Keys.Except(Repository.Paths()));

    [GeneratedRegex("\"[^\"]{50,}")]
    private static partial Regex LongQuotation();

    private static IEnumerable<string> TooLarge(Repository.SourceFile file)
    {
        var lines = file.Text.Split('\n');
        var linesMax = file.Path.StartsWith("tests/", StringComparison.Ordinal) ? TestFileLinesMax : FileLinesMax;
        if (lines.Length > linesMax && !LongerFiles.ContainsKey(file.Path)) yield return $"{file.Path}: {lines.Length} lines";
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line].Length > (LongQuotation().IsMatch(lines[line]) ? QuotingLineLengthMax
              : LineLengthMax)) yield return $"{file.Path}:{line + 1}: {lines[line].Length} characters";
        }

        foreach (var method in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
        {
            var span = method.GetLocation().GetLineSpan();
            var length = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            var name = method is MethodDeclarationSyntax named ? named.Identifier.Text : "constructor";
            if (length <= MethodLinesMax || LongerMethods.ContainsKey($"{file.Name}.{name}")) continue;
            yield return $"{file.Path}: {name} has {length} lines";
        }
    }
}
