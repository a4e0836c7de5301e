using System.Globalization;
using System.Text;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange.Transfers;

/// <summary>A column map as the YAML that the command line reads, so that what was mapped in the browser serves there too.</summary>
public static class WriteColumnMap
{
    public static string Run(ColumnMap map)
    {
        var text = new StringBuilder("columns:\n");
        foreach (var (header, rule) in map.Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {DraftModel.Quoted(header)}: {{{Rule(rule)}}}\n");
        }

        if (map.OthersIgnored) text.Append("others: ignore\n");
        if (map.Perspective is { } perspective) text.Append(CultureInfo.InvariantCulture,
            $"perspective: {DraftModel.Quoted(perspective)}\n");
        if (map.PerspectiveOf.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"perspectives: {{{string.Join(", ", map.PerspectiveOf.Select(pair => $"{DraftModel.Quoted(pair.Key)}: {DraftModel.Quoted(pair.Value)}"))}}}\n");
        }

        return text.ToString();
    }

    public static string? NameOf(byte code) => code switch
    {
        AnswerCode.Skipped => "skipped",
        AnswerCode.DoNotKnow => "dont-know",
        AnswerCode.NotApplicable => "not-applicable",
        AnswerCode.NotAsked => "not-asked",
        _ => null,
    };

    private static string Rule(ColumnRule rule)
    {
        List<string> parts = [rule.Item is { } item ? $"item: {DraftModel.Quoted(item)}"
            : $"role: {rule.Role.ToString().ToLowerInvariant()}"];
        var values = rule.Codes.Where(pair => AnswerCode.IsValue(pair.Value))
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{DraftModel.Quoted(pair.Key)}: {pair.Value}")).ToList();
        if (values.Count > 0) parts.Add($"values: {{{string.Join(", ", values)}}}");
        var missing = rule.Codes.Where(pair => NameOf(pair.Value) is not null).GroupBy(pair => NameOf(pair.Value))
            .Select(group => $"{group.Key}: [{string.Join(", ", group.Select(pair => DraftModel.Quoted(pair.Key)))}]").ToList();
        if (missing.Count > 0) parts.Add($"missing: {{{string.Join(", ", missing)}}}");
        return string.Join(", ", parts);
    }
}
