using System.Xml;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Checking;

/// <summary>Says what a file of another system holds and what of it would be taken, changed, lost or refused. Whatever the file, an answer
/// comes back; a file that cannot be read is refused with place and remedy.</summary>
public static class CheckFile
{
    public static Inspection Run(string path)
    {
        var (file, refusal) = ForeignFile.Of(path);
        return file is null ? Refused(path, refusal!) : Run(file);
    }

    public static Inspection Run(ForeignFile file)
    {
        var remarks = new Remarks();
        var contents = new Contents("unknown", null, null);
        try
        {
            if (file.Length == 0)
            {
                throw RefusedException.Of(Place.Whole, "Die Datei ist leer.", "The file is empty.",
                    "Übertragen oder exportieren Sie sie noch einmal.", "Transfer or export it again.");
            }

            contents = InspectFormat.Run(file, remarks);
        }
        catch (RefusedException refused)
        {
            remarks.Add(refused.Remark);
        }
        catch (XmlException error)
        {
            remarks.Add(SafeXml.Broken(error, null).Remark);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            remarks.Add(RefusedException.Of(Place.Whole, "Die Datei lässt sich nicht zu Ende lesen.", "The file cannot be read to its end.",
                "Prüfen Sie den Datenträger und die Leserechte.", "Check the disk and the permissions.").Remark);
        }

        var format = contents.Format == "unknown" ? remarks.Format : contents.Format;
        return new(file.Path, format, contents.Version, contents.Title, contents.Counts, contents.Lists, contents.Kinds,
            remarks.Kept, remarks.Dropped);
    }

    private static Inspection Refused(string path, Remark refusal) => new(path, "unknown", null, null, [], [], [], [refusal], 0);
}
