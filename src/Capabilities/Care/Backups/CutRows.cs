using Wegmarke.Care.Tables;

namespace Wegmarke.Care.Backups;

/// <summary>Cuts a table into pieces where its content says so, not after so many rows: a row that comes or goes changes the piece it lies
/// in and leaves all others as they were.</summary>
internal static class CutRows
{
    private const int BytesMin = 16 * 1024;
    private const int BytesMax = 1024 * 1024;

    /// <summary>After one row in 64, on average.</summary>
    private const uint CutMask = 63;

    public static async Task<(TableContent Content, IReadOnlyList<string> Pieces)> Run(OpenedStore store, TableShape table, Pieces pieces)
    {
        var sum = new RowSum();
        var names = new List<string>();
        using var piece = new MemoryStream();
        await foreach (var row in ReadRows.Run(store, table))
        {
            var cut = Append(piece, sum.Add(row));
            if (piece.Length >= BytesMax || (piece.Length >= BytesMin && cut)) Put();
        }

        if (piece.Length > 0) Put();
        return (sum.Of(table.Name), names);

        void Put()
        {
            names.Add(pieces.Put(piece.ToArray()));
            piece.SetLength(0);
        }
    }

    private static bool Append(MemoryStream piece, byte[] row)
    {
        piece.Write(row);
        var mix = 2_166_136_261;
        foreach (var one in row) mix = (mix ^ one) * 16_777_619;
        return ((mix ^ (mix >> 16)) & CutMask) == 0;
    }
}
