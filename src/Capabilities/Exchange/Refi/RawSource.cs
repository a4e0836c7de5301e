using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Refi;

/// <summary>A source whose positions have not been given a meaning yet.</summary>
internal sealed class RawSource
{
    private readonly XElement element;
    private readonly string? part;
    private readonly int selections;
    private readonly int codings;

    public RawSource(XElement element, string? text, string? part)
    {
        (this.element, Text, this.part) = (element, text, part);
        Passages = [.. element.Below("PlainTextSelection").Select(one =>
            (XmlTree.Whole(one.Attr("startPosition")) ?? -1, XmlTree.Whole(one.Attr("endPosition")) ?? -1, one))];
        selections = element.Descendants().Count(one => one.Name.LocalName.EndsWith("Selection", StringComparison.Ordinal));
        codings = element.Below("Coding").Count();
    }

    public string? Text { get; }

    public IReadOnlyList<(int Start, int End, XElement Element)> Passages { get; }

    /// <param name="notes">Texts of the notes by GUID.</param>
    public CodedSource Measured(PositionUnit units, IReadOnlyDictionary<string, string> notes, Remarks remarks)
    {
        var map = Text is null ? null : new PositionMap(Text, units);
        var passages = new List<Passage>();
        foreach (var (start, end, one) in Passages)
        {
            var place = XmlTree.PlaceOf(one, part);
            if (start < 0 || end < start || (map is not null && end > map.Length))
            {
                remarks.Error(place, $"Die Stelle {start}–{end} liegt nicht im Text.", $"The passage {start}–{end} lies outside the text.",
                    "Exportieren Sie das Projekt neu.", "Export the project again.");
                continue;
            }

            if (map is null) continue;
            passages.Add(new(one.Attr("guid") ?? "", map.Index(start), map.Index(end), one.Attr("creatingUser"),
                [.. one.Below("CodeRef").Select(code => code.Attr("targetGUID")).OfType<string>()],
                string.Join('\n', one.Below("NoteRef").Select(note => notes.GetValueOrDefault(note.Attr("targetGUID") ?? "", ""))
                    .Where(text => text.Length > 0)), place));
        }

        return new(element.Attr("guid") ?? "", element.Attr("name") ?? "", element.Name.LocalName, Text, selections, codings, passages,
            XmlTree.PlaceOf(element, part));
    }
}

/// <summary>Turns positions of a file into indices of a string.</summary>
internal sealed class PositionMap
{
    private readonly int[]? starts;

    public PositionMap(string text, PositionUnit units)
    {
        Length = text.Length;
        if (units == PositionUnit.Utf16 || !text.Any(char.IsHighSurrogate)) return;
        var places = new List<int>();
        for (var at = 0; at < text.Length; at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length
            && char.IsLowSurrogate(text[at + 1]) ? 2 : 1)
        {
            places.Add(at);
        }

        places.Add(text.Length);
        starts = [.. places];
        Length = starts.Length - 1;
    }

    public int Length { get; }

    public int Index(int position) => starts is null ? position : starts[position];
}
