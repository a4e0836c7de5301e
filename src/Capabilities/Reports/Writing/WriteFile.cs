using System.Text;
using Wegmarke.Design;

namespace Wegmarke.Reports.Writing;

/// <summary>Writes a report in the format that somebody asked for.</summary>
public static class WriteFile
{
    private const string Pdf = "application/pdf";
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <summary>What a report can be had as, in the order in which it is offered.</summary>
    public static readonly IReadOnlyList<(string Ending, Sentence Name)> Formats =
    [
        ("pdf", new("PDF", "PDF")), ("docx", new("Word", "Word")), ("pptx", new("Folien (PowerPoint)", "Slides (PowerPoint)")),
        ("xlsx", new("Excel", "Excel")), ("html", new("HTML", "HTML")),
    ];

    public abstract record Outcome;

    public sealed record Written(byte[] Bytes, string ContentType) : Outcome;

    /// <summary>The sentence says what is missing.</summary>
    public sealed record NotNow(Sentence Why) : Outcome;

    public sealed record UnknownFormat : Outcome;

    /// <param name="house">The town's own documents; none: plain files.</param>
    /// <param name="told">Is told how far the slow part is.</param>
    public static async Task<Outcome> Run(ReportPaper paper, string format, HouseTemplates house, Typesetter typesetter,
        Action<WritingStep>? told = null, CancellationToken cancellation = default) => format switch
    {
        "html" => new Written(Encoding.UTF8.GetBytes(await RenderReport.Run(paper)), "text/html; charset=utf-8"),
        "docx" => new Written(WriteDocx.Run(paper, house.Document), Office + "wordprocessingml.document"),
        "pptx" => new Written(WritePptx.Run(paper, house.Slides), Office + "presentationml.presentation"),
        "xlsx" => new Written(WriteXlsx.Run(paper), Office + "spreadsheetml.sheet"),
        "pdf" => await typesetter.Set(paper, told, cancellation) switch
        {
            Typesetter.Typeset set => new Written(set.Pdf, Pdf),
            Typesetter.NotThere missing => await PrintByBrowser.Run(paper, cancellation) is { } printed ? new Written(printed, Pdf)
                : new NotNow(missing.Why),
            Typesetter.Outcome other => new NotNow(new($"Das Satzprogramm meldet: {((Typesetter.Failed)other).Why}",
                $"The typesetter says: {((Typesetter.Failed)other).Why}")),
        },
        _ => new UnknownFormat(),
    };
}

/// <summary>The town's own documents, as they were accepted.</summary>
/// <param name="Document">Null: none.</param>
/// <param name="Slides">Null: none.</param>
public sealed record HouseTemplates(byte[]? Document, byte[]? Slides)
{
    public static readonly HouseTemplates None = new(null, null);
}

/// <summary>How far the writing of a file is.</summary>
/// <param name="Of">0: nobody can say.</param>
public sealed record WritingStep(Sentence Words, int Done = 0, int Of = 0);
