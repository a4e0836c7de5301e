using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>A survey archive (.lsa): structure, and where the survey was active its responses, participants and timings.</summary>
/// <param name="Responses">Null where the archive holds none.</param>
internal sealed record LimeArchive(LimeSurveyFile Survey, LimeResponses? Responses, long Tokens, long Timings);

/// <param name="Complete">Responses that were sent; the others were begun only.</param>
/// <param name="Columns">Response columns in the file's order, named as in the database ({sid}X{gid}X{qid}…).</param>
internal sealed record LimeResponses(long Rows, long Complete, IReadOnlyList<string> Columns);

internal static class ReadLimeArchive
{
    public static bool Fits(SafeArchive archive) => archive.Ending(".lss").Count > 0;

    public static LimeArchive Run(SafeArchive archive, Remarks remarks)
    {
        var structures = archive.Ending(".lss");
        if (structures.Count > 1)
        {
            remarks.Error(Place.Whole, $"Das Archiv enthält {structures.Count} Umfragen; gelesen wird nur {structures[0]}.",
                $"The archive holds {structures.Count} surveys; only {structures[0]} is read.",
                "Exportieren Sie je Umfrage ein Archiv.", "Export one archive for each survey.");
        }

        var survey = ReadLimeSurvey.Run(() => archive.OpenEntry(structures[0]), structures[0], remarks);
        var responses = archive.FirstEnding(".lsr") is { } part ? Responses(archive, part) : null;
        long tokens = Rows(archive, ".lst"), timings = Rows(archive, ".lsi");
        if (tokens > 0)
        {
            remarks.Lost(new(archive.Ending(".lst")[0], 0, 0, null),
                $"{tokens} Einladungen mit Namen und Adressen werden nie übernommen.", $"{tokens} invitations with names and addresses are never taken.",
                "Wer eingeladen war, bleibt im anderen System; löschen Sie es dort, wenn es nicht mehr gebraucht wird.",
                "Who was invited stays in the other system; delete it there when it is no longer needed.");
        }

        if (timings > 0)
        {
            remarks.Note(new(archive.Ending(".lsi")[0], 0, 0, null), "Antwortzeiten werden nicht übernommen.",
                "Answer times are not taken.");
        }

        if (responses is { Rows: > 0 })
        {
            remarks.Taken(new(archive.Ending(".lsr")[0], 0, 0, null), $"{responses.Rows} Antworten, davon {responses.Complete} abgeschickt.",
                $"{responses.Rows} responses, {responses.Complete} of them sent.");
        }

        return new(survey, responses, tokens, timings);
    }

    /// <summary>Streams the responses: column names first, then one row after another, without the leading underscore of the
    /// XML names.</summary>
    public static void Stream(SafeArchive archive, string part, Action<string> column, Action<LimeRow> row) =>
        ReadLimeTables.Stream(() => archive.OpenEntry(part), part,
            (table, name) =>
            {
                if (table == "responses") column(name);
            },
            (table, one) =>
            {
                if (table == "responses") row(one);
            });

    private static LimeResponses Responses(SafeArchive archive, string part)
    {
        var columns = new List<string>();
        long rows = 0, complete = 0;
        Stream(archive, part, columns.Add, row =>
        {
            rows++;
            if ((row["submitdate"] ?? row["_submitdate"]) is { Length: > 0 }) complete++;
        });
        return new(rows, complete, columns);
    }

    private static long Rows(SafeArchive archive, string ending)
    {
        if (archive.FirstEnding(ending) is not { } part) return 0;
        long rows = 0;
        ReadLimeTables.Stream(() => archive.OpenEntry(part), part, null, (_, _) => rows++);
        return rows;
    }
}
