using Wegmarke.Design;

namespace Wegmarke.Cli.Docs;

/// <summary>What every page of the site knows: its language, where it stands, and what there is beside it.</summary>
/// <param name="Page">Its address below the folder of its language.</param>
/// <param name="Other">The same page in the other language, below the folder of that language.</param>
public sealed record SitePage(Language Language, string Page, string Title, string Other, IReadOnlyList<SiteList> Contents)
{
    /// <summary>The way from this page to the folder of its language.</summary>
    public string Up => string.Concat(Enumerable.Repeat("../", Page.Count(letter => letter == '/')));

    public Language OtherLanguage => Language == Language.German ? Language.English : Language.German;

    public string Say(string german, string english) => Language.Say(german, english);
}

public sealed record SiteList(string Title, IReadOnlyList<SiteEntry> Entries);

/// <param name="Language">What it is written in.</param>
public sealed record SiteEntry(string Page, string Title, Language Language, IReadOnlyList<Section> Sections);
