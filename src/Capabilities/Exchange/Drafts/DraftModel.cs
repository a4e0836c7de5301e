using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.Drafts;

/// <summary>A foreign questionnaire as the draft of a maturity model: groups become areas, graded questions become items, and a column map
/// brings answers from the other system home. A person checks areas, polarity and licence before it is used.</summary>
public static class DraftModel
{
    private static readonly JsonSerializerOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>File names with their contents; empty where nothing in the instrument is graded.</returns>
    public static IReadOnlyList<(string Name, string Text)> Run(Instrument instrument, string key, Remarks remarks)
    {
        JudgeInstrument.Run(instrument, remarks);
        var plan = DraftPlan.Of(instrument);
        if (plan.Items.Count == 0) return [];
        List<(string, string)> files = [("model.yaml", Structure(plan, key)), ("columns.yaml", Columns(plan))];
        foreach (var (name, source) in plan.Languages) files.Add(($"texts.{name}.yaml", Texts(plan, source)));
        return files;
    }

    public static string Quoted(string text) => JsonSerializer.Serialize(text.ReplaceLineEndings(" "), Plainly);

    private static string Structure(DraftPlan plan, string key)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Entwurf aus einem fremden Fragebogen. Prüfen: Teilbereiche, Richtung der Fragen (reversed), Lizenz.
            # Draft from a foreign questionnaire. Check: areas, polarity of the items (reversed), licence.
            format: wegmarke-model/1
            key: {key}
            version: "0.1"
            languages: [{string.Join(", ", plan.Languages.Select(one => one.Name))}]
            licence: "nicht geklärt / not settled"
            scales:

            """);
        foreach (var scale in plan.Scales)
        {
            var absences = scale.Scale.Absences.Values.Distinct().Order(StringComparer.Ordinal).ToList();
            text.Append(CultureInfo.InvariantCulture,
                $"  - {{key: {scale.Key}, low: {scale.Scale.Low}, high: {scale.Scale.High}{(absences.Count > 0 ? $", absences: [{string.Join(", ", absences)}]" : "")}}}\n");
        }

        text.Append("perspectives:\n  - {key: respondents, weight: 1}\nareas:\n");
        foreach (var area in plan.Areas) text.Append(CultureInfo.InvariantCulture, $"  - {{key: {area.Key}, facets: [all]}}\n");
        text.Append("items:\n");
        foreach (var item in plan.Items)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{key: {item.Key}, area: {item.Area}, facet: all, scale: {item.Scale}}}\n");
        }

        return text.Append("forms:\n  - {key: full, perspectives: [respondents]}\nscoring: {answered-share-min: 0.5, disclosure-threshold: 5}\n").ToString();
    }

    private static string Texts(DraftPlan plan, string language)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"title: {Quoted(plan.Title)}\nabout: {Quoted($"Entwurf aus / draft from: {plan.Title}")}\nstages:\n");
        for (var at = 0; at < plan.Scales.Count; at++)
        {
            var (scale, key) = (plan.Scales[at].Scale, at == 0 ? "" : plan.Scales[at].Key + ".");
            for (var value = scale.Low; value <= scale.High; value++)
            {
                var step = scale.Steps.FirstOrDefault(one => scale.Values[one.Code] == value)?.Text.In(language);
                text.Append(CultureInfo.InvariantCulture, $"  {key}{value}: {Quoted(step is { Length: > 0 } ? step : value.ToString(CultureInfo.InvariantCulture))}\n");
            }
        }

        var absences = plan.Scales.SelectMany(scale => scale.Scale.Absences.Values).Distinct().Order(StringComparer.Ordinal).ToList();
        if (absences.Count > 0) text.Append("absences:\n");
        foreach (var absence in absences)
        {
            var word = absence == "dont-know" ? Say(language, "weiß nicht", "don't know") : Say(language, "trifft nicht zu", "not applicable");
            text.Append(CultureInfo.InvariantCulture, $"  {absence}: {Quoted(word)}\n");
        }

        var (people, lead) = (Say(language, "Befragte", "Respondents"), Say(language, "Bitte antworten Sie.", "Please answer."));
        text.Append(CultureInfo.InvariantCulture,
            $"perspectives:\n  respondents: {{name: {people}, plural: {people}, lead: {Quoted(lead)}}}\nareas:\n");
        foreach (var area in plan.Areas)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"  {area.Key}: {{name: {Quoted(area.Name.In(language) is { Length: > 0 } name ? name : area.Key)}, definition: {Quoted(Say(language, "Noch zu beschreiben.", "To be described."))}}}\n");
        }

        text.Append("facets:\n");
        foreach (var area in plan.Areas) text.Append(CultureInfo.InvariantCulture,
            $"  {area.Key}.all: {Quoted(Say(language, "Alle Fragen", "All questions"))}\n");
        text.Append("items:\n");
        foreach (var item in plan.Items)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {item.Key}: {{text: {Quoted(item.Text(language) is { Length: > 0 } words ? words : item.Column)}}}\n");
        }

        return text.Append(CultureInfo.InvariantCulture,
            $"forms:\n  full: {Quoted(Say(language, "Vollständiger Bogen", "Full questionnaire"))}\n").ToString();
    }

    private static string Columns(DraftPlan plan)
    {
        var text = new StringBuilder("# Spalten der Antworten aus dem anderen System. Columns of answers from the other system.\ncolumns:\n");
        foreach (var item in plan.Items)
        {
            var scale = plan.Scales.First(one => one.Key == item.Scale).Scale;
            var values = scale.Values.Where(pair => pair.Key != pair.Value.ToString(CultureInfo.InvariantCulture))
                .Select(pair => $"{Quoted(pair.Key)}: {pair.Value}").ToList();
            var missing = scale.Absences.GroupBy(pair => pair.Value)
                .Select(group => $"{group.Key}: [{string.Join(", ", group.Select(pair => Quoted(pair.Key)))}]").ToList();
            text.Append(CultureInfo.InvariantCulture, $"  {Quoted(item.Column)}: {{item: {item.Key}");
            if (values.Count > 0) text.Append(CultureInfo.InvariantCulture, $", values: {{{string.Join(", ", values)}}}");
            if (missing.Count > 0) text.Append(CultureInfo.InvariantCulture, $", missing: {{{string.Join(", ", missing)}}}");
            text.Append("}\n");
        }

        return text.Append("others: ignore\n").ToString();
    }

    private static string Say(string language, string german, string english) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) || language.Contains("(en)", StringComparison.OrdinalIgnoreCase)
            || language.StartsWith("English", StringComparison.OrdinalIgnoreCase) ? english : german;
}
