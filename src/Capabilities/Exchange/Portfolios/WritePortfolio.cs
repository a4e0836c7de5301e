using System.Globalization;
using System.Text;
using System.Xml.Linq;
using MiniExcelLibs;
using Wegmarke.Design;
using Wegmarke.Exchange.Plans;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;

namespace Wegmarke.Exchange.Portfolios;

/// <summary>Writes initiatives as a table or a project plan that <see cref="ReadPortfolio"/> reads again.</summary>
public static class WritePortfolio
{
    private static readonly XNamespace Project = "http://schemas.microsoft.com/project";

    /// <summary>CSV with semicolons; a text that a spreadsheet would take for a formula is marked as text.</summary>
    public static byte[] Csv(Portfolio portfolio, MaturityModel model, Language language) =>
    [
        .. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(ReadPortfolio.Write([.. Rows(portfolio, model,
            language).Select(Harmless)])),
    ];

    public static byte[] Xlsx(Portfolio portfolio, MaturityModel model, Language language)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(Rows(portfolio, model, language).Select(row => ReadPortfolio.Columns.Zip(ReadPortfolio.Fields(row))
            .ToDictionary(pair => pair.First[0], pair => (object)pair.Second)).ToList());
        return stream.ToArray();
    }

    /// <summary>Microsoft Project XML: an initiative is a task with work and cost, its milestones lie below it, and the office that owns it
    /// is assigned to it.</summary>
    public static byte[] Plan(Portfolio portfolio, string title)
    {
        var sheets = portfolio.Alive.Where(one => one.Content.Begin is not null || one.Content.End is not null).ToList();
        var uids = sheets.Index().ToDictionary(one => one.Item.Id, one => one.Index * 100 + 1);
        var owners = sheets.Select(one => one.Content.Owner).Where(one => one.Length > 0).Distinct().ToList();
        var tasks = sheets.SelectMany(sheet => Tasks(sheet, uids)).ToList();
        var document = new XDocument(new XDeclaration("1.0", "utf-8", null), new XElement(Project + "Project",
            new XElement(Project + "Title", Plain(title)), new XElement(Project + "CurrencyDigits", 2),
            new XElement(Project + "CurrencyCode", "EUR"), new XElement(Project + "Tasks", tasks),
            new XElement(Project + "Resources", owners.Select((name, at) => new XElement(Project + "Resource",
                new XElement(Project + "UID", at + 1), new XElement(Project + "ID", at + 1), new XElement(Project + "Name", Plain(name)),
                new XElement(Project + "Type", 1)))),
            new XElement(Project + "Assignments", sheets.Where(one => one.Content.Owner.Length > 0).Select((one, at) =>
                new XElement(Project + "Assignment", new XElement(Project + "UID", at + 1),
                    new XElement(Project + "TaskUID", uids[one.Id]),
                    new XElement(Project + "ResourceUID", owners.IndexOf(one.Content.Owner) + 1), Work(one.Content))))));
        using var stream = new MemoryStream();
        document.Save(stream);
        return stream.ToArray();
    }

    private static IEnumerable<XElement> Tasks(Sheet sheet, Dictionary<Guid, int> uids)
    {
        var (content, uid) = (sheet.Content, uids[sheet.Id]);
        var (begin, end) = (content.Begin ?? content.End!.Value, content.End ?? content.Begin!.Value);
        yield return Task(uid, content.Title, 1, begin, end, false, [.. Facts(content), .. content.After.Where(uids.ContainsKey)
            .Select(id => new XElement(Project + "PredecessorLink", new XElement(Project + "PredecessorUID", uids[id]),
                new XElement(Project + "Type", 1)))]);
        foreach (var (place, milestone) in content.Milestones.Take(99).Index())
        {
            yield return Task(uid + place + 1, milestone.Name, 2, milestone.Planned, milestone.Planned, true, []);
        }
    }

    private static XElement Task(int uid, string name, int level, DateOnly begin, DateOnly end, bool milestone, XElement[] links) =>
        new(Project + "Task", new XElement(Project + "UID", uid), new XElement(Project + "ID", uid), new XElement(Project + "Name",
            Plain(name)),
            new XElement(Project + "OutlineLevel", level), new XElement(Project + "Start", Moment(begin, 8)),
            new XElement(Project + "Finish", Moment(end, milestone ? 8 : 17)), new XElement(Project + "Milestone", milestone ? 1 : 0), links);

    private static IEnumerable<XElement> Facts(InitiativeContent content)
    {
        if (content.Days > 0) yield return Work(content);
        if (content.CostOnce > 0) yield return new(Project + "Cost", content.CostOnce * ReadPlan.Hundredths);
        if (content.Earliest is { } earliest)
        {
            yield return new(Project + "ConstraintType", ReadPlan.StartNoEarlier);
            yield return new(Project + "ConstraintDate", Moment(earliest, 8));
        }

        if (content.Deadline is { } deadline) yield return new(Project + "Deadline", Moment(deadline, 17));
        if (content.Why.Length > 0) yield return new(Project + "Notes", Plain(content.Why));
    }

    private static XElement Work(InitiativeContent content) => new(Project + "Work",
        $"PT{Math.Round(content.Days * ReadPortfolio.HoursOfDay).ToString(CultureInfo.InvariantCulture)}H0M0S");

    private static string Moment(DateOnly day, int hour) => day.ToDateTime(new(hour, 0)).ToString("yyyy-MM-ddTHH:mm:ss",
        CultureInfo.InvariantCulture);

    /// <summary>Without letters that no XML may hold.</summary>
    private static string Plain(string text) => string.Concat(text.Where(letter => System.Xml.XmlConvert.IsXmlChar(letter)));

    private static IEnumerable<InitiativeRow> Rows(Portfolio portfolio, MaturityModel model, Language language)
    {
        var titles = portfolio.Sheets.ToDictionary(one => one.Id, one => one.Content.Title);
        var texts = model.TextsIn(language.Key);
        string Number(double value) => value.ToString("0.##", language.Culture);
        string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        string Yes(bool so) => so ? language.Say("ja", "yes") : language.Say("nein", "no");
        string Joined(IEnumerable<string> parts) => string.Join($" {InitiativeRow.Bar} ", parts);
        return portfolio.Sheets.Select(sheet => sheet.Content).Select((one, at) => new InitiativeRow(at + 2, one.Title,
            texts.Areas.TryGetValue(one.Area, out var area) ? area.ShortName : one.Area, Day(one.Begin), Day(one.End), Number(one.Days),
            Number((double)one.CostOnce), Number((double)one.CostRunning), one.Owner, one.Why, one.Effect,
            Joined(one.After.Where(titles.ContainsKey).Select(id => titles[id])),
            Joined(one.Milestones.Select(milestone => $"{Day(milestone.Planned)} {milestone.Name}")))
        {
            Earliest = Day(one.Earliest), Deadline = Day(one.Deadline), Months = one.Months > 0 ? Number(one.Months) : "",
            Must = Yes(one.Must), Saving = Number((double)one.Saving), EffectSize = one.EffectSize > 0 ? Number(one.EffectSize) : "",
            Groundwork = Yes(one.Groundwork), People = one.People, Risks = one.Risks,
        });
    }

    private static InitiativeRow Harmless(InitiativeRow row) => row with
    {
        Title = Text(row.Title), Owner = Text(row.Owner), Why = Text(row.Why), Effect = Text(row.Effect), After = Text(row.After),
        Area = Text(row.Area), Milestones = Text(row.Milestones), People = Text(row.People), Risks = Text(row.Risks),
    };

    private static string Text(string text) => TableCell.Harmless(text);
}
