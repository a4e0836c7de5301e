using System.Xml;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>The database tables inside a LimeSurvey XML file. A column that is absent from a row is NULL, an empty element is the empty
/// text.</summary>
internal sealed record LimeTables(
    string Kind, string Version, IReadOnlyList<string> Languages, IReadOnlyDictionary<string, IReadOnlyList<LimeRow>> Tables)
{
    public IReadOnlyList<LimeRow> this[string table] => Tables.TryGetValue(table, out var rows) ? rows : [];

    public LimeRow? First(string table) => this[table] is [var first, ..] ? first : null;

    public bool Has(string table) => Tables.ContainsKey(table);
}

internal sealed record LimeRow(IReadOnlyDictionary<string, string> Columns, Place Place)
{
    public string? this[string column] => Columns.TryGetValue(column, out var value) ? value : null;

    public string Text(string column) => this[column] ?? "";

    public int Order(string column) => XmlTree.Whole(this[column]) ?? int.MaxValue;
}

/// <summary>Streams the rows of a LimeSurvey XML file; a structure is kept, responses are only passed on.</summary>
internal static class ReadLimeTables
{
    private const long LettersMax = 256L << 20;
    private const int RowsMax = 1_000_000;

    public static LimeTables Run(Func<Stream> open, string? part)
    {
        var tables = new Dictionary<string, List<LimeRow>>(StringComparer.Ordinal);
        long letters = 0;
        var rows = 0;
        var (kind, version, languages, names) = Stream(open, part, null, (table, row) =>
        {
            letters += row.Columns.Sum(column => column.Value.Length);
            if (letters > LettersMax || ++rows > RowsMax)
            {
                throw RefusedException.TooLarge(row.Place, "Die Umfrage ist größer als jede, die LimeSurvey schreibt.",
                    "The survey is larger than any that LimeSurvey writes.");
            }

            if (!tables.TryGetValue(table, out var list)) tables[table] = list = [];
            list.Add(row);
        });
        foreach (var name in names) tables.TryAdd(name, []);
        return new(kind, version, languages, tables.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<LimeRow>)pair.Value));
    }

    /// <param name="fields">Gets the declared column names of each table.</param>
    public static (string Kind, string Version, IReadOnlyList<string> Languages, IReadOnlyCollection<string> Tables) Stream(
        Func<Stream> open, string? part, Action<string, string>? fields, Action<string, LimeRow> row)
    {
        try
        {
            using var stream = open();
            using var reader = SafeXml.Reader(stream);
            return new Walk(reader, part, fields, row).Run();
        }
        catch (XmlException error)
        {
            throw SafeXml.Broken(error, part);
        }
        catch (System.Text.DecoderFallbackException error)
        {
            throw SafeXml.Broken(new XmlException(error.Message), part);
        }
    }

    private sealed class Walk(XmlReader reader, string? part, Action<string, string>? fields, Action<string, LimeRow> row)
    {
        private readonly List<string> languages = [];
        private readonly HashSet<string> tables = new(StringComparer.Ordinal);
        private string kind = "", version = "";

        public (string, string, IReadOnlyList<string>, IReadOnlyCollection<string>) Run()
        {
            var path = new string[8];
            while (reader.Read())
            {
                SafeXml.Guard(reader, part);
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.Depth < path.Length) path[reader.Depth] = reader.LocalName;
                if (reader.Depth == 1 && reader.LocalName == "LimeSurveyDocType") kind = Text();
                else if (reader.Depth == 1 && reader.LocalName == "DBVersion") version = Text();
                else if (reader.Depth == 2 && path[1] == "languages" && reader.LocalName == "language") languages.Add(Text());
                else if (reader.Depth == 2 && reader.LocalName == "rows") tables.Add(path[1]);
                else if (reader.Depth == 3 && reader.LocalName == "fieldname") fields?.Invoke(path[1], Text());
                else if (reader.Depth == 3 && reader.LocalName == "row") row(path[1], Row(path[1]));
            }

            return (kind.Trim(), version.Trim(), languages, tables);
        }

        private LimeRow Row(string table)
        {
            var place = SafeXml.PlaceOf(reader, part) with { Path = $"document/{table}/rows/row" };
            var columns = new Dictionary<string, string>(StringComparer.Ordinal);
            var depth = reader.Depth;
            if (reader.IsEmptyElement) return new(columns, place);
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
                SafeXml.Guard(reader, part);
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1) columns[reader.LocalName] = Text();
            }

            return new(columns, place);
        }

        /// <summary>Text of the element in hand; stays on its end, so that the caller's next step is the following node.</summary>
        private string Text()
        {
            if (reader.IsEmptyElement) return "";
            var depth = reader.Depth;
            string? first = null;
            System.Text.StringBuilder? more = null;
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
                SafeXml.Guard(reader, part);
                if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace
                    or XmlNodeType.SignificantWhitespace)) continue;
                if (first is null) first = reader.Value;
                else (more ??= new(first)).Append(reader.Value);
            }

            return more?.ToString() ?? first ?? "";
        }
    }
}
