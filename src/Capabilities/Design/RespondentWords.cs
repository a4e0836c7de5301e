using System.Globalization;

namespace Wegmarke.Design;

/// <summary>What respondents read around the questions, in further languages: one text file each, nothing else. German and English stand
/// in the pages, and German is what a sentence is looked up by.</summary>
public sealed record RespondentWords(string Key, string Name, IReadOnlyDictionary<string, string> Wordings)
{
    private const string Folder = "words.";
    private const string Ending = ".txt";

    private static readonly Lazy<IReadOnlyDictionary<string, RespondentWords>> Shipped = new(() =>
    {
        var program = typeof(RespondentWords).Assembly;
        return program.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
            return Read(name[Folder.Length..^Ending.Length], reader.ReadToEnd());
        }).ToDictionary(words => words.Key);
    });

    public static IReadOnlyDictionary<string, RespondentWords> All => Shipped.Value;

    public Language Language { get; } = new(Key, CultureInfo.GetCultureInfo(Key));

    /// <summary>Whether respondents can be led through a survey in this language, plain forms included.</summary>
    public static bool Know(string key) => key[..2] is "de" or "en" || All.ContainsKey(key);

    /// <summary>The name of a language in itself.</summary>
    public static string NameOf(string key) => key switch
    {
        "de" => "Deutsch",
        "de-plain" => "Einfaches Deutsch",
        "en" => "English",
        "en-plain" => "Plain English",
        _ => All.TryGetValue(key, out var words) ? words.Name : key,
    };

    public static Language? LanguageOf(string key) => key == Language.PlainGerman.Key ? Language.PlainGerman
        : All.TryGetValue(key, out var words) ? words.Language : Language.All.FirstOrDefault(language => language.Key == key);

    /// <summary>A sentence in a language; where its file lacks it, in English.</summary>
    public static string Say(Language language, Phrase german, Phrase english)
    {
        if (!All.TryGetValue(language.Key, out var words)) return language.Say(german.ToString(), english.ToString());
        return words.Wordings.TryGetValue(german.Template, out var wording) ? german.Filled(wording) : english.ToString();
    }

    /// <summary>"!" before the name of the language, "#" before a remark, "=" before the translation of the line above.</summary>
    public static RespondentWords Read(string key, string text)
    {
        var (name, german, wordings) = (key, "", new Dictionary<string, string>());
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("! ", StringComparison.Ordinal)) name = line[2..];
            else if (line.StartsWith("= ", StringComparison.Ordinal)) wordings[german] = line[2..];
            else if (line.Length > 0 && line[0] != '#') german = line;
        }

        return new(key, name, wordings);
    }
}
