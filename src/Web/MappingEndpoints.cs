using System.Globalization;
using Wegmarke.Exchange;
using Wegmarke.Exchange.Transfers;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Web;

/// <summary>What the columns of a file mean: proposed, corrected, kept, tried, and in the end taken.</summary>
internal static class MappingEndpoints
{
    private static readonly Dictionary<string, byte> Absences = new()
    {
        ["dont-know"] = AnswerCode.DoNotKnow, ["not-applicable"] = AnswerCode.NotApplicable, ["skipped"] = AnswerCode.Skipped,
    };

    public static void MapMapping(this RouteGroupBuilder one)
    {
        one.MapPost("/columns/proposal", (Visit visit, OpenTransfers open, ModelShelf shelf, Guid administration, Guid transfer) =>
            TransferEndpoints.With(visit, open, administration, transfer, found => Propose(visit, open, shelf, found)));
        one.MapGet("/columns", (Visit visit, OpenTransfers open, Guid administration, Guid transfer, string? show, string? q, int? page) =>
            Mapped(visit, open, administration, transfer, found => Columns(visit, found, show, q, page, null, "")));
        one.MapPost("/columns", (Visit visit, OpenTransfers open, Guid administration, Guid transfer) =>
            Mapped(visit, open, administration, transfer, found => Choose(visit, open, found)));
        one.MapGet("/columns/{at:int}", (Visit visit, OpenTransfers open, Guid administration, Guid transfer, int at) =>
            Mapped(visit, open, administration, transfer, found => Values(visit, found, at)));
        one.MapPost("/columns/{at:int}", (Visit visit, OpenTransfers open, Guid administration, Guid transfer, int at) =>
            Mapped(visit, open, administration, transfer, found => ChooseValues(visit, open, found, at)));
        one.MapPost("/mapping", (Visit visit, OpenTransfers open, Guid administration, Guid transfer) =>
            Mapped(visit, open, administration, transfer, found => Keep(visit, found)));
        one.MapGet("/trial", (Visit visit, OpenTransfers open, Guid administration, Guid transfer) =>
            Mapped(visit, open, administration, transfer, found => Try(visit, found, "5", null)));
        one.MapPost("/result", (Visit visit, OpenTransfers open, Guid administration, Guid transfer) =>
            Mapped(visit, open, administration, transfer, found => Take(visit, open, found)));
    }

    private static string Address(Transfer found) => $"/administrations/{found.Administration}/transfers/{found.Id}";

    /// <summary>Pages that need a model; without one the way begins at the file.</summary>
    private static Task<IResult> Mapped(Visit visit, OpenTransfers open, Guid administration, Guid transfer, Func<Transfer,
        Task<IResult>> page) =>
        TransferEndpoints.With(visit, open, administration, transfer, found => found.Model is null || found.File is null
            ? Task.FromResult(Results.Redirect(Address(found))) : page(found));

    private static async Task<IResult> Propose(Visit visit, OpenTransfers open, ModelShelf shelf, Transfer found)
    {
        if (found.File is null || !found.HasAnswers || visit.Field("model").Split('|') is not [var named, var perspective]) return visit.NotFound();
        var models = await shelf.WithPublished(visit.Db);
        if (models.FirstOrDefault(one => $"{one.Key}/{one.Version}" == named) is not { } model
            || model.Perspectives.All(one => one.Key != perspective)) return visit.NotFound();
        var kept = (await KeptMapping.Of(visit.Db, found.Administration)).FirstOrDefault(one => one.Name == visit.Field("kept"));
        var map = kept?.Text is { } text ? ReadColumnMap.OfText(text, kept.Name).Map : null;
        open.Change(found with { Model = model, Mapping = ProposeMapping.Run(found.Columns, model, perspective, map) });
        return Results.Redirect(Address(found) + "/columns");
    }

    private static async Task<IResult> Columns(Visit visit, Transfer found, string? show, string? search, int? page, string? problem,
        string name)
    {
        var view = new MappingView(found, MappingView.Filters.Contains(show) ? show! : found.Mapping.Columns.Any(one =>
            one.Sureness == Sureness.Likely)
            && show is null && found.Mapping.Columns.Count > MappingView.PerPage ? "unsure" : "all", (search ?? "").Trim(), 1,
                visit.Language);
        view = view with { Page = Math.Clamp(page ?? 1, 1, view.Pages) };
        var said = problem ?? (found.Mapping.Twice is { Count: > 0 } twice ? visit.Say($"Mehr als eine Spalte soll dieselbe Frage sein: {string.Join(", ", twice)}. Lassen Sie nur eine davon stehen.",
            $"More than one column is to be the same item: {string.Join(", ", twice)}. Leave only one of them.") : null);
        var parameters = new (string, object?)[] { ("View", view), ("Problem", said), ("Name", name) };
        return await Task.FromResult<IResult>(problem is null ? visit.Page<MappingPage>(parameters) : visit.Mend<MappingPage>(parameters));
    }

    private static Task<IResult> Choose(Visit visit, OpenTransfers open, Transfer found)
    {
        var mapping = found.Mapping;
        for (var at = 0; at < mapping.Columns.Count; at++)
        {
            if (!visit.Form.TryGetValue("c" + at.ToString(CultureInfo.InvariantCulture), out var written)) continue;
            var (before, chosen) = (mapping.Columns[at], written.ToString());
            if (Rule(before, chosen, found.Model!) is { } rule && (rule.Role != before.Rule.Role || rule.Item != before.Rule.Item))
            {
                mapping = mapping.With(at, new(before.Column, rule, Sureness.Chosen, new("", "")));
            }
            else if (before.Sureness == Sureness.Likely) mapping = mapping.With(at, before with { Sureness = Sureness.Chosen });
        }

        if (found.Model!.Perspectives.Any(one => one.Key == visit.Field("perspective"))) mapping = mapping with { Perspective = visit.Field("perspective") };
        open.Change(found with { Mapping = mapping });
        var page = Math.Max(1, visit.Number("page"));
        return Task.FromResult(Results.Redirect($"{Address(found)}/columns?show={Uri.EscapeDataString(visit.Field("show"))}&q={Uri.EscapeDataString(visit.Field("q"))}&page={page}"));
    }

    private static ColumnRule? Rule(ColumnChoice before, string chosen, MaturityModel model)
    {
        if (chosen.Length == 0) return ColumnChoice.Ignored;
        if (chosen is nameof(ColumnRole.Group) or nameof(ColumnRole.Perspective))
        {
            return new(Enum.Parse<ColumnRole>(chosen), null, new Dictionary<string, byte>());
        }

        return chosen.StartsWith("item:", StringComparison.Ordinal) && model.Items.FirstOrDefault(item => item.Key == chosen[5..]) is { } found
            ? new(ColumnRole.Item, found.Key, ProposeMapping.Values(before.Column, model, found)) : null;
    }

    private static Task<IResult> Values(Visit visit, Transfer found, int at) => Task.FromResult(at < 0 || at >= found.Mapping.Columns.Count
        || found.Mapping.Columns[at].Rule.Role is not (ColumnRole.Item or ColumnRole.Perspective) ? visit.NotFound()
        : visit.Page<ValuesPage>(("View", new MappingView(found, "all", "", 1, visit.Language)), ("At", at), ("Alike", AlikeOf(found,
            at).Count)));

    /// <summary>Other columns with the same values on the same scale: what one answer means, it means in all of them.</summary>
    private static List<int> AlikeOf(Transfer found, int at)
    {
        string? Scale(ColumnChoice choice) => found.Model!.Items.FirstOrDefault(item => item.Key == choice.Rule.Item)?.Scale;
        var own = found.Mapping.Columns[at];
        var values = own.Column.Values.Select(one => one.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Scale(own) is not { } scale ? [] : [.. Enumerable.Range(0, found.Mapping.Columns.Count).Where(other => other != at
            && Scale(found.Mapping.Columns[other]) == scale && found.Mapping.Columns[other].Column.Values.Any(one =>
                values.Contains(one.Value)))];
    }

    private static Task<IResult> ChooseValues(Visit visit, OpenTransfers open, Transfer found, int at)
    {
        if (at < 0 || at >= found.Mapping.Columns.Count) return Task.FromResult(visit.NotFound());
        var mapping = found.Mapping;
        var choice = mapping.Columns[at];
        var written = choice.Column.Values.Select((value, place) => (value.Value, Means: visit.Field("v" + place.ToString(CultureInfo.InvariantCulture)))).ToList();
        if (choice.Rule.Role == ColumnRole.Perspective)
        {
            mapping = mapping with { PerspectiveOf = written.Where(one => found.Model!.Perspectives.Any(known => known.Key == one.Means))
                .ToDictionary(one => one.Value, one => one.Means, StringComparer.OrdinalIgnoreCase) };
        }
        else if (found.Model!.Items.FirstOrDefault(item => item.Key == choice.Rule.Item) is { } item)
        {
            var scale = found.Model.ScaleOf(item);
            var codes = written.Select(one => (one.Value, Code: Code(one.Means, scale))).ToList();
            mapping = Said(mapping, at, codes);
            if (visit.Field("alike").Length > 0)
            {
                foreach (var other in AlikeOf(found, at)) mapping = Said(mapping, other, codes);
            }
        }

        open.Change(found with { Mapping = mapping });
        return Task.FromResult(Results.Redirect(Address(found) + "/columns"));
    }

    private static Mapping Said(Mapping mapping, int at, IReadOnlyList<(string Value, byte? Code)> codes)
    {
        var before = mapping.Columns[at];
        var now = new Dictionary<string, byte>(before.Rule.Codes, StringComparer.OrdinalIgnoreCase);
        foreach (var (value, code) in codes.Where(one => before.Column.Values.Any(known => known.Value.Equals(one.Value,
            StringComparison.OrdinalIgnoreCase))))
        {
            now.Remove(value);
            if (code is { } meant) now[value] = meant;
        }

        return mapping.With(at, before with { Rule = before.Rule with { Codes = now }, Sureness = Sureness.Chosen });
    }

    private static byte? Code(string means, AnswerScale scale) => Absences.TryGetValue(means, out var absence) ? absence
        : byte.TryParse(means, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= scale.Low
            && value <= scale.High ? value : null;

    private static async Task<IResult> Keep(Visit visit, Transfer found)
    {
        var name = visit.Field("name");
        return await KeepMapping.Run(visit.Db, visit.Known, found.Administration, name, $"{found.Model!.Key}/{found.Model.Version}",
            WriteColumnMap.Run(found.Mapping.ToMap()), visit.Now) switch
        {
            KeepMapping.Kept => Results.Redirect(Address(found) + "/columns"),
            KeepMapping.Overtaken => await Columns(visit, found, "all", null, 1, visit.Say("Jemand hat gerade unter diesem Namen gespeichert. Bitte noch einmal.",
                "Somebody has just saved under this name. Please try again."), name),
            _ => await Columns(visit, found, "all", null, 1, visit.Say($"Bitte geben Sie einen Namen mit höchstens {KeepMapping.NameMax} Zeichen.",
                $"Please give a name of at most {KeepMapping.NameMax} characters."), name),
        };
    }

    private static async Task<IResult> Try(Visit visit, Transfer found, string threshold, string? problem)
    {
        var (read, refusal) = TakeAnswers.Try(found, visit.Language);
        var said = problem ?? (refusal is null ? null : $"{refusal.What} {refusal.Remedy}");
        var parameters = new (string, object?)[]
        {
            ("View", new MappingView(found, "all", "", 1, visit.Language)), ("Read", read), ("Threshold", threshold), ("Problem", said),
            ("Notes", read is null ? [] : TakeAnswers.Notes(found, read, visit.Language).ToList()),
        };
        return await Task.FromResult<IResult>(said is null ? visit.Page<TrialPage>(parameters) : visit.Mend<TrialPage>(parameters));
    }

    private static async Task<IResult> Take(Visit visit, OpenTransfers open, Transfer found)
    {
        var threshold = visit.Number("threshold");
        if (threshold is < TakeAnswers.ThresholdMin or > 50)
        {
            return await Try(visit, found, visit.Field("threshold"), visit.Say("Bitte wählen Sie eine Zahl von 5 bis 50.",
                "Please choose a number from 5 to 50."));
        }

        var (done, refusal) = await TakeAnswers.Run(found, threshold, visit.Language);
        if (done is null) return await Try(visit, found, visit.Field("threshold"), $"{refusal!.What} {refusal.Remedy}");
        await NoteTaking.Run(visit.Db, visit.Known, done, visit.Now);
        open.Change(done);
        return Results.Redirect(Address(found));
    }
}
