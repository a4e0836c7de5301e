namespace Wegmarke.MaturityModels.Drafts;

public sealed record BeginForm(string Parent = "", string Version = "", string Difference = "", string? Problem = null);

/// <param name="Text">What was written, also when it could not be stored.</param>
public sealed record FileForm(string File, string Text, int Seen, string Why = "", string? Problem = null);

/// <summary>A text as it stands in each language, side by side.</summary>
/// <param name="Key">Key of the item; of other texts the path of their keys, parted by slashes.</param>
public sealed record TextRow(string Key, bool Reversed, IReadOnlyDictionary<string, string> Texts);
