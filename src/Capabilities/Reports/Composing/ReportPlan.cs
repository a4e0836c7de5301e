using System.Text.Json.Serialization;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Reports.Composing;

/// <summary>What a report shall be: what somebody chose and wrote, before figures are filled in.</summary>
/// <param name="Number">How the house files it, such as 2026/117.</param>
/// <param name="Language">Key of the language; the plain one says things more simply and explains the words.</param>
/// <param name="Unit">Of a unit report the unit, as releases name it.</param>
/// <param name="Wave">Null: the latest.</param>
/// <param name="About">Of a circle report the membership, of a dossier the survey; null: the latest.</param>
public sealed record ReportPlan(
    string Title, string Number, string Language, string Unit, int? Wave, IReadOnlyList<ReportBlock> Blocks,
    Guid? About = null)
{
    public const int TitleMax = 200;
    public const int NumberMax = 60;
    public const int BlocksMax = 40;

    public static readonly IReadOnlyList<Language> Languages = [Design.Language.German, Design.Language.English,
        Design.Language.PlainGerman];

    [JsonIgnore]
    public Language Spoken => Languages.FirstOrDefault(one => one.Key == Language) ?? Design.Language.German;

    public string ToJson() => ContentJson.Write(this);

    public static ReportPlan Read(string json) => ContentJson.Read<ReportPlan>(json);

    /// <summary>A report as it begins: with all that its kind usually holds, in the usual order.</summary>
    public static ReportPlan Begin(ReportKind kind, string administration, string unit, Language language)
    {
        IEnumerable<ReportBlock> blocks = kind switch
        {
            ReportKind.Summary => [new(BlockKind.Findings), new(BlockKind.Profile), new(BlockKind.Decisions), new(BlockKind.Method)],
            ReportKind.Council => [
                new(BlockKind.Proposal, "", language.Say(
                    "Der Gemeinderat nimmt den Bericht zur Zukunftsfähigkeit der Verwaltung zur Kenntnis.\nDer Gemeinderat bittet die Verwaltung, bis zur nächsten Befragung über die Umsetzung zu berichten.",
                    "The council takes note of the report on how fit for the future the administration is.\nThe council asks the administration to report on implementation before the next survey.")),
                new(BlockKind.Own, language.Say("Sachverhalt", "Facts of the matter"), language.Say(
                    "Die Verwaltung hat gemessen, wie fit sie für die Zukunft ist. Dieser Bericht fasst zusammen, wo sie steht, was sie sich vornimmt und was dafür zu entscheiden ist.",
                    "The administration has measured how fit for the future it is. This report sums up where it stands, what it takes on and what there is to decide.")),
                .. Usual(kind, BlockKind.Own, BlockKind.Proposal, BlockKind.Quotes, BlockKind.Words)],
            _ => Usual(kind, BlockKind.Own, BlockKind.Words),
        };
        if (language == Design.Language.PlainGerman && kind.Allowed().Contains(BlockKind.Words)) blocks = blocks.Append(new(
            BlockKind.Words));
        var title = kind switch
        {
            ReportKind.Unit => language.Say($"Wo wir stehen: {unit}", $"Where we stand: {unit}"),
            ReportKind.Press => language.Say($"{administration} misst, wie fit die Verwaltung ist", $"{administration} measures how fit its administration is"),
            ReportKind.Circle => language.Say($"{administration} im Vergleich", $"{administration} compared"),
            ReportKind.Council => language.Say("Zukunftsfähigkeit der Verwaltung: Stand und Vorhaben", "How fit for the future we are: state and plans"),
            _ => kind.Name(language),
        };
        return new(title, "", language.Key, unit, null, [.. blocks]);
    }

    private static IEnumerable<ReportBlock> Usual(ReportKind kind, params BlockKind[] without) =>
        kind.Allowed().Where(one => !without.Contains(one)).Select(one => new ReportBlock(one));
}
