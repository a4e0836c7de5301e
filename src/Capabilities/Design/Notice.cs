namespace Wegmarke.Design;

/// <summary>A message with its remedy: what, and how to go on.</summary>
public sealed record Notice(string Title, string Text, string Address, string Link);
