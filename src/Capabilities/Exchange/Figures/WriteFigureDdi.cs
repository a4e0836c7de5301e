using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Wegmarke.Exchange.Figures;

/// <summary>Describes study, files and columns as DDI-Codebook 2.5, so that archives and catalogues can take them in.</summary>
public static class WriteFigureDdi
{
    private static readonly XNamespace D = "ddi:codebook:2_5";

    public static byte[] Run(DataSet set, DateTimeOffset now)
    {
        var language = set.Language.Tag;
        var day = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var root = new XElement(D + "codeBook", new XAttribute("version", "2.5"), new XAttribute(XNamespace.Xml + "lang", language),
            new XElement(D + "docDscr", new XElement(D + "citation",
                Titles(set.Language.Say($"Codebuch: {set.Title}", $"Code book: {set.Title}"), set.Id),
                new XElement(D + "prodStmt", new XElement(D + "prodDate", new XAttribute("date", day), day),
                    new XElement(D + "software", "Wegmarke")))),
            Study(set, day),
            set.Tables.Select((table, at) => File(set, table, at)),
            new XElement(D + "dataDscr", set.Tables.SelectMany((table, at) => table.Columns.Select(column => Variable(table, column, at)))));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new System.Text.UTF8Encoding(false), Indent = true,
            CheckCharacters = true }))
        {
            new XDocument(root).Save(writer);
        }

        return stream.ToArray();
    }

    private static XElement Titles(string title, string id) => new(D + "titlStmt", Element("titl", title),
        new XElement(D + "IDNo", new XAttribute("agency", "Wegmarke"), id));

    private static XElement Study(DataSet set, string day)
    {
        var study = set.Study;
        var say = (Func<string, string, string>)set.Language.Say;
        return new(D + "stdyDscr",
            new XElement(D + "citation", Titles(set.Title, set.Id),
                new XElement(D + "rspStmt", Element("AuthEnty", set.Administration)),
                new XElement(D + "prodStmt", Element("producer", set.Administration), new XElement(D + "prodDate",
                    new XAttribute("date", day), day)),
                new XElement(D + "serStmt", Element("serName", say("Wellen dieser Verwaltung", "Waves of this administration"))),
                new XElement(D + "verStmt", new XElement(D + "version", new XAttribute("date", study.Day),
                    study.Version.ToString(CultureInfo.InvariantCulture)))),
            new XElement(D + "stdyInfo",
                new XElement(D + "subject", Element("topcClas", say("Zukunftsfähigkeit der öffentlichen Verwaltung",
                    "Fitness of public administration for the future"))),
                Element("abstract", string.Join(' ', set.About)),
                new XElement(D + "sumDscr",
                    new XElement(D + "collDate", new XAttribute("event", "end"), new XAttribute("date", study.Day),
                        study.Day),
                    new XElement(D + "nation", new XAttribute("abbr", "DE"), say("Deutschland", "Germany")),
                    Element("geogCover", set.Administration),
                    Element("anlyUnit", study.Unit),
                    Element("universe", study.Universe),
                    Element("dataKind", study.Kind))),
            new XElement(D + "method",
                new XElement(D + "dataColl",
                    Element("timeMeth", say("wiederholte Querschnitte", "repeated cross-sections")),
                    Element("sampProc", study.Sampling),
                    Element("collMode", say("Selbst ausgefüllter Bogen, im Browser oder auf Papier", "self-completed sheet, in the browser or on paper")),
                    Element("weight", study.Weight))),
            new XElement(D + "dataAccs", new XElement(D + "useStmt",
                Element("confDec", study.Confidentiality),
                Element("conditions", study.Conditions))));
    }

    private static XElement File(DataSet set, FigureTable table, int at) => new(D + "fileDscr", new XAttribute("ID", $"F{at + 1}"),
        new XAttribute("URI", $"csv/{table.Name}.csv"),
        new XElement(D + "fileTxt", Element("fileName", $"{table.Name}.csv"), Element("fileCont", table.Label),
            new XElement(D + "dimensns", Element("caseQnty", Count(table.Rows.Count)), Element("varQnty", Count(table.Columns.Count))),
            Element("fileType", "text/csv; charset=utf-8"),
            Element("dataMsng", set.Study.Missing)));

    private static XElement Variable(FigureTable table, FigureColumn column, int at)
    {
        var variable = new XElement(D + "var", new XAttribute("ID", $"F{at + 1}_{column.Name}"), new XAttribute("name", column.Name),
            new XAttribute("files", $"F{at + 1}"), new XAttribute("dcml", Count(column.Decimals)),
            new XAttribute("intrvl", column.Kind is FigureKind.Code or FigureKind.Text or FigureKind.Whole ? "discrete" : "contin"));
        if (column.Kind == FigureKind.Code) variable.Add(new XAttribute("nature", column.Ordered ? "ordinal" : "nominal"));
        variable.Add(Element("labl", column.Label));
        if (column.Kind == FigureKind.Code)
        {
            var place = table.Columns.ToList().IndexOf(column);
            var counts = table.Rows.Where(row => row[place] is int).GroupBy(row => (int)row[place]!).ToDictionary(group => group.Key,
                group => group.Count());
            variable.Add(column.Codes.Select(code => new XElement(D + "catgry",
                column.Missing.Contains(code.Number) ? new XAttribute("missing", "Y") : null,
                Element("catValu", code.Key), Element("labl", code.Label),
                new XElement(D + "catStat", new XAttribute("type", "freq"), Count(counts.GetValueOrDefault(code.Number))))));
        }

        variable.Add(new XElement(D + "varFormat", new XAttribute("type", column.Kind is FigureKind.Code or FigureKind.Text ? "character" : "numeric"),
            new XAttribute("schema", "other")));
        return variable;
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static XElement Element(string name, string text) => new(D + name, Reports.Writing.OfficeXml.Clean(text));
}
