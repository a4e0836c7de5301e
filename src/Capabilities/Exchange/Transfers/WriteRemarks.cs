using System.Text;
using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Transfers;

/// <summary>What was taken, changed, lost and refused of a file, as a table to take away.</summary>
public static class WriteRemarks
{
    public static string Run(Transfer transfer, Language language)
    {
        var text = new StringBuilder();
        void Line(params IEnumerable<string> cells) => text.AppendJoin(';', cells.Select(cell => TableCell.Quoted(TableCell.Harmless(cell),
            ';'))).Append("\r\n");
        Line(language.Say("Was damit geschieht", "What happens to it"), language.Say("Stelle", "Place"), language.Say("Was", "What"),
            language.Say("Abhilfe", "Remedy"));
        foreach (var remark in transfer.Inspection.Remarks.Concat(transfer.Remarks))
        {
            Line(FateWords.Name(remark.Fate, language), remark.Place.ToString(), remark.What.In(language), remark.Remedy.In(language));
        }

        if (transfer.Inspection.Dropped > 0)
        {
            Line(language.Say("Hinweis", "note"), "", language.Say($"{transfer.Inspection.Dropped} weitere Hinweise sind gezählt, aber nicht aufgeführt.",
                $"{transfer.Inspection.Dropped} more remarks are counted and not listed."), "");
        }

        foreach (var one in transfer.Mapping.Columns)
        {
            Line(one.Rule.Role == ColumnRole.Ignore ? FateWords.Name(Fate.Lost, language) : FateWords.Name(Fate.Taken, language),
                one.Column.Name,
                one.Rule.Item ?? RoleWords.Name(one.Rule.Role, language), one.Why.In(language));
        }

        foreach (var note in transfer.Result?.Notes ?? []) Line(language.Say("Hinweis", "note"), "", note, "");
        return text.ToString();
    }
}
