using System.Text.Encodings.Web;
using System.Text.Json;
using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Checking;

/// <summary>Inspections for machines: one file is an object, several are a list of such objects. Documented in
/// docs/guide/check.md.</summary>
public static class InspectionJson
{
    public const string Schema = "wegmarke-check/1";

    private static readonly (string Name, Fate Fate)[] Sections =
    [
        ("taken", Fate.Taken), ("notes", Fate.Note), ("changed", Fate.Changed), ("losses", Fate.Lost), ("refused", Fate.Refused),
            ("errors", Fate.Error),
    ];

    public static void Write(Stream stream, IReadOnlyList<Inspection> inspections, Language language)
    {
        using var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        if (inspections.Count != 1) json.WriteStartArray();
        foreach (var one in inspections) One(json, one, language);
        if (inspections.Count != 1) json.WriteEndArray();
    }

    private static void One(Utf8JsonWriter json, Inspection one, Language language)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("file", one.File);
        json.WriteString("format", one.Format);
        json.WriteString("version", one.Version);
        json.WriteString("title", one.Title);
        json.WriteString("verdict", one.Refused ? "refused" : one.HasFindings ? "findings" : "ok");
        json.WriteStartObject("counts");
        foreach (var (name, count) in one.Counts) json.WriteNumber(name, count);
        json.WriteEndObject();
        foreach (var (name, values) in one.Lists)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteStartObject("kinds");
        foreach (var (name, counts) in one.Kinds)
        {
            json.WriteStartObject(name);
            foreach (var (kind, count) in counts) json.WriteNumber(kind.Length > 0 ? kind : "(none)", count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        foreach (var (name, fate) in Sections) Remarks(json, name, one.Of(fate), language);
        json.WriteNumber("notListed", one.Dropped);
        json.WriteEndObject();
    }

    private static void Remarks(Utf8JsonWriter json, string name, IEnumerable<Remark> remarks, Language language)
    {
        json.WriteStartArray(name);
        foreach (var remark in remarks)
        {
            json.WriteStartObject();
            json.WriteStartObject("place");
            if (remark.Place.Part is { } part) json.WriteString("part", part);
            if (remark.Place.Line > 0) json.WriteNumber("line", remark.Place.Line);
            if (remark.Place.Column > 0) json.WriteNumber("column", remark.Place.Column);
            if (remark.Place.Path is { } path) json.WriteString("path", path);
            json.WriteEndObject();
            json.WriteString("what", remark.What.In(language));
            json.WriteString("remedy", remark.Remedy.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
