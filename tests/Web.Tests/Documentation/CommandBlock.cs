using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Wegmarke.Web.Tests.Documentation;

/// <summary>A block of a document that says what to type: marked <c>sh</c>.</summary>
internal sealed record CommandBlock(string File, IReadOnlyList<CommandBlock.Command> Commands)
{
    public static readonly string Root = FindRoot();

    /// <param name="Text">One line, or several that end in a backslash.</param>
    internal sealed record Command(int Line, string Text)
    {
        /// <summary>Without the remark behind it.</summary>
        public string Bare => Text.IndexOf("  #", StringComparison.Ordinal) is > 0 and var at ? Text[..at].TrimEnd() : Text;
    }

    /// <summary>As it stands there, for what is no command.</summary>
    public string Text => string.Join('\n', Commands.Select(command => command.Text));

    /// <summary>All blocks of all documents.</summary>
    public static IReadOnlyList<CommandBlock> All() =>
        [.. Documents().SelectMany(path => In(path, System.IO.File.ReadAllLines(Path.Combine(Root, path)), "sh"))];

    /// <summary>The lines of blocks of one kind.</summary>
    public static IEnumerable<CommandBlock> In(string path, IReadOnlyList<string> lines, string kind)
    {
        var (inside, ours, waiting) = (false, new List<Command>(), (Command?)null);
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (inside && ours.Count > 0) yield return new(path, ours);
                (inside, ours) = (!inside && line == "```" + kind, []);
            }
            else if (inside && line.Trim().Length > 0)
            {
                var command = waiting is null ? new Command(at + 1, line) : waiting with { Text = waiting.Text + "\n" + line };
                waiting = line.EndsWith('\\') ? command : null;
                if (waiting is null) ours.Add(command);
            }
        }
    }

    /// <summary>Markdown that git knows or would add.</summary>
    private static IEnumerable<string> Documents()
    {
        using var git = Process.Start(new ProcessStartInfo("git", "ls-files --cached --others --exclude-standard -- *.md")
        {
            WorkingDirectory = Root, RedirectStandardOutput = true,
        })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => !path.StartsWith("tests/", StringComparison.Ordinal) && System.IO.File.Exists(Path.Combine(Root, path)));
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!System.IO.File.Exists(Path.Combine(folder, "Wegmarke.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
