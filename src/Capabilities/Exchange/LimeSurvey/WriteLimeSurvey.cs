using System.Globalization;
using System.Xml;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>Writes an instrument as a survey structure in the layout of database version 498, which LimeSurvey 5 and 6 read.</summary>
public static class WriteLimeSurvey
{
    private const string Version = "498";
    private const int Survey = 100000;

    public static void Run(Instrument instrument, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, new() { Indent = true, Encoding = new System.Text.UTF8Encoding(false) });
        xml.WriteStartElement("document");
        xml.WriteElementString("LimeSurveyDocType", "Survey");
        xml.WriteElementString("DBVersion", Version);
        xml.WriteStartElement("languages");
        foreach (var language in instrument.Languages) xml.WriteElementString("language", language);
        xml.WriteEndElement();
        var told = new LimeTelling(instrument, Survey);
        foreach (var (table, rows) in told.Tables.Where(table => table.Rows.Count > 0)) Table(xml, table, rows);
        xml.WriteEndElement();
    }

    private static void Table(XmlWriter xml, string table, IReadOnlyList<IReadOnlyList<(string Column, string? Value)>> rows)
    {
        xml.WriteStartElement(table);
        xml.WriteStartElement("fields");
        foreach (var (column, _) in rows[0]) xml.WriteElementString("fieldname", column);
        xml.WriteEndElement();
        xml.WriteStartElement("rows");
        foreach (var row in rows)
        {
            xml.WriteStartElement("row");
            foreach (var (column, value) in row)
            {
                if (value is null) continue;
                xml.WriteStartElement(column);
                if (value.Length > 0) xml.WriteCData(Allowed(value).Replace("]]>", "]] >", StringComparison.Ordinal));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Allowed(string text) => text.All(XmlConvert.IsXmlChar) ? text
        : new([.. text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))]);

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
