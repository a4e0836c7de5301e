namespace Wegmarke.Design;

/// <summary>One sentence in both languages: what a deed answers when it cannot be done as written.</summary>
public sealed record Sentence(string German, string English)
{
    public string In(Language language) => language.Say(German, English);
}
