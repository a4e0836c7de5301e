using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;
using Wegmarke.People.Checks;

namespace Wegmarke.Exchange.Qti;

/// <summary>Reads questions from IMS QTI 2.1, 2.2 and 3.0, as one item or as a package: choices with one or several right answers, and
/// numbers. Everything else is named as lost.</summary>
/// <remarks>Version 3.0 writes the same elements with a prefix and hyphens (qti-choice-interaction); names are compared without
/// both.</remarks>
public static class ReadQti
{
    public const int BytesMax = 8 * 1024 * 1024;

    private const int PartBytesMax = 1024 * 1024;

    /// <summary>Interactions that fit; all others are lost.</summary>
    private static readonly string[] Known = ["choiceinteraction", "textentryinteraction"];

    /// <returns>The questions, and what was lost or refused with its place; a refusal of the whole leaves no question.</returns>
    public static (IReadOnlyList<CheckItem> Items, Remarks Remarks) Run(string name, byte[] bytes)
    {
        var remarks = new Remarks();
        try
        {
            return (Read(ForeignFile.InMemory(name, bytes), remarks), remarks);
        }
        catch (RefusedException refused)
        {
            remarks.Add(refused.Remark);
            return ([], remarks);
        }
    }

    private static List<CheckItem> Read(ForeignFile file, Remarks remarks)
    {
        List<CheckItem> items = [];
        void Take(XDocument document, string? part)
        {
            foreach (var element in document.Root!.DescendantsAndSelf().Where(one => Is(one, "assessmentitem")))
            {
                if (Item(element, part, remarks) is { } item) items.Add(item with { Key = $"q{items.Count + 1}" });
            }
        }

        if (!file.Head.Span.StartsWith("PK"u8))
        {
            Take(SafeXml.Load(file, remarks), null);
        }
        else
        {
            using var archive = SafeArchive.Open(file);
            foreach (var part in archive.Ending(".xml").Where(one => !one.EndsWith("imsmanifest.xml", StringComparison.OrdinalIgnoreCase)))
            {
                Take(SafeXml.Load(() => archive.OpenEntry(part, PartBytesMax), part, remarks), part);
            }
        }

        if (items.Count == 0 && remarks.Count(Fate.Lost) + remarks.Count(Fate.Error) == 0)
        {
            throw RefusedException.Of(Place.Whole, "Die Datei enthält keine Fragen nach QTI.", "The file holds no questions after QTI.",
                "Exportieren Sie sie aus dem Lernsystem als QTI 2.1 oder 3.0.", "Export it from the learning system as QTI 2.1 or 3.0.");
        }

        return items;
    }

    private static CheckItem? Item(XElement element, string? part, Remarks remarks)
    {
        var place = XmlTree.PlaceOf(element, part);
        var interactions = element.Descendants().Where(one => Name(one).EndsWith("interaction", StringComparison.Ordinal)).ToList();
        if (interactions is not [var interaction] || !Known.Contains(Name(interaction)))
        {
            remarks.Lost(place, "Die Frage hat eine Form, die wir nicht stellen (Zuordnen, Ordnen, Freitext, mehrere Teile).",
                "The question has a form that we do not ask (matching, ordering, free text, several parts).",
                "Stellen Sie sie im Lernsystem als Auswahl um.", "Change it to a choice in the learning system.");
            return null;
        }

        var declaration = element.Descendants().FirstOrDefault(one => Is(one, "responsedeclaration")
            && Attr(one, "identifier") == Attr(interaction, "responseIdentifier"));
        var right = declaration?.Descendants().Where(one => Is(one, "correctresponse")).SelectMany(one => one.Descendants())
            .Where(one => Is(one, "value")).Select(one => one.Value.Trim()).ToList() ?? [];
        if (element.Descendants().Any(one => Name(one) is "img" or "object" or "audio" or "video" or "math"))
        {
            remarks.Lost(place, "Bilder, Töne und Formeln der Frage fallen weg.", "Pictures, sounds and formulas of the question are dropped.",
                "Prüfen Sie, ob die Frage ohne sie zu verstehen ist.", "Check whether the question can be understood without them.");
        }

        if (element.Descendants().Any(one => Name(one) is "modalfeedback" or "feedbackinline" or "feedbackblock"))
        {
            remarks.Lost(place, "Rückmeldungen zu Antworten fallen weg.", "Feedback to answers is dropped.", "", "");
        }

        var item = Name(interaction) == "choiceinteraction" ? Choice(element, interaction, right) : Number(element, interaction, right, declaration);
        if (item.Fault() is not { } fault) return item;
        remarks.Error(place, fault.German, fault.English, "Berichtigen Sie die Frage im Lernsystem, oder tippen Sie sie hier ab.",
            "Mend the question in the learning system, or type it here.");
        return null;
    }

    private static CheckItem Choice(XElement element, XElement interaction, List<string> right)
    {
        var answers = interaction.Descendants().Where(one => Is(one, "simplechoice"))
            .Select(one => new CheckAnswer(Plain(one), right.Contains(Attr(one, "identifier") ?? ""))).ToList();
        var several = Attr(interaction, "maxChoices") is { } most ? most != "1" : right.Count > 1;
        return new("", several ? ItemKind.Several : ItemKind.One, TextOf(element, interaction), answers, null, 0);
    }

    private static CheckItem Number(XElement element, XElement interaction, List<string> right, XElement? declaration)
    {
        var numeric = declaration is not null && Attr(declaration, "baseType") is "float" or "integer";
        var tolerance = element.Descendants().Where(one => Is(one, "equal") && Attr(one, "toleranceMode") == "absolute")
            .Select(one => XmlTree.Number(Attr(one, "tolerance")?.Split(' ')[0])).FirstOrDefault() ?? 0;
        return new("", ItemKind.Number, TextOf(element, interaction), [], numeric && right.Count > 0 ? XmlTree.Number(right[0]) : null, tolerance);
    }

    /// <summary>Body and prompt in reading order, without the choices; the title only where both are empty.</summary>
    private static string TextOf(XElement element, XElement interaction)
    {
        var body = element.Descendants().FirstOrDefault(one => Is(one, "itembody"));
        var words = body?.DescendantNodes().OfType<XText>().Where(text => !text.Ancestors().Any(one => Is(one, "simplechoice")))
            .Select(text => text.Value) ?? [];
        var text = string.Join(' ', string.Join(' ', words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 0 ? text : Attr(element, "title") ?? Attr(interaction, "label") ?? "";
    }

    private static string Plain(XElement element) => string.Join(' ', element.Value.Split((char[]?)null,
        StringSplitOptions.RemoveEmptyEntries));

    private static bool Is(XElement element, string name) => Name(element) == name;

    private static string Name(XElement element) => Bare(element.Name.LocalName);

    /// <summary>An attribute by its name in version 2; version 3 writes it with hyphens.</summary>
    private static string? Attr(XElement element, string name) => element.Attributes().FirstOrDefault(one => !one.IsNamespaceDeclaration
        && Bare(one.Name.LocalName).Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static string Bare(string name) => (name.StartsWith("qti-", StringComparison.Ordinal) ? name[4..] : name)
        .Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
