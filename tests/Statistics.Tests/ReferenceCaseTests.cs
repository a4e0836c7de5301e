using System.Runtime.CompilerServices;
using Wegmarke.Cli.VerifyCases;

namespace Wegmarke.Statistics.Tests;

/// <summary>Every estimator against values of other software, by the same code that <c>wegmarke verify cases</c> runs.</summary>
public sealed class ReferenceCaseTests
{
    public static TheoryData<string, string> Cases()
    {
        var (cases, problem) = CaseFile.Read([Folder()]);
        Assert.Null(problem);
        var data = new TheoryData<string, string>();
        foreach (var one in cases) data.Add(Path.GetFileName(one.File), one.Id);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_value_agrees_with_its_oracle(string file, string id)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        VerifyCases.Run([Path.Combine(Folder(), file)], id, null, output, error);
        Assert.Equal("", error.ToString());
        var lines = output.ToString().Split('\n');
        Assert.Contains(lines, line => line.EndsWith("  ok", StringComparison.Ordinal));
        var differing = lines.Where(line => line.EndsWith("DIFFERS", StringComparison.Ordinal)
          || line.Contains("unsupported statistic", StringComparison.Ordinal));
        Assert.True(!differing.Any(), string.Join('\n', differing));
    }

    [Fact]
    public void A_wrong_expectation_is_caught()
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-cases-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        foreach (var data in Directory.GetFiles(Path.Combine(Folder(), "data"))) File.Copy(data,
          Path.Combine(folder, "data", Path.GetFileName(data)));
        var text = File.ReadAllText(Path.Combine(Folder(), "omega.json")).Replace("\"n\": 2709", "\"n\": 2710", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "omega.json"), text);
        using var output = new StringWriter();
        Assert.Equal(1, VerifyCases.Run([folder], null, null, output, TextWriter.Null));
        Assert.Contains("omega-bfi-agreeableness  n  expected 2710  found 2709  tolerance 1E-06  DIFFERS", output.ToString(),
          StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Both fits maximise one likelihood; the smaller χ² is nearer to its maximum.</summary>
    [Fact]
    public void Where_the_reference_stopped_short_our_likelihood_is_higher()
    {
        using var output = new StringWriter();
        VerifyCases.Run([Path.Combine(Folder(), "omega.json")], "omega-bfi-agreeableness", null, output, TextWriter.Null);
        var words = output.ToString().Split('\n').Single(line => line.Contains("fit.chisq", StringComparison.Ordinal))
          .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(Number(words, "found") < Number(words, "expected"), string.Join(' ', words));
    }

    /// <summary>The twin: a value that is off by more than the likelihood explains still differs.</summary>
    [Theory]
    [InlineData("0.714135941061892", "0.714135941061892", 0)]
    [InlineData("0.714135941061892", "0.714133941061892", 1)]
    [InlineData("86.6960615932516", "86.6960615832516", 1)]
    public void A_reference_that_stopped_short_excuses_only_what_it_explains(string from, string to, int code)
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-cases-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        File.Copy(Path.Combine(Folder(), "data", "bfi.csv"), Path.Combine(folder, "data", "bfi.csv"));
        File.WriteAllText(Path.Combine(folder, "omega.json"), File.ReadAllText(Path.Combine(Folder(), "omega.json"))
          .Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(code, VerifyCases.Run([folder], "omega-bfi-agreeableness", null, TextWriter.Null, TextWriter.Null));
        Directory.Delete(folder, recursive: true);
    }

    private static double Number(string[] words, string name) =>
        double.Parse(words[Array.IndexOf(words, name) + 1], System.Globalization.CultureInfo.InvariantCulture);

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Cases");
}
