using System.CommandLine;
using Wegmarke.Design;
using Wegmarke.Exchange.Checking;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke check</c>: what a file of another system holds, and what of it would be taken, changed, lost or refused.</summary>
public static class Check
{
    public static Command Verb()
    {
        var files = new Argument<string[]>("file") { Description = "Surveys, tables, SPSS files, code books, projects, plans, processes, transcripts …",
            Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Write the findings as JSON: one file an object, several a list" };
        var language = new Option<string>("--lang") { Description = "Language of the findings: de or en", DefaultValueFactory = _ => "de" };
        var verb = new Command("check", "Says what a file of another system holds and what would be imported, lost or refused.") { files, json, language };
        verb.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(json), Language.Of(parsed.GetValue(language)),
            Console.OpenStandardOutput(), Console.Out));
        return verb;
    }

    /// <returns>0 when everything would be taken, 1 with findings, 2 when a file cannot be read.</returns>
    public static int Run(IReadOnlyList<string> files, bool json, Language language, Stream output, TextWriter screen)
    {
        var inspections = new List<Exchange.Foreign.Inspection>();
        foreach (var file in files)
        {
            var one = CheckFile.Run(file);
            inspections.Add(one);
            if (json) continue;
            foreach (var line in InspectionText.Of(one, language)) screen.WriteLine(line);
        }

        if (json)
        {
            InspectionJson.Write(output, inspections, language);
            screen.WriteLine();
        }

        return inspections.Any(one => one.Refused) ? 2 : inspections.Any(one => one.HasFindings) ? 1 : 0;
    }
}
