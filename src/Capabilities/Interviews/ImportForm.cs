namespace Wegmarke.Interviews;

/// <summary>What was written into the form, kept when it has to be mended.</summary>
public sealed record ImportForm(string Kind, string Title, string Text);

/// <summary>What became of one file.</summary>
/// <param name="Id">Of the source; null where it was refused.</param>
/// <param name="Said">What was read, what was lost, or why it was refused and how to mend it.</param>
public sealed record TakenFile(string Name, Guid? Id, IReadOnlyList<string> Said);

/// <summary>Proposals as they stand in the form: what is ticked, and the replacement as it was typed.</summary>
public sealed record ClearForm(IReadOnlyList<(Proposal Proposal, bool Chosen, string Replacement)> Rows, string More,
    IReadOnlyList<SpeakerChoice> Speakers, string? Problem)
{
    /// <summary>Words and what stands for them, with the lines that were added by hand ("words = replacement").</summary>
    public IReadOnlyDictionary<string, string> Names
    {
        get
        {
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (proposal, chosen, replacement) in Rows)
            {
                if (chosen && proposal.Kind != NameKind.Speaker) names[proposal.Words] = replacement;
            }

            foreach (var line in More.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
                if (parts[0].Length > 0) names[parts[0]] = parts.Length > 1 ? parts[1] : "[entfernt]";
            }

            return names;
        }
    }
}
