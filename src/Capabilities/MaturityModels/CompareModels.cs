namespace Wegmarke.MaturityModels;

/// <summary>Says in sentences what changed from one model to another; a declared rename is one change, not two.</summary>
public static class CompareModels
{
    public static IReadOnlyList<string> Run(MaturityModel before, MaturityModel after)
    {
        var changes = new List<string>();
        var renamed = after.Renames.ToDictionary(rename => rename.From, rename => rename.To);
        changes.AddRange(renamed.Select(rename => $"renamed: {rename.Key} → {rename.Value}"));
        Keys(changes, "area", before.Areas.Select(area => area.Key), after.Areas.Select(area => area.Key), renamed);
        Keys(changes, "item", before.Items.Select(item => item.Key), after.Items.Select(item => item.Key), renamed);
        Keys(changes, "form", before.Forms.Select(form => form.Key), after.Forms.Select(form => form.Key), renamed);
        Keys(changes, "indicator", before.Indicators.Select(one => one.Key), after.Indicators.Select(one => one.Key), renamed);
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

        if (changes.Count == 0 && before.ContentHash != after.ContentHash) changes.Add("other texts or settings changed");
        return changes;
    }

    private static void Keys(List<string> changes, string kind, IEnumerable<string> before, IEnumerable<string> after, Dictionary<string,
        string> renamed)
    {
        var (old, now) = (before.Select(key => renamed.GetValueOrDefault(key) ?? key).ToHashSet(), after.ToHashSet());
        changes.AddRange(now.Except(old).Select(key => $"{kind} added: {key}"));
        changes.AddRange(old.Except(now).Select(key => $"{kind} removed: {key}"));
    }
}
