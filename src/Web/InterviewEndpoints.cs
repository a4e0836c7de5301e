using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Interviews;

namespace Wegmarke.Web;

/// <summary>Sources: taken in, pseudonymised, described, deleted. Behind the door each source asks once more who may open it.</summary>
internal static class InterviewEndpoints
{
    private const int ProposalsMax = ProposeNames.ProposalsMax + 100;
    private const int SpeakersMax = 200;

    public static void MapInterviews(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("/administrations/{administration:guid}/interviews").Needs(Right.ReadInterviews);
        all.MapGet("", List);
        all.MapSourceImport();
        all.MapCases();
        all.MapPost("/parts", AddPart);
        all.MapPost("/parts/{part:guid}", (Visit visit, Guid administration, Guid part, SourceKeys keys) =>
            Part(visit, administration, keys, () => ChangeSource.CorrectClass(visit.Db, visit.Known, administration, part,
                visit.Field("name"), visit.Number("people"), visit.Now)));
        all.MapGet("/names", ShowNames);
        all.MapPost("/names/destruction", DestroyNames);
        var one = all.MapGroup("/{source:guid}");
        one.MapPost("/clearance", Clear).WithMetadata(new RequestFormLimitsAttribute { ValueCountLimit = 4 * ProposalsMax + 3 * SpeakersMax });
        one.MapGet("/particulars", (Visit visit, Guid administration, Guid source, SourceKeys keys) =>
            In(visit, administration, source, found => ShowParticulars(visit, keys, found, null, null)));
        one.MapPost("/particulars", Change);
        one.MapPost("/pair", Pair);
        one.MapPost("/speakers", (Visit visit, Guid administration, Guid source) => In(visit, administration, source, async found =>
        {
            var other = visit.Field("other").Split(' ', 2);
            return await JoinSpeakers.Run(visit.Db, visit.Known, found, visit.Field("sign"), other is [var id, var sign]
                && Guid.TryParse(id, out var named) ? (named, sign) : null, visit.Now)
                ? Results.Redirect($"{Root(administration)}/{source}/particulars") : visit.NotFound();
        }));
        one.MapPost("/consent-withdrawal", (Visit visit, Guid administration, Guid source) => In(visit, administration, source, async found =>
        {
            await ChangeSource.WithdrawConsent(visit.Db, visit.Known, found, visit.Now);
            return Results.Redirect($"{Root(administration)}/{source}/particulars");
        }));
        one.MapPost("/spoken-destruction", (Visit visit, Guid administration, Guid source, SourceKeys keys) => In(visit, administration, source, async found =>
        {
            if (await visit.Db.Set<SourceClearance>().AnyAsync(clearance => clearance.SourceId == source))
            {
                await DeleteSource.DestroySpoken(visit.Db, keys, visit.Known, found, visit.Now);
            }

            return Results.Redirect($"{Root(administration)}/{source}/particulars");
        }));
        one.MapPost("/deletion", Delete);
    }

    public static string Root(Guid administration) => $"/administrations/{administration}/interviews";

    /// <summary>What is done with a source that this person may open; for everybody else it is not there.</summary>
    public static async Task<IResult> In(Visit visit, Guid administration, Guid source, Func<Source, Task<IResult>> deed) =>
        await FindSources.Open(visit.Db, visit.Known, administration, source) is { } found ? await deed(found) : visit.NotFound();

    private static async Task<IResult> List(Visit visit, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } house) return visit.NotFound();
        var query = visit.Context.Request.Query;
        var rows = await FindSources.Run(visit.Db, visit.Known, administration);
        var filter = new SourceFilter(query["q"].ToString().Trim(), Enum.TryParse<SourceKind>(query["kind"], out var kind) ? kind : null,
            query["state"].ToString(), query["sort"].ToString(), int.TryParse(query["page"], out var page) ? Math.Max(1, page) : 1);
        var quotes = await FindQuotes.Run(visit.Db, administration, visit.Now);
        return visit.Page<InterviewsPage>(("Administration", house), ("Rows", rows), ("Filter", filter),
            ("Deleted", (IReadOnlyList<SourceDeletion>)await visit.Db.Set<SourceDeletion>().AsNoTracking()
                .Where(one => one.AdministrationId == administration).OrderBy(one => one.Number).ToListAsync()),
            ("Quotes", quotes.Count(one => one.State < QuoteState.House)));
    }

    /// <summary>What still has to be done before a source can be read.</summary>
    public static async Task<IResult> ShowProposals(Visit visit, SourceKeys keys, Source source)
    {
        if (await KeepSource.Read(visit.Db, keys, source.Id) is not { } spoken) return visit.NotFound();
        var proposals = await ClearSource.Propose(visit.Db, keys, source.AdministrationId, spoken);
        var form = new ClearForm([.. proposals.Select(one => (one, one.Sure, one.Replacement))], "",
            [.. spoken.Speakers.Take(SpeakersMax).Select(name => new SpeakerChoice(name,
                proposals.FirstOrDefault(one => one.Kind == NameKind.Speaker && one.Words == name)?.Replacement ?? name,
                name.StartsWith('I') && name.Length <= 3 || name.StartsWith("Interview", StringComparison.Ordinal)
                    || name.StartsWith("Moder", StringComparison.Ordinal)))], null);
        return visit.Page<ClearSourcePage>(("Root", Root(source.AdministrationId)), ("Source", source), ("Form", form), ("Text",
            spoken.Text));
    }

    private static Task<IResult> Clear(Visit visit, Guid administration, Guid source, SourceKeys keys, ModelShelf shelf) =>
        In(visit, administration, source, async found =>
        {
            if (await KeepSource.Read(visit.Db, keys, source) is not { } spoken) return visit.NotFound();
            var form = FormOf(visit);
            if (visit.Field("look").Length > 0)
            {
                return visit.Page<ClearSourcePage>(("Root", Root(administration)), ("Source", found), ("Form", form), ("Preview", true),
                    ("Text", ClearSource.Preview(spoken, form.Names, form.Speakers)));
            }

            var outcome = await ClearSource.Run(visit.Db, keys, visit.Known, administration, source, form.Names, form.Speakers, visit.Now);
            if (outcome is ClearSource.Cleared or ClearSource.ClearedAlready)
            {
                await AddCode.TakeModel(visit.Db, visit.Known, administration, await ReadingEndpoints.ModelOf(visit, administration,
                    shelf), visit.Now);
                return Results.Redirect($"{Root(administration)}/{source}");
            }

            var problem = outcome switch
            {
                ClearSource.ReplacementWrong wrong => visit.Say($"Für „{wrong.Words}“ fehlt, was stattdessen stehen soll, oder es ist länger als 80 Zeichen.",
                    $"For “{wrong.Words}” it is missing what shall stand instead, or it is longer than 80 characters."),
                _ => visit.Say("Jede Person, die spricht, braucht ein Zeichen mit höchstens 20 Buchstaben, zum Beispiel B1.",
                    "Everybody who speaks needs a sign of at most 20 letters, for example B1."),
            };
            return visit.Mend<ClearSourcePage>(("Root", Root(administration)), ("Source", found), ("Form",
                form with { Problem = problem }), ("Text", spoken.Text));
        });

    private static ClearForm FormOf(Visit visit)
    {
        List<(Proposal, bool, string)> rows = [];
        for (var at = 0; at < ProposalsMax; at++)
        {
            var words = visit.Form[$"words-{at}"].ToString();
            if (words.Length == 0) continue;
            var kind = Enum.TryParse<NameKind>(visit.Field($"kind-{at}"), out var known) ? known : NameKind.Other;
            rows.Add((new(kind, words, visit.Field($"by-{at}"), 1, true), visit.Field($"chosen-{at}").Length > 0, visit.Field($"by-{at}")));
        }

        List<SpeakerChoice> speakers = [];
        for (var at = 0; at < SpeakersMax && visit.Form[$"speaker-{at}"].ToString() is { Length: > 0 } name; at++)
        {
            speakers.Add(new(name, visit.Field($"sign-{at}"), visit.Field($"asks-{at}").Length > 0));
        }

        return new(rows, visit.Form["more"].ToString(), speakers, null);
    }

    private static async Task<IResult> ShowParticulars(Visit visit, SourceKeys keys, Source source, SourceParticulars? said,
        string? problem)
    {
        var view = await SourceView.Of(visit.Db, keys, source);
        var parameters = new (string, object?)[] { ("Root", Root(source.AdministrationId)), ("View", view), ("Said", said ?? view.Said),
            ("Problem", problem), ("Others", await JoinSpeakers.Others(visit.Db, visit.Known, source)), ("Speakers",
                (IReadOnlyList<Speaker>)await visit.Db.Set<Speaker>().AsNoTracking().Where(one => one.SourceId == source.Id && !one.Asks)
                .OrderBy(one => one.Sign).ToListAsync()) };
        return problem is null ? visit.Page<SourcePage>(parameters) : visit.Mend<SourcePage>(parameters);
    }

    private static Task<IResult> Change(Visit visit, Guid administration, Guid source, SourceKeys keys) => In(visit, administration,
        source, async found =>
    {
        var said = new SourceParticulars(visit.Field("title"), Enum.TryParse<SourceKind>(visit.Field("kind"), out var kind) && Enum.IsDefined(kind) ? kind : found.Kind,
            visit.Field("group"), Guid.TryParse(visit.Field("part"), out var part) ? part : null, visit.Language.ReadDay(visit.Field("day")),
            Enum.TryParse<QuoteState>(visit.Field("reach"), out var reach) && reach >= QuoteState.Checked && Enum.IsDefined(reach) ? reach : null,
            visit.Field("kept"), visit.Language.ReadDay(visit.Field("consent-day")),
            [.. visit.Form["reader"].Select(one => Guid.TryParse(one, out var id) ? id : Guid.Empty)]);
        var outcome = await ChangeSource.Run(visit.Db, visit.Known, found, said, visit.Now);
        return outcome == ChangeSource.Outcome.Changed ? Results.Redirect(said.Readers.Contains(visit.Known.Id)
            ? $"{Root(administration)}/{source}/particulars" : Root(administration))
            : await ShowParticulars(visit, keys, found, said, outcome switch
            {
                ChangeSource.Outcome.TitleMissing => visit.Say("Bitte geben Sie einen Titel mit höchstens 200 Zeichen an.", "Please give a title of at most 200 characters."),
                ChangeSource.Outcome.ReaderMissing => visit.Say("Mindestens eine Person muss die Quelle öffnen dürfen.", "At least one person must be able to open the source."),
                ChangeSource.Outcome.DayOutside => visit.Say("Ein Tag liegt in der Zukunft. Bitte prüfen Sie die Daten.", "A day lies in the future. Please check the dates."),
                _ => visit.Say("Zur Einwilligung gehören der Tag und der Ort, an dem das unterschriebene Blatt liegt.", "Consent needs its day and the place where the signed sheet is kept."),
            });
    });

    private static Task<IResult> Pair(Visit visit, Guid administration, Guid source, SourceKeys keys) => In(visit, administration,
        source, async found =>
    {
        _ = Guid.TryParse(visit.Field("first"), out var first);
        _ = Guid.TryParse(visit.Field("second"), out var second);
        var outcome = await CodeBlind.Pair(visit.Db, visit.Known, found, first, second, visit.Now);
        return outcome == CodeBlind.Outcome.Done ? Results.Redirect($"{Root(administration)}/{source}/particulars")
            : await ShowParticulars(visit, keys, found, null, outcome switch
            {
                CodeBlind.Outcome.CodedAlready => visit.Say("Diese Quelle hat schon Kodierungen; niemand könnte mehr verdeckt kodieren. Wählen Sie eine andere Quelle.",
                    "This source has codings already; nobody could code blind. Choose another source."),
                CodeBlind.Outcome.SamePerson => visit.Say("Bitte wählen Sie zwei verschiedene Menschen.",
                    "Please choose two different people."),
                _ => visit.Say("Beide müssen die Quelle öffnen dürfen. Tragen Sie sie oben ein und speichern Sie.", "Both must be able to open the source. Enter them above and save."),
            });
    });

    private static Task<IResult> Delete(Visit visit, Guid administration, Guid source, SourceKeys keys) => In(visit, administration,
        source, async found =>
    {
        if (visit.Field("why").Length is 0 or > 300)
        {
            return await ShowParticulars(visit, keys, found, null, visit.Say("Bitte nennen Sie den Grund der Löschung in höchstens 300 Zeichen.",
                "Please give the reason for deletion in at most 300 characters."));
        }

        await DeleteSource.Run(visit.Db, keys, visit.Known, found, visit.Field("why"), visit.Now);
        return Results.Redirect(Root(administration));
    });

    private static Task<IResult> AddPart(Visit visit, Guid administration, SourceKeys keys) => Part(visit, administration, keys, () =>
        ChangeSource.AddClass(visit.Db, visit.Known, administration, visit.Field("name"), visit.Number("people"), visit.Now));

    private static async Task<IResult> Part(Visit visit, Guid administration, SourceKeys keys, Func<Task<bool>> deed)
    {
        _ = Guid.TryParse(visit.Field("back"), out var back);
        return await In(visit, administration, back, async found => await deed()
            ? Results.Redirect($"{Root(administration)}/{back}/particulars")
            : await ShowParticulars(visit, keys, found, null, visit.Say("Bitte geben Sie einen neuen Namen mit höchstens 100 Zeichen und die Zahl der Beschäftigten an.",
                "Please give a new name of at most 100 characters and the number of staff.")));
    }

    private static async Task<IResult> ShowNames(Visit visit, Guid administration, SourceKeys keys)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var table = await NameEntry.Read(visit.Db, keys, administration);
        return visit.Page<NamesPage>(("Root", Root(administration)), ("Replacements", (IReadOnlyList<string>)[.. table.Values.Distinct()
            .Order(StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering))]));
    }

    private static async Task<IResult> DestroyNames(Visit visit, Guid administration, SourceKeys keys)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        if (visit.Field("sure").Length > 0) await DeleteSource.DestroyNames(visit.Db, keys, visit.Known, administration, visit.Now);
        return Results.Redirect($"{Root(administration)}/names");
    }
}
