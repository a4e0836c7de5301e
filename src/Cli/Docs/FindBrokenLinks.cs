namespace Wegmarke.Cli.Docs;

/// <summary>Links that lead nowhere, pictures that say nothing, and guides that exist in one language only.</summary>
public static class FindBrokenLinks
{
    /// <param name="exists">Whether a file is there, relative to the sources.</param>
    public static IEnumerable<string> Run(IReadOnlyList<Document> documents, Func<string, bool> exists)
    {
        var known = documents.ToDictionary(document => document.Path);
        foreach (var document in documents)
        {
            foreach (var reference in document.References)
            {
                var place = $"{document.Path}:{reference.Line}";
                if (!known.TryGetValue(reference.Target, out var target))
                {
                    if (!exists(reference.Target)) yield return $"{place}: There is no {reference.Target}. Name a file that is there.";
                }
                else if (reference.Anchor.Length > 0 && !target.HasAnchor(reference.Anchor))
                {
                    var there = string.Join(", ", target.Sections.Select(section => section.Anchor).Take(12));
                    yield return $"{place}: {reference.Target} has no heading #{reference.Anchor}. There are: {there}.";
                }
            }

            if (Twin(document.Path) is { } twin && !known.ContainsKey(twin)) yield return $"{document.Path}: {twin} is missing. A guide has both languages.";
        }
    }

    private static string? Twin(string path) =>
        path.StartsWith("docs/handbook/de/", StringComparison.Ordinal) ? path.Replace("/de/", "/en/", StringComparison.Ordinal)
        : path.StartsWith("docs/handbook/en/", StringComparison.Ordinal) ? path.Replace("/en/", "/de/", StringComparison.Ordinal)
        : null;
}
