using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Refi;

/// <summary>What a coding project loses on the way in, and what is wrong in it.</summary>
internal static class CheckCodingProject
{
    public static void Run(XElement root, CodingProject project, string? part, Remarks remarks)
    {
        var guids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var code in project.Codes)
        {
            if (code.Id.Length == 0 || code.Name.Length == 0)
            {
                remarks.Error(code.Place, "Einem Code fehlt Name oder GUID.", "A code has no name or no GUID.",
                    "Exportieren Sie das Projekt neu.", "Export the project again.");
            }
            else if (!guids.Add(code.Id))
            {
                remarks.Error(code.Place, $"Die GUID des Codes „{code.Name}“ steht zweimal in der Datei.", $"The GUID of the code \"{code.Name}\" is there twice.",
                    "Exportieren Sie das Projekt neu.", "Export the project again.");
            }
        }

        foreach (var reference in root.Below("Coding").SelectMany(coding => coding.Named("CodeRef"))
            .Where(code => !guids.Contains(code.Attr("targetGUID") ?? "")))
        {
            remarks.Error(XmlTree.PlaceOf(reference, part), "Eine Kodierung nennt einen Code, den es nicht gibt.", "A coding names a code that does not exist.",
                "Exportieren Sie das Projekt neu.", "Export the project again.");
        }

        if (root.Name.NamespaceName.Length == 0)
        {
            remarks.Changed(XmlTree.PlaceOf(root, part), "Das Wurzelelement hat keinen Namensraum; strenge Programme lehnen die Datei ab.",
                "The root element has no namespace; strict programs refuse the file.",
                "Ergänzen Sie xmlns=\"urn:QDA-XML:project:1.0\".", "Add xmlns=\"urn:QDA-XML:project:1.0\".");
        }

        Losses(project, remarks);
        if (project.Codes.Count > 0 || project.Sources.Count > 0)
        {
            remarks.Taken(Place.Whole, $"{project.Codes.Count} Codes, {project.Sources.Count(source => source.Text is not null)} Texte, {project.Sources.Sum(source => source.Passages.Count)} Textstellen.",
                $"{project.Codes.Count} codes, {project.Sources.Count(source => source.Text is not null)} texts, {project.Sources.Sum(source => source.Passages.Count)} passages.");
        }
    }

    private static void Losses(CodingProject project, Remarks remarks)
    {
        foreach (var source in project.Sources.Where(source => source.Kind is "PictureSource" or "AudioSource" or "VideoSource"))
        {
            remarks.Lost(source.Place, $"Die Quelle „{source.Name}“ ist Bild, Ton oder Film und wird nicht übernommen.",
                $"The source \"{source.Name}\" is a picture, a recording or a film and is not taken.",
                "Übernehmen Sie die Abschrift als Text.", "Import its transcript as text.");
        }

        foreach (var (count, german, english) in new[]
        {
            (project.Graphs, "Schaubilder", "graphs"), (project.Links, "Verknüpfungen", "links"), (project.Sets, "Mengen", "sets"),
        })
        {
            if (count > 0)
            {
                remarks.Lost(Place.Whole, $"{count} {german} werden nicht übernommen.", $"{count} {english} are not taken.",
                    "Behalten Sie das Projekt im anderen Programm, wenn Sie sie brauchen.", "Keep the project in the other program if you need them.");
            }
        }
    }
}
