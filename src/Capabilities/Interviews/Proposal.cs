using Wegmarke.Design;

namespace Wegmarke.Interviews;

/// <summary>Why words were proposed to be replaced.</summary>
public enum NameKind
{
    Speaker,
    Person,
    Place,
    Unit,
    Office,
    Phone,
    Mail,
    Date,
    Number,
    Other,
}

/// <summary>Words that could tell who spoke or who was spoken of, with what could stand for them.</summary>
/// <param name="Sure">Whether it is ticked before anybody looked.</param>
public sealed record Proposal(NameKind Kind, string Words, string Replacement, int Count, bool Sure)
{
    public static string NameOf(NameKind kind, Language language) => kind switch
    {
        NameKind.Speaker => language.Say("Sprecherin oder Sprecher", "speaker"),
        NameKind.Person => language.Say("Person", "person"),
        NameKind.Place => language.Say("Ort", "place"),
        NameKind.Unit => language.Say("Amt", "unit"),
        NameKind.Office => language.Say("Funktion", "office"),
        NameKind.Phone => language.Say("Telefon", "phone"),
        NameKind.Mail => language.Say("E-Mail", "e-mail"),
        NameKind.Date => language.Say("Datum", "date"),
        NameKind.Number => language.Say("Kennung", "identifier"),
        _ => language.Say("selbst genannt", "named by you"),
    };
}
