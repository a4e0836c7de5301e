using System.Text.RegularExpressions;
using Wegmarke.Design;

namespace Wegmarke.People.Competences;

/// <summary>What has to be mended in a table of competences.</summary>
public sealed record FrameFault(int Line, Sentence Why);

/// <summary>Makes a frame of the lines of a table, or says line by line what is wrong.</summary>
public static partial class CheckFrame
{
    public const int RowsMax = 500;

    private const int NameMax = 200;
    private const int TextMax = 1000;

    public static (CompetenceFrame? Frame, IReadOnlyList<FrameFault> Faults) Run(string name, IReadOnlyList<FrameRow> rows)
    {
        List<FrameFault> faults = [.. rows.SelectMany(row => Faults(row, rows))];
        if (faults.Count == 0)
        {
            faults.AddRange(Cycles(rows, row => row.Parent.Length == 0 ? [] : [row.Parent],
                way => new($"„{way[0]}“ läge in sich selbst ({string.Join(" → ", way)}). Berichtigen Sie eine der Angaben unter „gehört zu“.",
                    $"“{way[0]}” would lie within itself ({string.Join(" → ", way)}). Mend one of the entries under “belongs to”.")));
            faults.AddRange(Cycles(rows, row => row.Before,
                way => new($"„{way[0]}“ setzt sich selbst voraus ({string.Join(" → ", way)}). Streichen Sie eine der Angaben unter „setzt voraus“.",
                    $"“{way[0]}” builds on itself ({string.Join(" → ", way)}). Strike one of the entries under “builds on”.")));
        }

        return faults.Count > 0 ? (null, faults) : (new(name, [.. rows.Select(row => new Competence(row.Key, row.Parent, row.German,
            row.English, row.Text, row.Before))]), []);
    }

    private static IEnumerable<FrameFault> Faults(FrameRow row, IReadOnlyList<FrameRow> rows)
    {
        FrameFault No(string german, string english) => new(row.Line, new(german, english));
        if (!Key().IsMatch(row.Key))
        {
            yield return No("Der Schlüssel fehlt oder hat andere Zeichen als a–z, 0–9, Punkt und Strich (höchstens 60).",
                "The key is missing or has characters other than a–z, 0–9, dot and hyphen (60 at most).");
        }

        if (rows.Any(other => other.Line < row.Line && other.Key == row.Key))
        {
            yield return No($"Den Schlüssel „{row.Key}“ gibt es schon weiter oben.", $"The key “{row.Key}” is there already above.");
        }

        if (row.German.Length is 0 or > NameMax || row.English.Length > NameMax || row.Text.Length > TextMax)
        {
            yield return No("Der Name fehlt, oder ein Text ist zu lang (Name 200, Beschreibung 1.000 Zeichen).",
                "The name is missing, or a text is too long (name 200, description 1,000 characters).");
        }

        foreach (var other in row.Before.Append(row.Parent).Where(one => one.Length > 0 && rows.All(other => other.Key != one)))
        {
            yield return No($"Den Schlüssel „{other}“, der hier genannt ist, gibt es in der Tabelle nicht.",
                $"The key “{other}” named here does not exist in the table.");
        }
    }

    /// <summary>Each circle once, at the line where it begins.</summary>
    private static IEnumerable<FrameFault> Cycles(IReadOnlyList<FrameRow> rows, Func<FrameRow, IReadOnlyList<string>> next,
        Func<IReadOnlyList<string>, Sentence> say)
    {
        var byKey = rows.ToDictionary(row => row.Key);
        HashSet<string> done = [];
        List<FrameFault> found = [];
        void Walk(string key, List<string> way)
        {
            if (way.IndexOf(key) is var at and >= 0)
            {
                found.Add(new(byKey[key].Line, say([.. way[at..], key])));
                return;
            }

            if (!done.Add(key)) return;
            way.Add(key);
            foreach (var other in next(byKey[key])) Walk(other, way);
            way.RemoveAt(way.Count - 1);
        }

        foreach (var row in rows) Walk(row.Key, []);
        return found;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,59}$")]
    private static partial Regex Key();
}
