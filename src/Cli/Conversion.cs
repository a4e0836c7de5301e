using System.CommandLine;
using Wegmarke.Design;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke convert</c>: between the formats we speak, with a list of losses.</summary>
public static class Conversion
{
    public static Command Verb()
    {
        var source = new Argument<string>("in") { Description = "A survey, a table, an SPSS file, a framework, or a model (folder, KEY or KEY/VERSION)" };
        var target = new Argument<string>("out") { Description = "NAME.sav, NAME.csv, NAME.lss, NAME.xlsx (XLSForm), or a new folder for the draft of a model" };
        var perspective = new Option<string?>("--perspective") { Description = "Of a model: who is asked; without it the first perspective" };
        var language = new Option<string>("--lang") { Description = "Language of the messages: de or en", DefaultValueFactory = _ => "de" };
        var verb = new Command("convert", "Turns one file into another and says what is lost.") { source, target, perspective, language };
        verb.SetAction(parsed => Run(parsed.GetValue(source)!, parsed.GetValue(target)!, parsed.GetValue(perspective),
            Language.Of(parsed.GetValue(language)),
            TimeProvider.System, Console.Out, Console.Error));
        return verb;
    }

    /// <returns>0 when all was converted, 1 when something was lost or changed, 2 when nothing could be written.</returns>
    public static int Run(string source, string target, string? perspective, Language language, TimeProvider clock, TextWriter output,
        TextWriter error)
    {
        (Exchange.Instruments.Instrument, string)? model = null;
        if (!File.Exists(source))
        {
            if (Models.Load(source, error) is not { } found) return 2;
            var asked = perspective is null ? found.Perspectives[0] : found.Perspectives.FirstOrDefault(one => one.Key == perspective);
            if (asked is null)
            {
                error.WriteLine($"--perspective {perspective}: Known are {string.Join(", ", found.Perspectives.Select(one => one.Key))}.");
                return 2;
            }

            model = ModelInstrument.Of(found, asked);
        }

        var remarks = new Remarks();
        var written = ConvertFile.Run(source, target, model, clock.GetLocalNow().DateTime, remarks);
        foreach (var remark in remarks.Kept.Where(remark => remark.Fate != Fate.Taken))
        {
            error.WriteLine($"{source}{(remark.Place.ToString() is { Length: > 0 } place ? $" {place}" : "")}: {remark.What.In(language)} {remark.Remedy.In(language)}".TrimEnd());
        }

        foreach (var file in written) output.WriteLine(file);
        return written.Count == 0 ? 2 : remarks.Kept.Any(remark => remark.Fate >= Fate.Changed) ? 1 : 0;
    }
}
