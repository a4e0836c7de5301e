using Wegmarke.Design;

namespace Wegmarke.Exchange.Transfers;

/// <summary>The formats as a person names them; others keep their key.</summary>
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
        "bpmn" => language.Say("Prozess (BPMN)", "process (BPMN)"),
        "mspdi" => language.Say("Projektplan (MS-Project-XML)", "project plan (MS Project XML)"),
        "refi-qda-project" => language.Say("Interviewprojekt (REFI-QDA)", "interview project (REFI-QDA)"),
        "refi-qda-codebook" => language.Say("Codebuch (REFI-QDA)", "codebook (REFI-QDA)"),
        "docx" => language.Say("Word-Dokument", "Word document"),
        "odt" => language.Say("Textdokument (ODT)", "text document (ODT)"),
        "text" or "markdown" => language.Say("Text", "text"),
        "webvtt" or "subrip" => language.Say("Untertitel", "subtitles"),
        "gv100ad" => language.Say("Gemeindeverzeichnis", "register of municipalities"),
        "wegmarke-model" => language.Say("Modell von Wegmarke", "model of Wegmarke"),
        _ => format,
    };
}
