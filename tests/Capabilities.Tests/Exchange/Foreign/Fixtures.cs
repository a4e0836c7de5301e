using System.Text;
using Wegmarke.Exchange.Checking;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Capabilities.Tests.Exchange.Foreign;

/// <summary>Small files of our own in every format; what each holds is counted by hand in the tests.</summary>
internal static class Fixtures
{
    public static IReadOnlyList<(string Name, byte[] Bytes)> All =>
    [
        ("new.lss", Bytes(NewSurvey)),
        ("old.lss", Bytes(OldSurvey)),
        ("survey.lsa", DangerousFilesTests.Zip(("survey_1.lss", NewSurvey), ("survey_1_responses.lsr", Responses))),
        ("survey.txt", Bytes(SurveyText)),
        ("answers.csv",
            Bytes("\"id\";\"submitdate\";\"lastpage\";\"startlanguage\";\"Q1[a]\"\n\"1\";\"2026-01-01 10:00:00\";\""
                + "1\";\"de\";\"A2\"\n\"2\";;\"1\";\"de\";\"\"\n")),
        ("process.bpmn", Bytes(Process)),
        ("plan.xml", Bytes(Plan)),
        ("codebook.xml", Bytes(Codebook)),
        ("project.qdpx", DangerousFilesTests.Zip(("project.qde", Project), ("Sources/s1.txt", "Das 😀 dauert lange."))),
        ("form.xlsx", Form),
        ("survey.json", Bytes(SurveyJs)),
        ("bricks.json", Bytes(Formbricks)),
        ("library.yaml", Bytes(Library)),
        ("imm.yaml", Bytes("- Name: Tests\n  Id: a1\n  Measures:\n    - {Score: 0, Description: None}\n    - {Score: 3, Description: All}\n")),
        ("talk.vtt", Bytes("WEBVTT\n\nNOTE by hand\n\n1\n00:07.680 --> 00:09.000\n<v Anna>Guten Tag.\n\n2\n00:09.500 --> 00:11.000\n<v Anna>Wie geht es?\n\n00:12.000 --> 00:13.000\n<v Ben>Gut.")),
        ("talk.srt", Bytes("1\r\n00:00:01,000 --> 00:00:02,500\r\nAnna: Guten Tag.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nBen: Gut.")),
        ("transcript.md", Bytes("# Gespräch\n\n**I:** Was hält auf?\n\n**B1:** Das Papier. #00:01:02-3#\n\n**I:** Warum?\n")),
        ("document.docx", DangerousFilesTests.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", Word))),
        ("document.odt", DangerousFilesTests.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", OpenDocument))),
        ("register.txt", Bytes(Register)),
        ("table.csv", Bytes("a;b\n1;2\n3;4\n")),
    ];

    public static Inspection Check(string name) =>
        CheckFile.Run(ForeignFile.InMemory(name, All.Single(fixture => fixture.Name == name).Bytes));

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Rows(string table, params string[] rows) =>
        $"<{table}><fields><fieldname>x</fieldname></fields><rows>{string.Concat(rows.Select(row => $"<row>{row}</row>"))}</rows></{table}>";

    private static string Document(params string[] tables) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>"
        + "<DBVersion>498</DBVersion><languages><language>de</language><language>en</language></languages>"
        + $"{string.Concat(tables)}</document>";

    public static string NewSurvey => Document(
        Rows("surveys", "<sid>1</sid><language>de</language><additional_languages>en</additional_languages>"),
        Rows("surveys_languagesettings", "<surveyls_survey_id>1</surveyls_survey_id><surveyls_language>de</surveyls_language><surveyls_title>Umfrage &amp; mehr</surveyls_title>"),
        Rows("groups", "<gid>7</gid><sid>1</sid><group_order>2</group_order><grelevance>Q2.NAOK == \"A1\"</grelevance>", "<gid>8</gid><sid>1</sid><group_order>1</group_order>"),
        Rows("group_l10ns", "<gid>7</gid><group_name>Zweite</group_name><language>de</language>", "<gid>8</gid><group_name>Erste</group_name><language>de</language>"),
        Rows("questions",
            "<qid>20</qid><gid>7</gid><type>T</type><title>Q9</title><question_order>1</question_order><relevance>1</relevance><mandatory>N</mandatory>",
            "<qid>21</qid><gid>8</gid><type>F</type><title>Q1</title><question_order>2</question_order><relevance>1</relevance><mandatory>S</mandatory>",
            "<qid>22</qid><gid>8</gid><type>L</type><title>Q2</title><question_order>1</question_order><relevance/>"),
        Rows("subquestions", "<qid>31</qid><parent_qid>21</parent_qid><title>b</title><question_order>2</question_order><scale_id>0</scale_id>",
            "<qid>30</qid><parent_qid>21</parent_qid><title>a</title><question_order>1</question_order><scale_id>0</scale_id>"),
        Rows("question_l10ns", "<qid>21</qid><question><![CDATA[<p>Wie weit?</p><script>alert(1)</script>]]></question><language>de</language>",
            "<qid>30</qid><question>Strategie</question><language>de</language>", "<qid>30</qid><question>Strategy</question><language>en</language>",
            "<qid>31</qid><question>Technik</question><language>de</language>", "<qid>22</qid><question>Amt?</question><language>de</language>"),
        Rows("answers", "<aid>1</aid><qid>21</qid><code>A1</code><sortorder>1</sortorder><assessment_value>0</assessment_value><scale_id>0</scale_id>",
            "<aid>2</aid><qid>21</qid><code>A2</code><sortorder>2</sortorder><assessment_value>0</assessment_value><scale_id>0</scale_id>",
            "<aid>3</aid><qid>21</qid><code>A9</code><sortorder>3</sortorder><assessment_value>0</assessment_value><scale_id>0</scale_id>",
            "<aid>4</aid><qid>22</qid><code>nord</code><sortorder>1</sortorder><scale_id>0</scale_id>", "<aid>5</aid><qid>22</qid><code>sued</code><sortorder>2</sortorder><scale_id>0</scale_id>"),
        Rows("answer_l10ns", "<aid>1</aid><answer>wenig</answer><language>de</language>", "<aid>2</aid><answer>viel</answer><language>de</language>",
            "<aid>3</aid><answer>weiß nicht</answer><language>de</language>"));

    public static string OldSurvey => Document(
        Rows("surveys", "<sid>1</sid><language>de</language><additional_languages>en</additional_languages>"),
        Rows("groups", "<gid>1</gid><group_name>Gruppe</group_name><group_order>0</group_order><language>de</language>",
            "<gid>1</gid><group_name>Group</group_name><group_order>0</group_order><language>en</language>"),
        Rows("questions", "<qid>1</qid><gid>1</gid><type>5</type><title>Q1</title><question>Zufrieden?</question><language>de</language>",
            "<qid>1</qid><gid>1</gid><type>5</type><title>Q1</title><question>Content?</question><language>en</language>",
            "<qid>2</qid><gid>9</gid><type>T</type><title>1st</title><question>Warum?</question><language>de</language>"),
        Rows("conditions", "<cid>1</cid><qid>2</qid><cqid>1</cqid><cfieldname>1X1X1</cfieldname>"));

    public const string Responses =
        "<document><LimeSurveyDocType>Responses</LimeSurveyDocType><DBVersion>498</DBVersion><responses>"
            + "<fields><fieldname>id</fieldname><fieldname>submitdate</fieldname><fieldname>1X8X21a</fieldname"
            + "><fieldname>1X8X21b</fieldname><fieldname>1X8X22</fieldname></fields><rows>"
        + "<row><id>1</id><submitdate>1980-01-01 00:00:00</submitdate><_1X8X21a>A1</_1X8X21a><_1X8X21b>A9</_1X8X21b><_1X8X22>nord</_1X8X22></row>"
        + "<row><id>2</id><_1X8X21a>A2</_1X8X21a><_1X8X21b/></row></rows></responses></document>";

    private const string SurveyText = "id\trelated_id\tclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\n\t\tS\t\tlanguage\t\tde\n\t\tSL\t\tsurveyls_title\t\tTitel\t\tde\n"
        + "1\t\tG\t1\tGruppe\t\t\t\tde\n2\t\tQ\tF\tQ1\t1\t\"Wie \"\"weit\"\"?\"\t\tde\n3\t\tSQ\t0\ta\t\tStrategie\t\tde\n2\t\tA\t0\tA1\t\twenig\t\tde\n2\t\tA\t0\tA2\t\tviel\t\tde\n";

    private const string Process =
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" modeler:executionPlatform=\""
            + "x\"><process id=\"P\" name=\"Ummelden\"><laneSet><lane id=\"A\"><flowNodeRef>s</flowNodeRef><fl"
            + "owNodeRef>t</flowNodeRef></lane><lane id=\"B\"><flowNodeRef>g</flowNodeRef></lane></laneSet>"
        + "<startEvent id=\"s\"/><userTask id=\"t\" name=\"Formular unterschreiben\"/><exclusiveGateway id"
            + "=\"g\"/><sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"t\"/><sequenceFlow id=\"f2\" source"
            + "Ref=\"t\" targetRef=\"g\"/><sequenceFlow id=\"f3\" sourceRef=\"g\" targetRef=\"nirgends\"/></pr"
            + "ocess></definitions>";

    private const string Plan =
        "<Project xmlns=\"http://schemas.microsoft.com/project\"><SaveVersion>14</SaveVersion><Name>Plan"
            + "</Name><Tasks><Task><UID>0</UID><Name>Plan</Name></Task><Task><UID>1</UID><Name>Anfangen</Name>"
            + "<Start>2026-01-05T08:00:00</Start><Finish>2026-01-05T17:00:00</Finish><Duration>PT8H0M0S</Durat"
            + "ion></Task>"
        + "<Task><UID>2</UID><IsNull>1</IsNull></Task><Task><UID>3</UID><Name>Enden</Name><Milestone>1</Mi"
            + "lestone><Duration>acht</Duration><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>3</Ty"
            + "pe><LinkLag>600</LinkLag></PredecessorLink></Task></Tasks></Project>";

    private const string Codebook =
        "<codeBook xmlns=\"ddi:codebook:2_5\" version=\"2.5\" xml:lang=\"de\"><stdyDscr><citation><titlS"
            + "tmt><titl>Studie</titl></titlStmt></citation></stdyDscr><dataDscr><var ID=\"V1\" name=\"a1\" in"
            + "trvl=\"discrete\"><labl>Frage</labl><catgry><catValu>1</catValu><labl>wenig</labl><catStat type"
            + "=\"freq\">3</catStat></catgry><catgry missing=\"Y\"><catValu>9</catValu></catgry></var><var nam"
            + "e=\"a1\"/></dataDscr></codeBook>";

    private const string Project =
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Studie\" origin=\"NVivo 12\"><Users><User gui"
            + "d=\"u1\" name=\"A\"/></Users><CodeBook><Codes><Code guid=\"c1\" name=\"Hindernis\" isCodable=\""
            + "false\"><Code guid=\"c2\" name=\"Zeit\" isCodable=\"true\"/></Code></Codes></CodeBook>"
        + "<Sources><TextSource guid=\"s1\" name=\"I1\" plainTextPath=\"internal://s1.txt\"><PlainTextSele"
            + "ction guid=\"p1\" startPosition=\"7\" endPosition=\"13\"><Coding guid=\"k1\"><CodeRef targetGUI"
            + "D=\"c2\"/></Coding></PlainTextSelection></TextSource></Sources><Graphs><Graph guid=\"g\"/></Gra"
            + "phs></Project>";

    private const string SurveyJs =
        "{\"title\":{\"default\":\"T\",\"de\":\"Titel\"},\"pages\":[{\"name\":\"p\",\"elements\":[{\"typ"
            + "e\":\"rating\",\"name\":\"q1\",\"rateMax\":6},{\"type\":\"matrix\",\"name\":\"q2\",\"columns\":"
            + "[1,{\"value\":2,\"text\":\"viel\"}],\"rows\":[\"a\",\"b\"],\"visibleIf\":\"{q1} > 2\"},{\"type\""
            + ":\"panel\",\"name\":\"x\",\"elements\":[{\"type\":\"text\",\"name\":\"q1\"}]}]}]}";

    private const string Formbricks =
        "{\"name\":\"B\",\"blocks\":[{\"id\":\"b\",\"name\":\"1\",\"elements\":[{\"id\":\"e1\",\"type\":"
            + "\"nps\",\"headline\":{\"default\":\"Empfehlen?\",\"de\":\"E?\"}},{\"id\":\"e2\",\"type\":\"open"
            + "Text\",\"headline\":{\"default\":\"Warum?\"}}]}],\"endings\":[{}],\"languages\":[{\"code\":\"de"
            + "\"}]}";

    private const string Library =
        "\uFEFFurn: urn:x\nlocale: en\nref_id: X\nname: Model\nversion: 2\ntranslations: {de: {name: Mod"
            + "ell}}\nobjects:\n  threats: [{urn: t}]\n  framework:\n    name: F\n    scores_definition: [{sco"
            + "re: 1, name: low}, {score: 2, name: high}]\n    requirement_nodes:\n    - {urn: a, assessable: "
            + "false, depth: 1, name: A}\n    - {urn: b, parent_urn: a, assessable: true, depth: 2, name: B, q"
            + "uestions: {q1: {type: unique_choice, text: How, choices: [{urn: c1, value: no, add_score: 0}, {"
            + "urn: c2, value: yes, add_score: 2}]}}}\n";

    private const string Word =
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>I: Was hält auf?</w:t></w:r></w:p><w:p><w:r><w"
            + ":t>B: Das </w:t></w:r><w:del><w:r><w:t>weg</w:t></w:r></w:del><w:r><w:t>Papier.</w:t></w:r></w:"
            + "p></w:body></w:document>";

    private const string OpenDocument =
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text><text:p>"
            + "I: Was<text:s text:c=\"2\"/>hält auf?</text:p><text:p>B: Das <text:span>Papier.</text:span></te"
            + "xt:p></office:text></office:body></office:document-content>";

    private static string Register => string.Concat(
        Record("10", "01", "Schleswig-Holstein", "", ""), Record("40", "01051", "Dithmarschen", "44", ""),
            Record("50", "01051   5163", "Burg-St. Michaelisdonn", "51", ""),
        Record("60", "010510015163", "Averlak", "64", "00000000905" + "00000000587" + "00000000300" + "    " + "25715"));

    private static string Record(string level, string key, string name, string kind, string more) =>
        ($"{level}20231130{key,-12}{name,-50}{"",-50}{kind,-2}    {more}").PadRight(220) + "\n";

    private static byte[] Form => DangerousFilesTests.Zip(
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Survey\" r:id=\"r1\"/><sheet name=\"choices\" r:i"
                + "d=\"r2\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\""
                + " Target=\"worksheets/sheet2.xml\"/></Relationships>"),
        ("xl/sharedStrings.xml", "<sst><si><t>type</t></si><si><t>name</t></si><si><r><t>select one </t></r><r><t>stufen</t></r></si></sst>"),
        ("xl/worksheets/sheet1.xml", Sheet(["#0", "#1", "label::Deutsch (de)", "relevant"], ["begin_group", "g", "Gruppe", ""],
            ["#2", "q1", "Wie weit?", "${x} = 1"], [],
            ["end group", "", "", ""], ["text", "q1 q", "Warum?", ""], ["start", "s", "", ""])),
        ("xl/worksheets/sheet2.xml", Sheet(["list name", "name", "label::Deutsch (de)"], ["stufen", "1.0", "wenig"],
            ["stufen", "2", "viel"], ["stufen", "2", "doppelt"])));

    private static string Sheet(params string[][] rows)
    {
        var text = new StringBuilder("<worksheet><sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            text.Append($"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
            {
                var (cell, place) = (rows[row][column], $"{(char)('A' + column)}{row + 1}");
                if (cell.StartsWith('#')) text.Append($"<c r=\"{place}\" t=\"s\"><v>{cell[1..]}</v></c>");
                else if (double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _)) text.Append(
                    $"<c r=\"{place}\"><v>{cell}</v></c>");
                else if (cell.Length > 0) text.Append($"<c r=\"{place}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(cell)}</t></is></c>");
            }

            text.Append("</row>");
        }

        return text.Append("</sheetData></worksheet>").ToString();
    }
}
