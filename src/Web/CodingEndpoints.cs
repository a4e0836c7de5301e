using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Cases;

namespace Wegmarke.Web;

/// <summary>Reading and coding sources, passages across sources, search, two coders compared.</summary>
internal static class CodingEndpoints
{
    private const int VivoMax = 80;

    public static void MapCoding(this IEndpointRouteBuilder app)
    {
        app.MapCodes();
        var all = app.MapGroup("/administrations/{administration:guid}/interviews").Needs(Right.ReadInterviews);
        all.MapGet("/passages", Passages);
        all.MapGet("/search", Search);
        all.MapGet("/agreement", async (Visit visit, Guid administration) => visit.Page<AgreementPage>(("Root", InterviewEndpoints.Root(administration)),
            ("View", await CodingAgreement.Of(visit.Db, administration)),
            ("Mine", (IReadOnlySet<Guid>)(await FindSources.Readable(visit.Db, visit.Known, administration)).Select(one => one.Id).ToHashSet())));
        var one = all.MapGroup("/{source:guid}");
        one.MapGet("", (Visit visit, Guid administration, Guid source, SourceKeys keys) =>
            InterviewEndpoints.In(visit, administration, source, found => Show(visit, keys, found, new())));
        one.MapPost("/codings", Code);
        one.MapGet("/codings/others", (Visit visit, Guid administration, Guid source) => InterviewEndpoints.In(visit, administration, source,
            async found => Results.Text(ReadingView.Others(visit.Known, await FindCodings.Of(visit.Db, visit.Known, found.Id)))));
        one.MapPost("/codings/{coding:guid}/end", (Visit visit, Guid administration, Guid source, Guid coding, SourceKeys keys) =>
            InterviewEndpoints.In(visit, administration, source, async found => await After(visit, keys, found, new(),
                await RecordCoding.Undo(visit.Db, visit.Known, found, coding, visit.Now))));
        one.MapPost("/codings/{coding:guid}/return", (Visit visit, Guid administration, Guid source, Guid coding, SourceKeys keys) =>
            InterviewEndpoints.In(visit, administration, source, async found => await After(visit, keys, found, new(),
                await RecordCoding.Redo(visit.Db, visit.Known, found, coding, visit.Now))));
        one.MapPost("/done", (Visit visit, Guid administration, Guid source) => InterviewEndpoints.In(visit, administration, source, async found =>
        {
            await CodeBlind.Finish(visit.Db, visit.Known, found, visit.Now);
            return Results.Redirect($"{InterviewEndpoints.Root(administration)}/{source}");
        }));
        one.MapGet("/comparison", (Visit visit, Guid administration, Guid source) =>
            InterviewEndpoints.In(visit, administration, source, found => Compare(visit, found, null)));
        one.MapPost("/decisions", Decide);
    }

    private static async Task<IResult> Show(Visit visit, SourceKeys keys, Source source, CodingForm form)
    {
        var query = visit.Context.Request.Query;
        var chosen = form.Problem is not null ? Math.Max(0, visit.Number("paragraph")) : int.TryParse(query["p"], out var asked)
            ? asked : 0;
        var page = int.TryParse(query["page"], out var number) ? number : 1;
        if (int.TryParse(query["at"], out var position) && position >= 0)
        {
            return Results.Redirect($"{InterviewEndpoints.Root(source.AdministrationId)}/{source.Id}?p={await ReadingView.ParagraphAt(visit.Db, source.Id, position)}");
        }

        if (await ReadingView.Of(visit.Db, visit.Known, source, page, chosen,
            form) is not { } view) return await InterviewEndpoints.ShowProposals(visit, keys, source);
        visit.Context.Response.Headers.ContentSecurityPolicy = Guardrail.PolicyOfSurvey;
        var parameters = new (string, object?)[] { ("Root", InterviewEndpoints.Root(source.AdministrationId)), ("View", view) };
        return form.Problem is null ? visit.Page<ReadingPage>(parameters) : visit.Mend<ReadingPage>(parameters);
    }

    private static Task<IResult> Code(Visit visit, Guid administration, Guid source, SourceKeys keys) => InterviewEndpoints.In(visit,
        administration, source, async found =>
    {
        var form = new CodingForm(int.TryParse(visit.Field("start"), out var start) ? start : -1, int.TryParse(visit.Field("end"), out var end) ? end : -1,
            visit.Field("code"), visit.Field("word"), visit.Field("memo"));
        if (await CodeFor(visit, found, form) is not { } code)
        {
            return await Show(visit, keys, found, form with
            {
                Problem = visit.Say("Bitte tippen oder wählen Sie einen Code. Ein eigener Code hat höchstens 200 Zeichen.",
                    "Please type or choose a code. An own code has at most 200 characters."),
            });
        }

        return await After(visit, keys, found, form, await RecordCoding.Run(visit.Db, visit.Known, found, code, form.Start, form.End,
            form.Memo, visit.Now));
    });

    /// <summary>The code that was chosen or typed, or a new one of these words.</summary>
    private static async Task<Guid?> CodeFor(Visit visit, Source source, CodingForm form)
    {
        var book = await CodeBook.Of(visit.Db, source.AdministrationId);
        if (Guid.TryParse(visit.Field("suggested"), out var suggested)) return book.Find(suggested)?.Id;
        var word = form.Word;
        if (visit.Field("vivo").Length > 0 && await visit.Db.Set<SourceText>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source.Id) is { } text)
        {
            var points = new CodePoints(text.Text);
            if (!points.Holds(form.Start, form.End)) return null;
            var said = points.Between(form.Start, form.End).ReplaceLineEndings(" ").Trim();
            word = said.Length > VivoMax ? said[..VivoMax].TrimEnd() : said;
        }

        if (word.Length == 0) return Guid.TryParse(form.Code, out var chosen) && book.Find(chosen) is not null ? chosen : null;
        if (book.Named(word) is { } known) return known.Id;
        return await AddCode.Run(visit.Db, visit.Known, source.AdministrationId, null, word, "", visit.Now) is AddCode.Added added ? added.Id : null;
    }

    private static async Task<IResult> After(Visit visit, SourceKeys keys, Source source, CodingForm form, RecordCoding.Outcome outcome)
    {
        if (outcome is RecordCoding.Recorded recorded)
        {
            var coding = await visit.Db.Set<Coding>().AsNoTracking().FirstAsync(one => one.Id == recorded.Id);
            var paragraph = await ReadingView.ParagraphAt(visit.Db, source.Id, coding.Start);
            return Results.Redirect($"{InterviewEndpoints.Root(source.AdministrationId)}/{source.Id}?page={1 + (paragraph - 1) / ReadingView.PerPage}#p{paragraph}");
        }

        return await Show(visit, keys, source, form with
        {
            Problem = outcome switch
            {
                RecordCoding.OutsideText => visit.Say("Die gewählte Stelle liegt nicht im Text. Der erste Satz muss vor dem letzten stehen.",
                    "The chosen passage does not lie in the text. The first sentence must come before the last."),
                RecordCoding.Closed => visit.Say("Hier können Sie nicht kodieren: Zwei andere kodieren diese Quelle verdeckt, oder Sie haben gesagt, dass Sie fertig sind.",
                    "You cannot code here: two others code this source blind, or you said that you are done."),
                RecordCoding.HasQuote => visit.Say("Aus dieser Stelle wurde ein Zitat genommen. Ziehen Sie zuerst das Zitat zurück.",
                    "A quote was taken from this passage. Withdraw the quote first."),
                RecordCoding.MemoTooLong => visit.Say("Die Notiz ist länger als 2.000 Zeichen.",
                    "The memo is longer than 2,000 characters."),
                RecordCoding.NotYours => visit.Say("Diese Kodierung hat jemand anderes gemacht.", "Somebody else made this coding."),
                _ => visit.Say("Diesen Code gibt es nicht mehr. Bitte wählen Sie einen anderen.", "This code is gone. Please choose another one."),
            },
        });
    }

    private static async Task<IResult> Passages(Visit visit, Guid administration)
    {
        var query = visit.Context.Request.Query;
        Guid? Id(string name) => Guid.TryParse(query[name], out var id) ? id : null;
        var filter = new PassageFilter(Id("code"), query["group"].ToString() is { Length: > 0 } group ? group : null, Id("part"),
            Enum.TryParse<SourceKind>(query["kind"], out var kind) ? kind : null, Id("coder"), Id("source"),
            query["feature"].ToString() is { Length: > 0 } feature ? feature : null);
        var page = int.TryParse(query["page"], out var number) ? Math.Clamp(number, 1, 10_000) : 1;
        var book = await CodeBook.Of(visit.Db, administration);
        var readable = await FindSources.Readable(visit.Db, visit.Known, administration);
        var cases = await FindCases.For(visit.Db, administration, readable);
        var (rows, all) = await FindCodings.Across(visit.Db, visit.Known, filter.Feature is null ? readable : [.. cases
            .Where(one => one.Case.Content.Features.Any(own => own.Line == filter.Feature)).SelectMany(one => one.Sources).Distinct()],
                book,
            filter, (page - 1) * PassagesPage.PerPage, PassagesPage.PerPage);
        return visit.Page<PassagesPage>(("Root", InterviewEndpoints.Root(administration)), ("Book", book), ("Filter", filter), ("Rows",
            rows), ("All", all), ("Page", page),
            ("Features", (IReadOnlyList<string>)[.. cases.SelectMany(one => one.Case.Content.Features).Select(one => one.Line).Distinct()
                .Order(StringComparer.CurrentCulture)]),
            ("Parts", (IReadOnlyList<UnitClass>)await visit.Db.Set<UnitClass>().AsNoTracking().Where(one => one.AdministrationId == administration)
                .OrderBy(one => one.Name).ToListAsync()));
    }

    private static async Task<IResult> Search(Visit visit, Guid administration)
    {
        var words = visit.Context.Request.Query["q"].ToString().Trim();
        var page = int.TryParse(visit.Context.Request.Query["page"], out var number) ? Math.Clamp(number, 1, 1000) : 1;
        var tooLong = words.Length > SearchSources.QueryMax;
        var (hits, sources, places) = tooLong || words.Length == 0 ? ([], 0, 0) : await SearchSources.Run(visit.Db,
            await FindSources.Readable(visit.Db, visit.Known, administration), words, (page - 1) * SearchPage.PerPage, SearchPage.PerPage);
        var parameters = new (string, object?)[]
        {
            ("Root", InterviewEndpoints.Root(administration)), ("Words", words), ("Hits", hits), ("Sources", sources), ("Places",
                places), ("Page", page),
            ("Problem", tooLong ? visit.Say("Bitte suchen Sie mit höchstens 100 Zeichen.",
                "Please search with at most 100 characters.") : null),
        };
        return tooLong ? visit.Mend<SearchPage>(parameters) : visit.Page<SearchPage>(parameters);
    }

    private static async Task<IResult> Compare(Visit visit, Source source, string? problem)
    {
        if (await CoderComparison.Of(visit.Db, source) is not { } view)
        {
            return visit.Notice(StatusCodes.Status409Conflict, new(visit.Say("Noch ist nichts zu vergleichen",
                "There is nothing to compare yet"),
                visit.Say("Verglichen wird, wenn zwei diese Quelle verdeckt kodiert haben und beide fertig sind.", "Codings are compared when two coded this source blind and both are done."),
                $"{InterviewEndpoints.Root(source.AdministrationId)}/{source.Id}", visit.Say("Zur Quelle", "To the source")));
        }

        var parameters = new (string, object?)[] { ("Root", InterviewEndpoints.Root(source.AdministrationId)), ("View", view), ("Problem", problem) };
        return problem is null ? visit.Page<ComparisonPage>(parameters) : visit.Mend<ComparisonPage>(parameters);
    }

    private static Task<IResult> Decide(Visit visit, Guid administration, Guid source) => InterviewEndpoints.In(visit, administration,
        source, async found =>
    {
        _ = Guid.TryParse(visit.Field("coding"), out var coding);
        var outcome = await CodeBlind.Decide(visit.Db, visit.Known, found, coding, visit.Field("stands") == "yes", visit.Field("why"),
            visit.Now);
        return outcome switch
        {
            CodeBlind.Outcome.Done => Results.Redirect($"{InterviewEndpoints.Root(administration)}/{source}/comparison"),
            CodeBlind.Outcome.WhyMissing => await Compare(visit, found, visit.Say("Bitte begründen Sie die Entscheidung in höchstens 500 Zeichen.",
                "Please give a reason for the decision in at most 500 characters.")),
            _ => await Compare(visit, found, visit.Say("Diese Kodierung lässt sich nicht entscheiden.", "This coding cannot be decided.")),
        };
    });
}
