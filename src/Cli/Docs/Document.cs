using Wegmarke.Design;

namespace Wegmarke.Cli.Docs;

/// <summary>A page of the documentation as it was read: its headings with the words below each, and its HTML.</summary>
/// <param name="Path">Its file relative to the sources, with slashes.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Files">Files that it links to or shows, relative to the sources.</param>
public sealed record Document(
    string Path, Language Language, string Title, IReadOnlyList<Section> Sections, IReadOnlyList<Reference> References,
    IReadOnlyList<string> Files, IReadOnlyDictionary<Language, string> Html)
{
    public bool HasAnchor(string anchor) => Sections.Any(section => section.Anchor == anchor);
}

/// <summary>A heading and what stands below it, as the search reads it.</summary>
public sealed record Section(string Anchor, string Title, int Level, string Words);

/// <summary>A link of a document to something of ours.</summary>
/// <param name="Target">The file it leads to, relative to the sources.</param>
/// <param name="Anchor">The place in it; empty: its beginning.</param>
public sealed record Reference(int Line, string Target, string Anchor);
