using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Refi;

/// <summary>A project of qualitative data analysis (REFI-QDA).</summary>
/// <param name="Units">How the file counts positions in texts.</param>
public sealed record CodingProject(
    string Format, string Name, string Origin, PositionUnit Units, IReadOnlyList<Coder> Coders, IReadOnlyList<Code> Codes,
    IReadOnlyList<CodedSource> Sources, IReadOnlyList<CodedCase> Cases, int Variables, int Sets, int Notes, int Links, int Graphs)
{
    public Contents Contents => new(Format, "1.0", Name)
    {
        Counts =
        [
            ("codes", Codes.Count),
            ("folders", Codes.Count(code => !code.Codable)),
            ("sources", Sources.Count),
            ("texts", Sources.Count(source => source.Text is not null)),
            ("selections", Sources.Sum(source => source.Selections)),
            ("codings", Sources.Sum(source => source.Codings)),
            ("cases", Cases.Count),
            ("variables", Variables),
            ("users", Coders.Count),
            ("sets", Sets),
            ("notes", Notes),
            ("links", Links),
            ("graphs", Graphs),
        ],
        Lists = [("origin", [Origin]), ("positions", [Units == PositionUnit.CodePoint ? "code points" : "UTF-16"])],
        Kinds = [("sources", Foreign.Contents.CountKinds(Sources.Select(source => source.Kind)))],
    };
}

/// <summary>The standard counts Unicode code points; NVivo counts UTF-16 code units.</summary>
public enum PositionUnit
{
    CodePoint,
    Utf16,
}

public sealed record Coder(string Id, string Name);

/// <param name="Parent">GUID of the code above; null at the top.</param>
/// <param name="Codable">False for a folder.</param>
public sealed record Code(string Id, string Name, string? Parent, string? Color, bool Codable, string Description, Place Place);

/// <param name="Kind">TextSource, PDFSource, PictureSource, AudioSource or VideoSource.</param>
/// <param name="Text">Exactly as it was written, without byte order mark; null where the file holds none.</param>
/// <param name="Selections">All marked places, also in pictures and recordings.</param>
/// <param name="Passages">Marked passages of the text.</param>
public sealed record CodedSource(
    string Id, string Name, string Kind, string? Text, int Selections, int Codings, IReadOnlyList<Passage> Passages, Place Place);

/// <summary>A passage by indices into the text as C# counts (UTF-16), end exclusive.</summary>
/// <param name="Memo">What notes say about it; empty: nothing.</param>
public sealed record Passage(string Id, int Start, int End, string? Coder, IReadOnlyList<string> Codes, string Memo, Place Place);

/// <summary>A person, group or place that sources tell of.</summary>
/// <param name="Values">Names and values of its variables.</param>
/// <param name="Sources">GUIDs of the sources that belong to it whole.</param>
/// <param name="Selections">How many single passages belong to it.</param>
public sealed record CodedCase(
    string Id, string Name, IReadOnlyList<(string Variable, string Value)> Values, IReadOnlyList<string> Sources, int Selections,
        Place Place);
