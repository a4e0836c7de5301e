using Wegmarke.Design;

namespace Wegmarke.Initiatives.Planning;

/// <summary>A scenario in a sentence.</summary>
public static class ScenarioWords
{
    public static string Conditions(ScenarioContent content, Language language)
    {
        string Say(string german, string english) => language.Say(german, english);
        List<string> parts = [Say($"{content.Quarters} Quartale", $"{content.Quarters} quarters")];
        if (content.DaysPercent != 100) parts.Add(Say($"{content.DaysPercent} % der eingetragenen Tage", $"{content.DaysPercent}% of the days that are entered"));
        if (content.MoneyPercent != 100) parts.Add(Say($"{content.MoneyPercent} % des eingetragenen Geldes", $"{content.MoneyPercent}% of the money that is entered"));
        if (content.Budget is { } budget) parts.Add(Say($"höchstens {language.Count(budget)} € über die ganze Zeit", $"at most {language.Count(budget)} € over the whole time"));
        if (content.AtOnce is { } most) parts.Add(Say($"höchstens {most} zugleich", $"at most {most} at once"));
        parts.Add(content.KeepRunning ? Say("Laufendes geht weiter", "what runs goes on") : Say("Laufendes darf ruhen oder enden",
            "what runs may rest or end"));
        if (content.In.Count > 0) parts.Add(Say($"{content.In.Count} auf jeden Fall dabei", $"{content.In.Count} in for certain"));
        if (content.Out.Count > 0) parts.Add(Say($"{content.Out.Count} ausgeschlossen", $"{content.Out.Count} left out"));
        return Say("Vorgaben: ", "Rules: ") + string.Join(", ", parts) + ".";
    }
}
