using System.Text.RegularExpressions;

namespace Wegmarke.MaturityModels.Quality;

/// <summary>A finding with the line on which its key stands.</summary>
public sealed record LocatedFinding(string File, int Line, QualityFinding Finding)
{
    public override string ToString() =>
        $"{File}:{Line}: {Finding.Severity.ToString().ToLowerInvariant()}: {Finding.What} {Finding.Remedy} ({Finding.Where})";
}

/// <summary>Finds the line of a finding in the files of its model, so that an editor can jump there.</summary>
public static class LocateFinding
{
    public static LocatedFinding Run(string folder, QualityFinding finding)
    {
        var words = finding.Where.Split(' ');
        var file = Path.Combine(folder, words[0].EndsWith(".yaml", StringComparison.Ordinal) ? words[0] : "model.yaml");
        var key = Regex.Escape(words[^1]);
        var line = System.IO.File.Exists(file)
            ? System.IO.File.ReadLines(file).Index().FirstOrDefault(one => Regex.IsMatch(one.Item,
                $@"^\s*(?:{key}:|- (?:\{{\s*)?(?:key|role): {key}\b)"))
            : default;
        return new(file, line.Index + 1, finding);
    }
}
