using Wegmarke.Design;

namespace Wegmarke.Exchange.Foreign;

/// <summary>What becomes of a part of a foreign file. From <see cref="Changed"/> on a person should look at it.</summary>
public enum Fate
{
    Taken,
    Note,
    Changed,
    Lost,
    Refused,
    Error,
}

/// <summary>One sentence in both languages.</summary>
public sealed record Wording(string German, string English)
{
    public static readonly Wording None = new("", "");

    public string In(Language language) => language.Say(German, English);
}

/// <summary>Where in a file: a part of an archive, line and column from 1 (0: not known), and the path of the element.</summary>
public sealed record Place(string? Part, int Line, int Column, string? Path)
{
    public static readonly Place Whole = new(null, 0, 0, null);

    public static Place At(string path) => new(null, 0, 0, path);

    public static Place AtLine(int line, int column = 0, string? part = null) => new(part, line, column, null);

    public override string ToString()
    {
        var text = Part ?? "";
        if (Line > 0) text += $"{(text.Length > 0 ? ":" : "")}{Line}{(Column > 0 ? $":{Column}" : "")}";
        return Path is { Length: > 0 } ? $"{text}{(text.Length > 0 ? " " : "")}{Path}" : text;
    }
}

/// <summary>One thing to say about a foreign file: what happens to what, where it stands, and what a person can do about it.</summary>
public sealed record Remark(Fate Fate, Place Place, Wording What, Wording Remedy)
{
    /// <summary>What it is and what can be done about it, without the place.</summary>
    public string In(Language language) => $"{What.In(language)} {Remedy.In(language)}".Trim();
}

/// <summary>The file, or the part in hand, cannot be used; leaves the reader and becomes a remark at its door.</summary>
internal sealed class RefusedException(Remark remark) : Exception(remark.What.English)
{
    public Remark Remark => remark;

    public static RefusedException Of(Place place, string german, string english, string germanRemedy, string englishRemedy) =>
        new(new(Fate.Refused, place, new(german, english), new(germanRemedy, englishRemedy)));

    public static RefusedException TooLarge(Place place, string german, string english) => Of(place, german, english,
        "Teilen Sie die Datei oder prüfen Sie, ob es die richtige ist.", "Split the file, or check whether it is the right one.");
}
