namespace Wegmarke.Interviews;

/// <summary>What of the list of sources is shown, and in which order.</summary>
public sealed record SourceFilter(string Text, SourceKind? Kind, string State, string Sort, int Page)
{
    public IReadOnlyList<SourceRow> Of(IReadOnlyList<SourceRow> rows)
    {
        var shown = rows.Where(row => (Kind is null || row.Source.Kind == Kind) && State switch
        {
            "waiting" => !row.Cleared,
            "uncoded" => row.Cleared && row.Codings == 0,
            "coded" => row.Codings > 0,
            _ => true,
        });
        if (Text.Length > 0)
        {
            // A title that somebody may not read must not be found out by searching for it.
            shown = shown.Where(row => (row.Mine && row.Source.Title.Contains(Text, StringComparison.OrdinalIgnoreCase))
                || row.Source.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == Text);
        }

        return [.. Sort switch
        {
            "title" => shown.OrderBy(row => row.Mine ? row.Source.Title : "", StringComparer.OrdinalIgnoreCase),
            "words" => shown.OrderByDescending(row => row.Words),
            "codings" => shown.OrderByDescending(row => row.Mine ? row.Codings : 0),
            _ => shown.OrderBy(row => row.Source.Number),
        }];
    }
}
