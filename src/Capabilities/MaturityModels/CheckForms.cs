using System.Globalization;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Holds forms and routing against items and areas: nothing unknown, nothing twice, nothing unseen, nobody asked what they cannot
/// judge.</summary>
public static class CheckForms
{
    /// <summary>Up to so many items on a sheet are a short judgement.</summary>
    public const int ShortMax = 4;

    private static readonly TextNode Top = new("", 1, 1);

    public static void Run(MaturityModel model, Places places, string file, ICollection<ModelProblem> problems)
    {
        foreach (var form in model.Forms)
        {
            var node = places.Of("form", form.Key) ?? Top;
            void Report(string what, string remedy) => problems.Add(new(file, node.Line, node.Column, what, remedy));
            CheckReferences(model, form, Report);
            CheckAreas(model, form, Report);
            if (form.Blocks.Count > 0) CheckBlocks(model, form, Report);
        }

        foreach (var (perspective, judged) in model.Routing) CheckRouting(model, perspective, judged, places, file, problems);
    }

    private static void CheckReferences(MaturityModel model, Form form, Action<string, string> report)
    {
        foreach (var unknown in form.Perspectives.Where(key => model.Perspectives.All(one => one.Key != key)))
        {
            report($"The perspective \"{unknown}\" is not there.", Fields.Nearest(unknown, [.. model.Perspectives.Select(one => one.Key)]));
        }

        var all = form.FixedItems.Concat(form.Blocks.SelectMany(block => block.Items)).ToList();
        var known = model.Items.Select(item => item.Key).ToHashSet();
        foreach (var unknown in all.Where(key => !known.Contains(key)).Distinct())
        {
            report($"The form asks \"{unknown}\", which is not there.", Fields.Nearest(unknown, known));
        }

        foreach (var twice in all.GroupBy(key => key).Where(group => group.Count() > 1))
        {
            report($"The form asks \"{twice.Key}\" twice.", "Keep it in one place.");
        }

        foreach (var stranger in model.Items.Where(item => all.Contains(item.Key) && !item.Perspectives.Any(form.Perspectives.Contains)))
        {
            report($"The form asks \"{stranger.Key}\", which none of its perspectives is asked.",
                $"Its perspectives are {string.Join(", ", stranger.Perspectives)}; take it out or add one.");
        }

        foreach (var silent in form.Perspectives.Where(key => model.Perspectives.Any(one => one.Key == key) && !model.Asked(form, key)
            .Any()))
        {
            report($"The form asks the perspective \"{silent}\" nothing.", "Add items for it or take the perspective out.");
        }
    }

    private static void CheckAreas(MaturityModel model, Form form, Action<string, string> report)
    {
        foreach (var unknown in form.Areas.Where(key => model.Areas.All(area => area.Key != key)))
        {
            report($"The area \"{unknown}\" is not there.", Fields.Nearest(unknown, [.. model.Areas.Select(area => area.Key)]));
        }

        if (form.ChooseAreas is not { } most) return;
        if (most < 1 || most > model.Areas.Count) report($"{most} areas cannot be chosen.",
            $"Write a number from 1 to {model.Areas.Count}.");
        if (form.Areas.Count > most) report($"The form names {form.Areas.Count} areas, but {most} may be chosen.", "Name fewer or allow more.");
        if (form.Areas.Count == 0) report("A form with \"choose-areas\" names no areas to begin with.", "Add \"areas: [ … ]\".");
    }

    private static void CheckBlocks(MaturityModel model, Form form, Action<string, string> report)
    {
        foreach (var twice in form.Blocks.GroupBy(block => block.Key).Where(group => group.Count() > 1))
        {
            report($"The block \"{twice.Key}\" is there twice.", "Give one of them another key.");
        }

        if (form.BlocksPerSheet < 1 || form.BlocksPerSheet > form.Blocks.Count)
        {
            report($"{form.BlocksPerSheet} of {form.Blocks.Count} blocks per sheet cannot be drawn.",
                "Write a number from 1 to the number of blocks.");
            return;
        }

        if (form.BlocksPerSheet == 1 && form.Blocks.Count > 1)
        {
            report("With one block per sheet, items of two blocks are never seen together.", "Use at least 2 blocks per sheet.");
            return;
        }

        foreach (var perspective in form.Perspectives)
        {
            var seen = model.Asked(form, perspective).ToHashSet();
            var areas = form.Areas.Count > 0 ? form.Areas : [.. model.Areas.Select(area => area.Key)];
            foreach (var unseen in model.Items.Where(item =>
                item.Perspectives.Contains(perspective) && areas.Contains(item.Area) && !seen.Contains(item.Key)))
            {
                report($"The form leaves the item \"{unseen.Key}\" unseen.", "Add it to the fixed items or to a block.");
            }

            if (SeenTogether.Rarest(model, form, perspective) is var (first, second, share) && share < form.SeenTogetherMin)
            {
                report($"\"{first}\" and \"{second}\" stand together on {Share(share)} of the sheets, {Share(form.SeenTogetherMin)} are needed.",
                    "Draw more blocks per sheet or make fewer blocks.");
            }
        }
    }

    private static void CheckRouting(MaturityModel model, string perspective, IReadOnlyDictionary<string, Judgement> judged, Places places,
        string file, ICollection<ModelProblem> problems)
    {
        foreach (var item in model.Items.Where(item => item.Perspectives.Contains(perspective)))
        {
            if (judged.ContainsKey(item.Area)) continue;
            var node = places.Of("item", item.Key) ?? Top;
            problems.Add(new(file, node.Line, node.Column,
                $"\"{item.Key}\" asks the perspective \"{perspective}\", which does not judge the area \"{item.Area}\".",
                "Change the routing or the perspectives of the item."));
        }

        foreach (var (area, how) in judged)
        {
            var count = MostOf(model, area, perspective);
            if (count > 0 && (how != Judgement.Brief || count <= ShortMax)) continue;
            var node = places.Of("perspective", perspective) ?? Top;
            problems.Add(new(file, node.Line, node.Column,
                count == 0
                    ? $"The perspective \"{perspective}\" judges the area \"{area}\", but is asked nothing there."
                    : $"The perspective \"{perspective}\" judges the area \"{area}\" shortly, but is asked {count} items there.",
                count == 0 ? "Add items or change the routing." : $"Keep up to {ShortMax} or write \"x\" in the routing."));
        }
    }

    /// <summary>The most items of an area that one sheet asks of a perspective: where forms draw blocks, on their sheets, else all there
    /// are. A form whose blocks cannot be drawn is named elsewhere.</summary>
    private static int MostOf(MaturityModel model, string area, string perspective)
    {
        var all = model.ItemsOf(area, perspective).Count();
        var drawn = model.Forms.Where(form => form.Blocks.Count > 0 && form.Perspectives.Contains(perspective)).ToList();
        return drawn.Count == 0
            ? all
            : drawn.Where(form => form.BlocksPerSheet >= 1 && form.BlocksPerSheet <= form.Blocks.Count)
                .Select(form => model.MostAsked(form, perspective, [area])).DefaultIfEmpty(Math.Min(all, 1)).Max();
    }

    private static string Share(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
