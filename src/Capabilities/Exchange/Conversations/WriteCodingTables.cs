using MiniExcelLibs;
using Wegmarke.Design;
using Wegmarke.Interviews;

namespace Wegmarke.Exchange.Conversations;

/// <summary>The codebook and the quotes as tables for spreadsheets. A text that a spreadsheet would take for a formula is marked as
/// text.</summary>
public static class WriteCodingTables
{
    public static string Codes(CodeBook book, Language language)
    {
        List<string[]> rows = [[language.Say("Schlüssel", "Key"), language.Say("Name", "Name"), language.Say("gehört zu", "Belongs to"),
            language.Say("Teilbereich", "Area"), language.Say("Ursache", "Cause"), language.Say("Bedeutung", "Meaning")]];
        rows.AddRange(book.Tree().Select(one => (string[])[one.Code.Key, one.Code.Name, one.Code.ParentId is { } above
            ? book.Find(above)!.Key : "",
            book.AreaOf(one.Code) ?? "", one.Code.Cause ?? "", one.Code.Description]));
        return Csv(rows);
    }

    public static string Quotes(CodeBook book, IReadOnlyList<QuoteSight> quotes, Language language) =>
        Csv([Head(language), .. quotes.Select(one => Row(book, one, language))]);

    public static byte[] QuotesXlsx(CodeBook book, IReadOnlyList<QuoteSight> quotes, Language language)
    {
        var head = Head(language);
        List<Dictionary<string, object?>> rows = [.. quotes.Select(one => Row(book, one, language)).DefaultIfEmpty([.. head.Select(_ =>
            "")])
            .Select(row => head.Zip(row).ToDictionary(cell => cell.First, cell => (object?)cell.Second))];
        using var stream = new MemoryStream();
        stream.SaveAs(rows, sheetName: language.Say("Zitate", "Quotes"));
        return stream.ToArray();
    }

    private static string[] Head(Language language) =>
    [
        language.Say("Teilbereich", "Area"), language.Say("Ursache", "Cause"), language.Say("spricht", "Speaks"), language.Say("Zitat",
            "Quote"),
        language.Say("aus", "From"), language.Say("Art der Quelle", "Kind of source"), language.Say("Stand", "State"),
            language.Say("gilt bis", "Until"),
    ];

    private static string[] Row(CodeBook book, QuoteSight one, Language language) =>
    [
        NameOf(book, one.Quote.Area), NameOf(book, one.Quote.Cause),
        one.Quote.Side == QuoteSide.For ? language.Say("dafür", "for") : language.Say("dagegen", "against"), one.Quote.Text,
        InterviewWords.SignedAs(one, language), one.Kind.Name(language), one.State.Name(language), one.Until is { } until
            ? language.Day(until) : "",
    ];

    private static string NameOf(CodeBook book, string key) => book.Codes.FirstOrDefault(one => one.Key == key)?.Name ?? key;

    private static string Csv(IEnumerable<string[]> rows) => "\uFEFF" + string.Concat(rows.Select(row =>
        string.Join(';', row.Select(cell => TableCell.Quoted(TableCell.Harmless(cell), ';'))) + "\r\n"));
}
