using Wegmarke.Design;

namespace Wegmarke.Processes;

/// <summary>How fields and their values are called, on pages and in tables.</summary>
public static class ProcessWords
{
    public static string Word(this ProcessField field, Language language) => field switch
    {
        ProcessField.Name => language.Say("Leistung oder Prozess", "Service or process"),
        ProcessField.Key => language.Say("LeiKa-Schlüssel", "LeiKa key"),
        ProcessField.Unit => language.Say("Amt", "Unit"),
        ProcessField.Owner => language.Say("Verantwortliche Stelle", "Post in charge"),
        ProcessField.Application => language.Say("Fachverfahren", "Application"),
        ProcessField.Volume => language.Say("Fälle im Jahr", "Cases a year"),
        ProcessField.Documentation => language.Say("Dokumentation", "Documentation"),
        ProcessField.OwnerMeasured => language.Say("Verantwortliche werden daran gemessen", "Owner is measured by it"),
        ProcessField.MediaBreaks => language.Say("Medienbrüche", "Media breaks"),
        ProcessField.Signatures => language.Say("Unterschriften", "Signatures"),
        ProcessField.PaperSteps => language.Say("Schritte auf Papier", "Steps on paper"),
        ProcessField.HandOffs => language.Say("Übergaben", "Hand-offs"),
        ProcessField.LeadDays => language.Say("Durchlaufzeit in Tagen", "Lead time in days"),
        ProcessField.HandlingMinutes => language.Say("Bearbeitung in Minuten", "Handling in minutes"),
        ProcessField.Ozg11 => language.Say("OZG-Reifegrad 1.1 (0–4)", "OZG level 1.1 (0–4)"),
        ProcessField.Ozg20 => language.Say("OZG-Reifegrad 2.0 (0–7)", "OZG level 2.0 (0–7)"),
        _ => language.Say("eingestuft am", "rated on"),
    };

    public static string Word(this Documentation documentation, Language language) => documentation switch
    {
        Documentation.None => language.Say("keine", "none"),
        Documentation.Text => language.Say("Text", "text"),
        Documentation.Diagram => language.Say("Modell", "diagram"),
        Documentation.Maintained => language.Say("gepflegtes Modell", "maintained diagram"),
        _ => language.Say("nicht bekannt", "not known"),
    };

    public static Documentation? ReadDocumentation(string written)
    {
        if (written.Length == 0) return Documentation.Unknown;
        foreach (var one in Enum.GetValues<Documentation>())
        {
            if (Language.All.Any(language => string.Equals(one.Word(language), written, StringComparison.OrdinalIgnoreCase))
                || string.Equals(one.ToString(), written, StringComparison.OrdinalIgnoreCase)) return one;
        }

        return null;
    }

    public static (bool? Yes, bool Understood) ReadYes(string written) => written.ToLowerInvariant() switch
    {
        "" => (null, true),
        "ja" or "j" or "x" or "yes" or "y" or "1" => (true, true),
        "nein" or "n" or "no" or "0" or "-" => (false, true),
        _ => (null, false),
    };

    /// <summary>How to mend a field.</summary>
    public static string Remedy(this ProcessField field, Language language) => field switch
    {
        ProcessField.Name => language.Say("Der Name fehlt oder hat mehr als 200 Zeichen.", "The name is missing or has more than 200 characters."),
        ProcessField.Key => language.Say("Ein LeiKa-Schlüssel hat 14 Ziffern und beginnt mit 99.", "A LeiKa key has 14 digits and begins with 99."),
        ProcessField.Documentation => language.Say("Möglich sind: keine, Text, Modell, gepflegtes Modell.",
            "Possible are: none, text, diagram, maintained diagram."),
        ProcessField.OwnerMeasured => language.Say("Bitte ja oder nein.", "Please yes or no."),
        ProcessField.LeadDays => language.Say("Bitte eine Zahl von Tagen, zum Beispiel 12,5.",
            "Please a number of days, for example 12.5."),
        ProcessField.Ozg11 => language.Say("Der Reifegrad 1.1 geht von 0 bis 4.", "Level 1.1 goes from 0 to 4."),
        ProcessField.Ozg20 => language.Say("Der Reifegrad 2.0 geht von 0 bis 7.", "Level 2.0 goes from 0 to 7."),
        ProcessField.OzgOn => language.Say("Bitte ein Datum wie 30.6.2026.", "Please a date such as 30/6/2026."),
        ProcessField.Unit or ProcessField.Owner or ProcessField.Application => language.Say("Höchstens 200 Zeichen.",
            "At most 200 characters."),
        _ => language.Say("Bitte eine ganze Zahl.", "Please a whole number."),
    };

    /// <summary>A value as a cell of a table; empty where it is not known.</summary>
    public static string Value(this Process process, ProcessField field, Language language)
    {
        string Count(int? number) => number is { } known ? language.Count(known) : "";
        return field switch
        {
            ProcessField.Name => process.Name,
            ProcessField.Key => process.Key,
            ProcessField.Unit => process.Unit,
            ProcessField.Owner => process.Owner,
            ProcessField.Application => process.Application,
            ProcessField.Volume => Count(process.Volume),
            ProcessField.Documentation => process.Documentation == Documentation.Unknown ? "" : process.Documentation.Word(language),
            ProcessField.OwnerMeasured => process.OwnerMeasured switch
            {
                true => language.Say("ja", "yes"),
                false => language.Say("nein", "no"),
                _ => "",
            },
            ProcessField.MediaBreaks => Count(process.MediaBreaks),
            ProcessField.Signatures => Count(process.Signatures),
            ProcessField.PaperSteps => Count(process.PaperSteps),
            ProcessField.HandOffs => Count(process.HandOffs),
            ProcessField.LeadDays => process.LeadDays is { } days ? language.Number(days, days == Math.Floor(days) ? 0 : 1) : "",
            ProcessField.HandlingMinutes => Count(process.HandlingMinutes),
            ProcessField.Ozg11 => Count(process.Ozg11),
            ProcessField.Ozg20 => Count(process.Ozg20),
            _ => process.OzgOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        };
    }

    public static string Word(this ProcessFigure figure, Language language) => figure switch
    {
        ProcessFigure.HandOffs => language.Say("Übergaben zwischen Beteiligten", "Hand-offs between those involved"),
        ProcessFigure.ManualTasks => language.Say("Schritte von Hand", "Manual steps"),
        ProcessFigure.UserTasks => language.Say("Schritte am Bildschirm", "Steps at a screen"),
        ProcessFigure.AutomaticTasks => language.Say("Schritte ohne Menschen", "Steps without people"),
        ProcessFigure.OtherTasks => language.Say("Schritte ohne Angabe der Art", "Steps without a kind"),
        ProcessFigure.Contacts => language.Say("Nachrichten an oder von Antragstellenden", "Messages to or from applicants"),
        _ => language.Say("wahrscheinliche Medienbrüche", "likely media breaks"),
    };

    /// <summary>How a figure is counted.</summary>
    public static string Rule(this ProcessFigure figure, Language language) => figure switch
    {
        ProcessFigure.HandOffs => language.Say("Pfeile von einer Bahn in eine andere und Nachrichten zwischen Beteiligten des Hauses.",
            "Arrows from one lane into another, and messages between those inside the house."),
        ProcessFigure.ManualTasks => language.Say("Im Modell als „manuell“ gekennzeichnet.", "Marked as “manual” in the model."),
        ProcessFigure.UserTasks => language.Say("Im Modell als Benutzeraufgabe gekennzeichnet.", "Marked as a user task in the model."),
        ProcessFigure.AutomaticTasks => language.Say("Dienst-, Skript- und Regelaufgaben, Senden und Empfangen.",
            "Service, script and rule tasks, sending and receiving."),
        ProcessFigure.OtherTasks => language.Say("Das Modell sagt nicht, wer oder was den Schritt ausführt.",
            "The model does not say who or what carries out the step."),
        ProcessFigure.Contacts => language.Say("Nachrichten, die bei einem Beteiligten enden oder beginnen, dessen Name nach Bürgerin, Antragstellenden oder Unternehmen klingt.",
            "Messages that end or begin at somebody whose name sounds like citizen, applicant or company."),
        _ => language.Say("Aufeinanderfolgende Schritte, von denen einer nach Papier, Telefon oder Schalter klingt oder von Hand geschieht und der andere am Bildschirm oder ohne Menschen.",
            "Steps that follow each other, one of which sounds like paper, telephone or counter or is manual while the other is at a screen or without people."),
    };
}
