using System.CommandLine;

namespace Wegmarke.Cli.Docs;

/// <summary><c>wegmarke docs</c>: the documentation as a site of plain files.</summary>
public static class DocsVerb
{
    public static Command Verb()
    {
        var folder = new Argument<string>("out") { Description = "Folder for the site" };
        var source = new Option<string?>("--source") { Description = "Folder of the sources that holds docs; else where the program is at home" };
        var verb = new Command("docs", "Writes the documentation as a site: searchable, German and English, without a server.") { folder, source };
        verb.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(source), Console.Out, Console.Error));
        return verb;
    }

    /// <returns>0 when the site was written, 1 when a link is broken, 2 when there is nothing to write it from.</returns>
    public static async Task<int> Run(string folder, string? source, TextWriter output, TextWriter error)
    {
        var root = source ?? Environment.GetEnvironmentVariable("WEGMARKE_HOME") ?? Environment.CurrentDirectory;
        if (!Directory.Exists(Path.Combine(root, "docs", "handbook")))
        {
            await error.WriteLineAsync($"{root}: No docs/handbook lies there. Name the folder of the sources with --source.");
            return 2;
        }

        try
        {
            switch (await WriteSite.Run(root, folder))
            {
                case WriteSite.Written written:
                    await output.WriteLineAsync($"{written.Pages} pages, {written.Sections} headings to search. Open {Path.Combine(folder, "index.html")}");
                    return 0;
                case WriteSite.Broken broken:
                    foreach (var problem in broken.Problems) await error.WriteLineAsync(problem);
                    return 1;
                default:
                    throw new InvalidOperationException("An outcome has no words yet.");
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{folder} cannot be written: {failed.Message} Name a folder in a place where you may write.");
            return 2;
        }
    }
}
