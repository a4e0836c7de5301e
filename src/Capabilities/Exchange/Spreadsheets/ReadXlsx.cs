using System.Globalization;
using System.Text;
using System.Xml;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spreadsheets;

/// <summary>All sheets of an XLSX file by name, straight from its parts.</summary>
internal static class ReadXlsx
{
    private const int SheetsMax = 200;
    private const int TextsMax = 2_000_000;
    private const long LettersMax = 256L << 20;

    public static bool Fits(SafeArchive archive) => archive.Names.Any(name =>
        name.EndsWith("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)
        || name.Equals("xl/workbook.bin", StringComparison.OrdinalIgnoreCase));

    public static Workbook Run(SafeArchive archive, Remarks remarks)
    {
        const string Book = "xl/workbook.xml", Links = "xl/_rels/workbook.xml.rels";
        if (!archive.Has(Book) || !archive.Has(Links))
        {
            throw RefusedException.Of(Place.Whole, "Die Arbeitsmappe ist unvollständig oder im Format XLSB.", "The workbook is incomplete or in the format XLSB.",
                "Speichern Sie sie als XLSX.", "Save it as XLSX.");
        }

        var targets = SafeXml.Load(() => archive.OpenEntry(Links, SafeXml.TreeBytesMax), Links, remarks).Root!.Named("Relationship")
            .GroupBy(one => one.Attr("Id") ?? "").ToDictionary(one => one.Key, one => one.First().Attr("Target") ?? "");
        var texts = archive.Has("xl/sharedStrings.xml") ? Texts(archive, "xl/sharedStrings.xml") : [];
        var sheets = new List<Sheet>();
        foreach (var element in SafeXml.Load(() => archive.OpenEntry(Book, SafeXml.TreeBytesMax), Book, remarks).Root!.Child("sheets")
            .Named("sheet"))
        {
            if (sheets.Count >= SheetsMax) throw RefusedException.TooLarge(Place.At(Book), "Zu viele Tabellenblätter.", "Too many sheets.");
            var target = targets.GetValueOrDefault(element.Attr("id") ?? "", "");
            var part = target.StartsWith('/') ? target[1..] : "xl/" + target;
            if (!archive.Has(part) || !part.Contains("worksheets", StringComparison.OrdinalIgnoreCase)) continue;
            sheets.Add(Cells(archive, part, element.Attr("name") ?? "", texts));
        }

        return new(sheets);
    }

    private static List<string> Texts(SafeArchive archive, string part)
    {
        var texts = new List<string>();
        long letters = 0;
        Walk(archive, part, reader =>
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si") return;
            var text = TextOf(reader, part);
            letters += text.Length;
            if (texts.Count >= TextsMax || letters > LettersMax) throw RefusedException.TooLarge(Place.At(part), "Zu viele Texte.",
                "Too many texts.");
            texts.Add(text);
        });
        return texts;
    }

    private static Sheet Cells(SafeArchive archive, string part, string name, List<string> texts)
    {
        var cells = new SheetCells(name);
        int row = -1, column = -1;
        Walk(archive, part, reader =>
        {
            if (reader.NodeType != XmlNodeType.Element) return;
            if (reader.LocalName == "row")
            {
                row = XmlTree.Whole(reader.GetAttribute("r")) is { } number ? number - 1 : row + 1;
                column = -1;
            }
            else if (reader.LocalName == "c")
            {
                column = Column(reader.GetAttribute("r")) ?? column + 1;
                if (!cells.Put(row, column, Cell(reader, part, texts))) throw RefusedException.TooLarge(Place.At(part),
                    "Das Blatt ist zu groß.", "The sheet is too large.");
            }
        });
        return cells.Sheet();
    }

    private static string Cell(XmlReader reader, string part, List<string> texts)
    {
        var kind = reader.GetAttribute("t") ?? "n";
        if (kind == "inlineStr") return TextOf(reader, part);
        var value = ValueOf(reader, part);
        return kind switch
        {
            "s" => XmlTree.Whole(value) is { } at && at >= 0 && at < texts.Count ? texts[at] : "",
            "b" => value == "1" ? "TRUE" : "FALSE",
            "n" => XmlTree.Number(value) is { } number ? SheetCells.Number(number) : value,
            _ => value,
        };
    }

    /// <summary>All t elements below, without those of phonetic guides.</summary>
    private static string TextOf(XmlReader reader, string part)
    {
        if (reader.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = reader.Depth;
        var (inText, guide) = (false, false);
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            SafeXml.Guard(reader, part);
            if (reader.LocalName == "rPh" && !reader.IsEmptyElement) guide = reader.NodeType == XmlNodeType.Element;
            if (reader.LocalName == "t" && !reader.IsEmptyElement) inText = reader.NodeType == XmlNodeType.Element;
            if (inText && !guide
                && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(reader.Value);
            }
        }

        return text.ToString();
    }

    private static string ValueOf(XmlReader reader, string part)
    {
        if (reader.IsEmptyElement) return "";
        var value = "";
        var depth = reader.Depth;
        var inside = false;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            SafeXml.Guard(reader, part);
            if (reader.LocalName == "v" && !reader.IsEmptyElement) inside = reader.NodeType == XmlNodeType.Element;
            if (inside && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) value += reader.Value;
        }

        return value;
    }

    private static void Walk(SafeArchive archive, string part, Action<XmlReader> node)
    {
        try
        {
            using var stream = archive.OpenEntry(part);
            using var reader = SafeXml.Reader(stream);
            while (reader.Read())
            {
                SafeXml.Guard(reader, part);
                node(reader);
            }
        }
        catch (XmlException error)
        {
            throw SafeXml.Broken(error, part);
        }
    }

    private static int? Column(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter)) break;
            column = column * 26 + (char.ToUpper(letter, CultureInfo.InvariantCulture) - 'A' + 1);
            if (column > SheetCells.ColumnsMax) return SheetCells.ColumnsMax;
        }

        return column - 1;
    }
}
