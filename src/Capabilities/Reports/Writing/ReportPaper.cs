using Wegmarke.Design;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Reports.Writing;

/// <summary>A report as it is written out now: the document, the words of quotes that may still be shown, and what is said about the
/// version.</summary>
/// <param name="Quotes">Words of quotes that are released today.</param>
/// <param name="Mark">Said below the title; empty for a frozen version.</param>
/// <param name="Footer">Said on every page.</param>
public sealed record ReportPaper(ReportDocument Document, IReadOnlyDictionary<Guid, string> Quotes, string Mark, string Footer)
{
    public Language Language => Document.Spoken;

    public string Say(string german, string english) => Language.Say(german, english);

    /// <summary>Where a report is short it needs no table of contents.</summary>
    public bool HasContents => Document.Kind is not (ReportKind.Summary or ReportKind.Press)
        && Document.Parts.OfType<HeadingPart>().Count() > 4;

    public string WordsOf(QuotePart quote) => Quotes.TryGetValue(quote.Quote, out var words) ? Language.Quoted(words)
        : Say("(Dieses Zitat wurde zurückgezogen und wird nicht mehr gezeigt.)", "(This quote was withdrawn and is no longer shown.)");

    /// <summary>What the report was filled from, in words.</summary>
    public IReadOnlyList<string> Sources => [.. Document.Sources.Select(one => $"{one.Words}, SHA-256 {one.Hash[..16]}…")];

    public string SourcesName => Say("Grundlagen dieses Berichts", "What this report rests on");

    /// <summary>For the name of a file.</summary>
    public string FileName(string ending) => $"{string.Concat(Document.Title.ToLowerInvariant().Select(one =>
        char.IsAsciiLetterOrDigit(one) ? one : one switch { 'ä' => 'a', 'ö' => 'o', 'ü' => 'u', 'ß' => 's', _ => '-' }))
        .Trim('-').Replace("--", "-", StringComparison.Ordinal)}.{ending}";

    public static ReportPaper Of(ReportDocument document, IReadOnlyDictionary<Guid, string> quotes, ReportVersion? version,
        ReportSignature? signature)
    {
        var language = document.Spoken;
        if (version is null)
        {
            return new(document, quotes, document.Kind == ReportKind.Dossier
                ? language.Say("Entwurf. Er zeigt die Einstellungen, wie sie jetzt sind; eingefroren ist er noch nicht.",
                    "Draft. It shows the settings as they are now; it is not frozen yet.")
                : language.Say("Entwurf. Die Zahlen sind freigegeben, dieser Bericht ist noch nicht eingefroren.",
                    "Draft. The figures are released; this report is not frozen yet."),
                language.Say($"{document.Line} · Entwurf", $"{document.Line} · draft"));
        }

        var signed = signature is null ? "" : language.Say($" · unterzeichnet: {signature.By}, {language.Day(signature.At)}",
            $" · signed: {signature.By}, {language.Day(signature.At)}");
        return new(document, quotes, "", language.Say($"{document.Line} · Fassung {version.Version}{signed} · SHA-256 {version.Hash[..12]}",
            $"{document.Line} · version {version.Version}{signed} · SHA-256 {version.Hash[..12]}"));
    }
}
