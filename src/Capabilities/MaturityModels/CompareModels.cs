using System.Globalization;
using System.Text.Json;
using Wegmarke.MaturityModels.Quality;

namespace Wegmarke.MaturityModels;

/// <summary>Says in sentences what changed from one model to another; a declared rename is one change, not two.</summary>
public static class CompareModels
{
    public static IReadOnlyList<string> Run(MaturityModel before, MaturityModel after)
    {
        var changes = new List<string>();
        var renamed = after.Renames.Except(before.Renames).ToDictionary(rename => rename.From, rename => rename.To);
        changes.AddRange(renamed.Select(rename => $"renamed: {rename.Key} → {rename.Value}"));
        Keys(changes, "area", before.Areas.Select(area => area.Key), after.Areas.Select(area => area.Key), renamed);
        Keys(changes, "item", before.Items.Select(item => item.Key), after.Items.Select(item => item.Key), renamed);
        Keys(changes, "form", before.Forms.Select(form => form.Key), after.Forms.Select(form => form.Key), renamed);
        Keys(changes, "indicator", before.Indicators.Select(one => one.Key), after.Indicators.Select(one => one.Key), renamed);
        Keys(changes, "perspective", before.Perspectives.Select(one => one.Key), after.Perspectives.Select(one => one.Key), renamed);
        Keys(changes, "cause", before.Causes.Select(one => one.Key), after.Causes.Select(one => one.Key), renamed);
        Keys(changes, "initiative", before.Initiatives.Select(one => one.Key), after.Initiatives.Select(one => one.Key), renamed);
        Keys(changes, "guide", before.Guides.Select(one => one.Role), after.Guides.Select(one => one.Role), renamed);
        Keys(changes, "question", Questions(before), Questions(after), renamed);
        Keys(changes, "language", before.Texts.Keys, after.Texts.Keys, renamed);
        changes.AddRange(Settings(before.Scoring).Zip(Settings(after.Scoring)).Where(two => two.First != two.Second)
            .Select(two => $"scoring {two.First.Name}: {two.First.Value} → {two.Second.Value}"));
        foreach (var perspective in after.Perspectives)
        {
            var old = before.Perspectives.FirstOrDefault(one => one.Key == perspective.Key);
            if (old is not null && old.Weight != perspective.Weight)
            {
                changes.Add(FormattableString.Invariant($"perspective {perspective.Key}: weight {old.Weight} → {perspective.Weight}"));
            }
        }

        Parts(changes, "form", before.Forms, after.Forms, form => form.Key);
        Parts(changes, "indicator", before.Indicators, after.Indicators, one => one.Key);
        Parts(changes, "cause", before.Causes, after.Causes, one => one.Key);
        Parts(changes, "initiative", before.Initiatives, after.Initiatives, one => one.Key);
        foreach (var item in after.Items)
        {
            var old = before.Items.FirstOrDefault(one => (renamed.GetValueOrDefault(one.Key) ?? one.Key) == item.Key);
            if (old is null) continue;
            if (old.Area != item.Area) changes.Add($"item {item.Key}: area {old.Area} → {item.Area}");
            if (old.Reversed != item.Reversed) changes.Add($"item {item.Key}: direction turned");
            if (old.Scale != item.Scale) changes.Add($"item {item.Key}: scale {old.Scale} → {item.Scale}");
            if (!old.Perspectives.SequenceEqual(item.Perspectives))
            {
                changes.Add($"item {item.Key}: asked of {string.Join(", ", item.Perspectives)}");
            }
            foreach (var language in after.Languages.Intersect(before.Languages))
            {
                var (was, now) = (before.Texts[language].Items[old.Key].Text, after.Texts[language].Items[item.Key].Text);
                if (was != now) changes.Add($"item {item.Key} ({language}): \"{was}\" → \"{now}\"");
            }
        }

        foreach (var language in after.Texts.Keys.Intersect(before.Texts.Keys)) changes.AddRange(Wording(language, before, after));
        if (changes.Count == 0 && FrozenModel.Of(before).Hash != FrozenModel.Of(after with { Version = before.Version }).Hash)
        {
            changes.Add("other texts or settings changed");
        }

        return changes;
    }

    private static IEnumerable<(string Name, string Value)> Settings(ScoringRule rule) =>
    [
        ("answered-share-min", Number(rule.AnsweredShareMin)), ("disclosure-threshold", Number(rule.DisclosureThreshold)),
        ("weakest-link", rule.WeakestLink ? "true" : "false"),
        ("lower-share", rule.StagedShare is { } share ? Number(share) : "–"), ("sensitivity", Number(rule.Sensitivity)),
    ];

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Keys(List<string> changes, string kind, IEnumerable<string> before, IEnumerable<string> after, Dictionary<string,
        string> renamed)
    {
        var (old, now) = (before.Select(key => renamed.GetValueOrDefault(key) ?? key).ToHashSet(), after.ToHashSet());
        changes.AddRange(now.Except(old).Select(key => $"{kind} added: {key}"));
        changes.AddRange(old.Except(now).Select(key => $"{kind} removed: {key}"));
    }

    private static IEnumerable<string> Questions(MaturityModel model) => model.Guides.SelectMany(guide => guide.Questions).Select(one =>
        one.Key);

    /// <summary>Parts that are in both, but no longer the same.</summary>
    private static void Parts<T>(List<string> changes, string kind, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> keyOf)
    {
        foreach (var now in after)
        {
            var old = before.FirstOrDefault(one => keyOf(one) == keyOf(now));
            if (old is not null && JsonSerializer.Serialize(old) != JsonSerializer.Serialize(now))
                changes.Add($"{kind} {keyOf(now)}: changed");
        }
    }

    /// <summary>Texts beside those of items, which are shown in full above; of a plain form what is worded otherwise, items too.</summary>
    private static IEnumerable<string> Wording(string language, MaturityModel before, MaturityModel after)
    {
        var (old, now) = (Texts(before, language), Texts(after, language));
        var changed = now.Where(one => old.TryGetValue(one.Key, out var was) && was != one.Value);
        if (after.Languages.Contains(language))
        {
            changed = changed.Where(one => !one.Key.StartsWith("Items ", StringComparison.Ordinal));
        }
        else
        {
            var (oldWhole, nowWhole) = (Texts(before, language[..2]), Texts(after, language[..2]));
            bool Falls(string path) => old[path] == oldWhole.GetValueOrDefault(path) && now[path] == nowWhole.GetValueOrDefault(path);
            changed = changed.Where(one => !Falls(one.Key));
        }

        return changed.Select(one => $"{language} {one.Key}: \"{old[one.Key]}\" → \"{one.Value}\"");
    }

    private static Dictionary<string, string> Texts(MaturityModel model, string language) =>
        EveryText.Of(model.TextsIn(language)).ToDictionary(one => one.Path, one => one.Text);
}
