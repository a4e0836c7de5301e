using Wegmarke.Design;

namespace Wegmarke.Exchange.Transfers;

/// <summary>What a column is, in words.</summary>
public static class RoleWords
{
    public static string Name(ColumnRole role, Language language) => role switch
    {
        ColumnRole.Group => language.Say("Amt oder Gruppe", "unit or group"),
        ColumnRole.Perspective => language.Say("wer geantwortet hat", "who answered"),
        ColumnRole.Item => language.Say("Frage", "item"),
        _ => language.Say("weggelassen", "left out"),
    };
}
