using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.LimeSurvey;

namespace Wegmarke.Capabilities.Tests.Exchange.Foreign;

/// <summary>Every format, with what the small file holds counted by hand.</summary>
public sealed class FormatsTests
{
    public static TheoryData<string, string, string> Counted => new()
    {
        { "new.lss", "limesurvey-survey", "groups=2 questions=3 subquestions=2 answers=5 conditions=0 relevance=1 languages=2 items=2" },
        { "old.lss", "limesurvey-survey", "groups=1 questions=2 subquestions=0 answers=0 conditions=1 languages=2 items=1" },
        { "survey.lsa", "limesurvey-archive", "groups=2 questions=3 responses=2 complete=1 columns=5 tokens=0" },
        { "survey.txt", "limesurvey-tsv", "groups=1 questions=1 subquestions=1 answers=2 languages=1 items=1" },
        { "answers.csv", "limesurvey-csv", "responses=2 complete=1 columns=5 questions=1" },
        { "process.bpmn", "bpmn", "processes=1 lanes=2 tasks=1 gateways=1 events=1 sequenceFlows=3 handOffs=1" },
        { "plan.xml", "mspdi", "tasks=2 milestones=1 blankLines=1 projectSummary=1 links=1" },
        { "codebook.xml", "ddi-codebook", "variables=2 categories=2 missingCategories=1 languages=1" },
        { "project.qdpx", "refi-qda-project", "codes=2 folders=1 sources=1 texts=1 selections=1 codings=1 users=1 graphs=1" },
        { "form.xlsx", "xlsform", "groups=1 repeats=0 questions=2 choiceLists=1 choices=3 conditions=1 languages=1" },
        { "survey.json", "surveyjs", "pages=1 panels=1 questions=3 subquestions=2 choices=8 conditions=1 languages=2 items=3" },
        { "bricks.json", "formbricks", "blocks=1 questions=2 choices=11 endings=1 languages=1 items=1" },
        { "library.yaml", "ciso-assistant", "nodes=2 dimensions=1 items=1 questions=1 answers=2 levels=2 otherObjects=1 languages=2" },
        { "imm.yaml", "imm", "nodes=1 items=1 answers=2" },
        { "talk.vtt", "webvtt", "cues=3 turns=2 speakers=2 timestamps=2" },
        { "talk.srt", "subrip", "cues=2 turns=2 speakers=2" },
        { "transcript.md", "markdown", "turns=3 speakers=2 timestamps=1" },
        { "document.docx", "docx", "turns=2 speakers=2 paragraphs=2" },
        { "document.odt", "odt", "turns=2 speakers=2 paragraphs=2" },
        { "register.txt", "gv100ad", "states=1 counties=1 associations=1 municipalities=1 uninhabited=0 population=587" },
        { "table.csv", "csv-table", "variables=2 cases=2" },
    };

    [Theory]
    [MemberData(nameof(Counted))]
    public void A_small_file_is_known_and_counted(string name, string format, string counts)
    {
        var found = Fixtures.Check(name);
        Assert.Equal(format, found.Format);
        Assert.Empty(found.Of(Fate.Refused));
        var ours = found.Counts.ToDictionary(count => count.Name, count => count.Count);
        Assert.Equal(counts, string.Join(' ', counts.Split(' ').Select(pair => pair.Split('=')[0]).Select(key => $"{key}={ours[key]}")));
    }

    public static TheoryData<string, Fate, string> Said => new()
    {
        { "new.lss", Fate.Changed, "ausführbaren Code" },
        { "new.lss", Fate.Lost, "Gruppe „Zweite“: die Bedingung „Q2.NAOK == \"A1\"“" },
        { "new.lss", Fate.Lost, "Frage „Q9“ (Typ T: freier Text)" },
        { "old.lss", Fate.Error, "„1st“ gehört zu Gruppe 9" },
        { "old.lss", Fate.Error, "Fragencode „1st“" },
        { "process.bpmn", Fate.Changed, "Präfix „modeler“" },
        { "process.bpmn", Fate.Error, "targetRef zeigt auf „nirgends“" },
        { "plan.xml", Fate.Error, "„acht“ ist keine Dauer" },
        { "codebook.xml", Fate.Error, "„a1“ steht zweimal" },
        { "project.qdpx", Fate.Lost, "1 Schaubilder" },
        { "form.xlsx", Fate.Error, "„q1 q“ ist nicht erlaubt" },
        { "form.xlsx", Fate.Error, "„2“ steht zweimal in der Liste" },
        { "survey.json", Fate.Error, "„q1“ steht zweimal" },
        { "library.yaml", Fate.Lost, "1 Einträge „threats“" },
        { "document.docx", Fate.Changed, "nachverfolgte Änderungen" },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public void What_is_lost_changed_or_wrong_is_said_with_its_place(string name, Fate fate, string message)
    {
        var remark = Assert.Single(Fixtures.Check(name).Of(fate), remark => remark.What.German.Contains(message, StringComparison.Ordinal));
        Assert.NotEmpty(remark.Remedy.German);
        Assert.True(remark.Place.Line > 0 || remark.Place.Path is not null || name == "project.qdpx");
    }

    [Fact]
    public void Positions_of_NVivo_count_as_the_text_does()
    {
        var archive = Fixtures.All.Single(fixture => fixture.Name == "project.qdpx").Bytes;
        using var safe = SafeArchive.Open(ForeignFile.InMemory("x.qdpx", archive));
        var source = Wegmarke.Exchange.Refi.ReadCodingProject.OfArchive(safe, new Remarks()).Sources.Single();
        var passage = source.Passages.Single();
        Assert.Equal("dauert", source.Text![passage.Start..passage.End]);
        Assert.Equal(["c2"], passage.Codes);
    }

    [Theory]
    [InlineData("{question_not_shown}", null)]
    [InlineData("{quote}a{newline}b{tab}c{lbrace}newline}", "\"a\nb\tc{newline}")]
    [InlineData("plain", "plain")]
    public void A_VV_value_is_decoded_in_the_reverse_order(string written, string? meant) =>
        Assert.Equal(meant, ReadLimeAnswers.Decode(written));

    [Fact]
    public void The_register_answers_by_either_key()
    {
        var register = Wegmarke.Exchange.Municipalities.ReadRegister.Run(
            ForeignFile.InMemory("x.txt", Fixtures.All.Single(fixture => fixture.Name == "register.txt").Bytes), new Remarks());
        var town = register.Municipality("01051001")!;
        Assert.Equal(("010515163001", "Averlak", "64", 587, "25715"), (town.Ars, town.Name, town.Kind, town.Population, town.Postcode));
        Assert.Same(town, register.Municipality("010515163001"));
        Assert.Equal("Burg-St. Michaelisdonn", register.AssociationOf(town)!.Name);
        Assert.Equal("Dithmarschen", register.CountyOf(town)!.Name);
    }
}
