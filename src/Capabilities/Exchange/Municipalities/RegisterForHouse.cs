using Wegmarke.Administrations;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Municipalities;

/// <summary>Reads a file of the register and keeps those entries that have an administration of their own.</summary>
public static class RegisterForHouse
{
    public const long BytesMax = 20 * 1024 * 1024;

    /// <summary>Kinds of associations that run an administration for their members. Others only repeat a municipality.</summary>
    private static readonly string[] Associations = ["51", "52", "53", "54", "55", "56"];

    /// <summary>Kinds of counties; a city without a county stands among the municipalities.</summary>
    private static readonly string[] Counties = ["43", "44", "45"];

    /// <returns>The entries, or why the file cannot be taken.</returns>
    public static (DateOnly Date, IReadOnlyList<Municipality> Entries, Remark? Refusal) Run(string name, byte[] bytes)
    {
        var file = ForeignFile.InMemory(name, bytes);
        if (!ReadRegister.Fits(file.Head.Span))
        {
            return (default, [], new(Fate.Refused, Place.Whole, new("Das ist kein Gemeindeverzeichnis im Format GV100AD.", "This is no register of municipalities in the format GV100AD."),
                new("Laden Sie GV100AD beim Statistischen Bundesamt herunter, entpacken Sie es und wählen Sie die Textdatei.",
                    "Download GV100AD from the Federal Statistical Office, unpack it and choose the text file.")));
        }

        var remarks = new Remarks();
        try
        {
            var register = ReadRegister.Run(file, remarks);
            // A file with holes would take away towns that are there.
            return remarks.Kept.FirstOrDefault(remark => remark.Fate == Fate.Error) is { } error ? (register.Date, [], error)
                : (register.Date, [.. Entries(register)], null);
        }
        catch (RefusedException refused)
        {
            return (default, [], refused.Remark);
        }
    }

    private static IEnumerable<Municipality> Entries(Register register)
    {
        var towns = register.Entries.Where(entry => entry.Level == RegisterLevel.Municipality && entry.Population > 0).ToList();
        var byAssociation = towns.ToLookup(town => town.Ars[..9]);
        var byCounty = towns.ToLookup(town => town.Ars[..5]);
        foreach (var entry in register.Entries)
        {
            var people = entry.Level switch
            {
                RegisterLevel.Municipality => entry.Population ?? 0,
                RegisterLevel.Association when Associations.Contains(entry.Kind) => byAssociation[entry.Ars].Sum(town =>
                    town.Population ?? 0),
                RegisterLevel.County when Counties.Contains(entry.Kind) => byCounty[entry.Ars].Sum(town => town.Population ?? 0),
                _ => 0,
            };
            if (people == 0) continue;
            var land = Land.Of(entry.Ars[..2])?.Name ?? "";
            var place = entry.Level == RegisterLevel.County ? land : register.CountyOf(entry)?.Name is { Length: > 0 } county
                ? $"{county}, {land}" : land;
            yield return new(entry.Ars, entry.Name, entry.KindName, people, place, Municipality.Fold(entry.Name));
        }
    }
}
