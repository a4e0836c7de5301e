using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Plans;

/// <summary>Reads Microsoft Project XML (MSPDI). Dates have no zone; UID 0 is the project itself; rows with IsNull are blank
/// lines.</summary>
public static class ReadPlan
{
    private static readonly string[] Kinds = ["FF", "FS", "SF", "SS"];

    /// <summary>Number of the constraint “start no earlier than”.</summary>
    internal const int StartNoEarlier = 4;

    /// <summary>Money stands in hundredths of the currency.</summary>
    internal const decimal Hundredths = 100;

    public static PlanFile Run(ForeignFile file, Remarks remarks) => Of(SafeXml.Load(file, remarks), remarks);

    internal static PlanFile Of(XDocument document, Remarks remarks)
    {
        var root = document.Root!;
        List<PlanTask> tasks = [];
        var (blank, summary) = (0, false);
        foreach (var element in root.Child("Tasks").Named("Task"))
        {
            if (XmlTree.Yes(element.TextOf("IsNull")))
            {
                blank++;
                continue;
            }

            if (Task(element, remarks) is not { } task) continue;
            if (task.Uid == 0) summary = true;
            else tasks.Add(task);
        }

        var resources = root.Child("Resources").Named("Resource")
            .Where(element => element.TextOf("UID") is { Length: > 0 } and not "0" && element.TextOf("Name") is { Length: > 0 })
            .Select(element => new PlanResource(XmlTree.Whole(element.TextOf("UID")) ?? 0, element.TextOf("Name")!,
                element.TextOf("EmailAddress"))).ToList();
        var found = new PlanFile(root.TextOf("Title") ?? root.TextOf("Name") ?? "", root.TextOf("SaveVersion"), tasks, resources,
            [.. root.Child("Assignments").Named("Assignment").Select(one => new PlanAssignment(XmlTree.Whole(one.TextOf("TaskUID")) ?? 0,
                XmlTree.Whole(one.TextOf("ResourceUID")) ?? 0))], root.Child("Calendars").Named("Calendar").Count(), blank, summary);
        Check(root, found, remarks);
        return found;
    }

    private static PlanTask? Task(XElement element, Remarks remarks)
    {
        var place = XmlTree.PlaceOf(element);
        if (XmlTree.Whole(element.TextOf("UID")) is not { } uid)
        {
            remarks.Error(place, "Ein Vorgang hat keine UID.", "A task has no UID.", "Exportieren Sie den Plan neu.",
                "Export the plan again.");
            return null;
        }

        return new(uid, XmlTree.Whole(element.TextOf("ID")), element.TextOf("Name") ?? "", XmlTree.Whole(element.TextOf("OutlineLevel"))
            ?? 1,
            element.TextOf("WBS"), Moment(element, "Start", remarks), Moment(element, "Finish", remarks),
            Hours(element, "Duration", remarks),
            XmlTree.Whole(element.TextOf("PercentComplete")), XmlTree.Yes(element.TextOf("Milestone")),
                XmlTree.Yes(element.TextOf("Summary")),
            element.TextOf("Notes") ?? "", [.. element.Named("PredecessorLink").Select(link => Link(link, remarks)).OfType<PlanLink>()], place)
        {
            WorkHours = Hours(element, "Work", remarks), Deadline = Moment(element, "Deadline", remarks),
            Cost = XmlTree.Number(element.TextOf("Cost")) is { } cost and > 0 and < 1e15 ? (decimal)cost / Hundredths : null,
            NotBefore = XmlTree.Whole(element.TextOf("ConstraintType")) == StartNoEarlier
                ? Moment(element, "ConstraintDate", remarks) : null,
        };
    }

    private static PlanLink? Link(XElement element, Remarks remarks)
    {
        if (XmlTree.Whole(element.TextOf("PredecessorUID")) is not { } before)
        {
            remarks.Error(XmlTree.PlaceOf(element), "Eine Verknüpfung nennt keinen Vorgänger.", "A link names no predecessor.",
                "Exportieren Sie den Plan neu.", "Export the plan again.");
            return null;
        }

        // Without a type, Project means finish to start; a lag is written in tenths of minutes.
        var type = XmlTree.Whole(element.TextOf("Type")) ?? 1;
        return new(before, type is >= 0 and <= 3 ? Kinds[type] : "FS", XmlTree.Number(element.TextOf("LinkLag")) is { } lag and not 0
            ? lag / 600 : null);
    }

    private static DateTime? Moment(XElement element, string name, Remarks remarks)
    {
        if (element.TextOf(name) is not { Length: > 0 } text || text == "NA") return null;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return moment;
        remarks.Error(XmlTree.PlaceOf(element.Child(name)!), $"„{Short(text)}“ ist kein Zeitpunkt.", $"\"{Short(text)}\" is no moment.",
            "Schreiben Sie ihn als 2026-01-31T08:00:00.", "Write it as 2026-01-31T08:00:00.");
        return null;
    }

    private static double? Hours(XElement element, string name, Remarks remarks)
    {
        if (element.TextOf(name) is not { Length: > 0 } text) return null;
        try
        {
            return XmlConvert.ToTimeSpan(text).TotalHours;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            remarks.Error(XmlTree.PlaceOf(element.Child(name)!), $"„{Short(text)}“ ist keine Dauer.",
                $"\"{Short(text)}\" is no duration.",
                "Schreiben Sie sie als PT8H0M0S.", "Write it as PT8H0M0S.");
            return null;
        }
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + " …" : text;

    private static void Check(XElement root, PlanFile file, Remarks remarks)
    {
        var uids = new HashSet<int>(file.HasSummary ? [0] : []);
        foreach (var task in file.Tasks.Where(task => !uids.Add(task.Uid)))
        {
            remarks.Error(task.Place, $"Die UID {task.Uid} steht zweimal im Plan.", $"The UID {task.Uid} is there twice.",
                "Exportieren Sie den Plan neu.", "Export the plan again.");
        }

        foreach (var task in file.Tasks)
        {
            foreach (var link in task.After.Where(link => !uids.Contains(link.Before)))
            {
                remarks.Error(task.Place, $"Der Vorgänger {link.Before} von „{task.Name}“ ist nicht in der Datei.",
                    $"The predecessor {link.Before} of \"{task.Name}\" is not in the file.",
                    "Nehmen Sie Verknüpfungen zu anderen Projekten heraus.", "Remove links to other projects.");
            }

            if (task.Start > task.Finish)
            {
                remarks.Error(task.Place, $"„{task.Name}“ endet vor dem Anfang.", $"\"{task.Name}\" ends before it begins.",
                    "Berichtigen Sie Anfang oder Ende.", "Mend the start or the finish.");
            }
        }

        if (root.Child("Tasks") is null)
        {
            remarks.Note(XmlTree.PlaceOf(root), "Der Plan enthält keine Vorgänge.", "The plan holds no tasks.");
        }
        else if (file.Tasks.Count > 0)
        {
            remarks.Taken(Place.Whole, $"{file.Tasks.Count} Vorgänge mit {file.Links} Verknüpfungen.", $"{file.Tasks.Count} tasks with {file.Links} links.");
        }

        if (root.Child("Calendars").Named("Calendar").Count() is > 0 and var calendars)
        {
            remarks.Note(Place.At("Project/Calendars"), $"{calendars} Kalender werden nicht übernommen.",
                $"{calendars} calendars are not taken.");
        }

        if (file.Resources.Count > 0)
        {
            remarks.Note(Place.At("Project/Resources"),
                $"{file.Resources.Count} Personen und Mittel werden nicht angelegt; wer einem Vorgang der ersten Ebene zugeordnet ist, wird dort genannt.",
                $"{file.Resources.Count} people and resources are not created; who is assigned to a task of the first level is named there.");
        }
    }
}
