namespace Wegmarke.Exchange;

/// <summary>A rectangular table of texts with a header; every row has as many fields as the header.</summary>
public sealed record Table(IReadOnlyList<string> Headers, IReadOnlyList<string[]> Rows)
{
    public int ColumnOf(string header)
    {
        for (var column = 0; column < Headers.Count; column++)
        {
            if (Headers[column] == header) return column;
        }

        return -1;
    }
}
