using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text;
using Wegmarke.Design;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange;

/// <summary>Writes a simulated world as files: the answers and the staff list per wave, how carefully each sheet was filled in, the column
/// map
/// that lets the answers be analysed, and the truth.</summary>
public static class WriteSimulation
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IncludeFields = true,
    };

    /// <returns>The names of the files written.</returns>
    public static IReadOnlyList<string> Run(SimulatedWorld world, string folder)
    {
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        void Write(string name, string text)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
            files.Add(name);
        }

        for (var wave = 0; wave < world.Waves.Count; wave++)
        {
            Write($"wave{wave + 1}.csv", Answers(world, wave));
            Write($"frame{wave + 1}.csv", Frame(world, wave));
            Write($"careless{wave + 1}.csv", Careless(world, wave));
        }

        Write("map.yaml", Map);
        Write("truth.json", Truth(world));
        return files;
    }

    /// <summary>Seed, parameters and population values; the same for the same seed.</summary>
    public static string Truth(SimulatedWorld world) => JsonSerializer.Serialize(
        new
        {
            Format = "wegmarke-simulation/1",
            Model = new { world.Model.Key, world.Model.Version, world.Model.ContentHash },
            world.Spec, world.Towns, world.Areas, world.Items, Values = world.Truth,
            CarelessShare = world.Waves.Select(wave => wave.Count == 0 ? 0
                : wave.Count(sheet => sheet.Care != Care.Careful) / (double)wave.Count),
        }, Readable) + "\n";

    private const string Map = """
        # How to read the simulated answers: ./wegmarke analyse wave1.csv --model MODEL --columns map.yaml
        columns:
          town: {role: group}
          unit: {role: ignore}
          perspective: {role: perspective}
          level: {role: ignore}
          role: {role: ignore}
          age: {role: ignore}
        missing:
          dont-know: [dont-know]
          not-applicable: [not-applicable]
          not-asked: [not-asked]

        """;

    private static string Answers(SimulatedWorld world, int wave)
    {
        var text = new StringBuilder("town,unit,perspective,level,role,age");
        foreach (var item in world.Model.Items) text.Append(',').Append(item.Key);
        text.Append('\n');
        foreach (var sheet in world.Waves[wave])
        {
            Person(text, world, sheet.Person);
            foreach (var code in sheet.Sheet.Codes) text.Append(',').Append(Word(code));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Frame(SimulatedWorld world, int wave)
    {
        var text = new StringBuilder("town,unit,perspective,level,role,age,count\n");
        foreach (var group in world.People[wave].GroupBy(person => person).OrderBy(group => group.Key.Town).ThenBy(group => group.Key.Unit)
            .ThenBy(group => group.Key.ToString(), StringComparer.Ordinal))
        {
            Person(text, world, group.Key);
            text.Append(',').Append(group.Count().ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }

    private static string Careless(SimulatedWorld world, int wave)
    {
        var text = new StringBuilder("row,kind\n");
        for (var row = 0; row < world.Waves[wave].Count; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row + 1},{world.Waves[wave][row].Care.ToString().ToLowerInvariant()}\n");
        }

        return text.ToString();
    }

    /// <summary>Units carry the town's name, so that a unit is one unit also where all towns are read together.</summary>
    private static void Person(StringBuilder text, SimulatedWorld world, SimulatedPerson person)
    {
        var town = world.Spec.Towns[person.Town].Name;
        text.Append(Quoted(town)).Append(',').Append(person.Unit < 0 ? "" : Quoted($"{town}: {world.Units[person.Town][person.Unit]}"));
        text.Append(',').Append(world.Model.Perspectives[person.Perspective].Key);
        text.Append(',').Append(person.Level).Append(',').Append(person.Role).Append(',').Append(person.Age);
    }

    private static string Quoted(string text) => TableCell.Quoted(text, ',');

    private static string Word(byte code) => code switch
    {
        AnswerCode.NotAsked => "not-asked",
        AnswerCode.NotApplicable => "not-applicable",
        AnswerCode.DoNotKnow => "dont-know",
        AnswerCode.Skipped => "",
        _ => code.ToString(CultureInfo.InvariantCulture),
    };
}
