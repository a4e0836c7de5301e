using Wegmarke.Design;

namespace Wegmarke.Exchange.Transfers;

/// <summary>The formats that are taken in the browser as a person names them; others keep their key.</summary>
public static class FormatWords
{
    public static string Name(string format, Language language) => format switch
    {
        "limesurvey-survey" => language.Say("Fragebogen aus LimeSurvey", "questionnaire from LimeSurvey"),
        "limesurvey-group" => language.Say("Fragengruppe aus LimeSurvey", "group of questions from LimeSurvey"),
        "limesurvey-question" => language.Say("Frage aus LimeSurvey", "question from LimeSurvey"),
        "limesurvey-archive" => language.Say("Archiv aus LimeSurvey", "archive from LimeSurvey"),
        "limesurvey-tsv" => language.Say("Fragebogen aus LimeSurvey (TSV)", "questionnaire from LimeSurvey (TSV)"),
        "limesurvey-csv" or "limesurvey-vv" or "limesurvey-json" => language.Say("Antworten aus LimeSurvey", "responses from LimeSurvey"),
        "xlsform" => language.Say("Fragebogen als XLSForm", "questionnaire as XLSForm"),
        "surveyjs" => language.Say("Fragebogen aus SurveyJS", "questionnaire from SurveyJS"),
        "formbricks" => language.Say("Fragebogen aus Formbricks", "questionnaire from Formbricks"),
        "spss-sav" or "spss-zsav" or "spss-por" => language.Say("Daten aus SPSS", "data from SPSS"),
        "csv-table" => language.Say("Tabelle (CSV)", "table (CSV)"),
        "xlsx-table" or "xls-table" => language.Say("Tabelle (Excel)", "table (Excel)"),
        "ddi-codebook" => language.Say("DDI-Codebuch", "DDI codebook"),
        "ciso-assistant" => language.Say("Rahmenwerk aus CISO Assistant", "framework from CISO Assistant"),
        "imm" => language.Say("Reifegradmodell IMM", "maturity model IMM"),
        _ => format,
    };
}
