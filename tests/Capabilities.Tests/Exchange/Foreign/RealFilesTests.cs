using System.Text.Json;
using Wegmarke.Exchange.Checking;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Capabilities.Tests.Exchange.Foreign;

/// <summary>Real files say the same to us as to the systems they come from.</summary>
public sealed class RealFilesTests
{
    private static readonly string[] Counted = ["groups", "questions", "subquestions", "answers", "conditions", "quotas", "responses",
        "complete"];

    [Fact]
    public void LimeSurvey_itself_counts_the_same()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Folder, "limesurvey-exports", "expected.json")));
        var differences = new List<string>();
        foreach (var survey in expected.RootElement.EnumerateObject().Where(one => one.Value.GetProperty("imported").GetBoolean()))
        {
            var found = CheckFile.Run(Path.Combine(Samples.Folder, "limesurvey", survey.Name));
            var counts = found.Counts.ToDictionary(count => count.Name, count => count.Count);
            differences.AddRange(Counted.Where(name => survey.Value.TryGetProperty(name, out var value)
                && value.GetInt64() != counts.GetValueOrDefault(name))
                .Select(name => $"{survey.Name}: {name} {counts.GetValueOrDefault(name)}"));
            var types = found.Kinds.Single(kind => kind.Name == "types").Counts.ToDictionary(type => type.Kind, type => type.Count.ToString());
            var wanted = survey.Value.GetProperty("types").EnumerateObject().ToDictionary(type => type.Name, type => type.Value.GetString());
            if (!types.OrderBy(type => type.Key).SequenceEqual(wanted.OrderBy(type => type.Key)!)) differences.Add($"{survey.Name}: types");
            var languages = found.Lists.Single(list => list.Name == "languages").Values.Order();
            if (!languages.SequenceEqual(survey.Value.GetProperty("languages").EnumerateArray().Select(one => one.GetString()!).Order())) differences.Add($"{survey.Name}: languages");
        }

        Assert.Empty(differences);
    }

    [Fact]
    public void Every_real_file_gets_an_answer_with_place_and_remedy()
    {
        foreach (var file in Samples.Files("limesurvey", "spss", "xlsform", "surveyjs", "formbricks", "bpmn", "mspdi", "ddi",
            "refi-qda", "transcripts",
            "gemeindeverzeichnis", "maturity/ciso-assistant", "maturity/endjin-imm"))
        {
            var found = CheckFile.Run(file);
            Assert.All(found.Remarks.Where(remark => remark.Fate >= Fate.Changed), remark =>
            {
                Assert.NotEmpty(remark.Remedy.German);
                Assert.NotEmpty(remark.Remedy.English);
            });
            if (found.Refused) Assert.Empty(found.Counts);
            else Assert.NotEmpty(found.Counts);
        }
    }

    [Fact]
    public void Only_what_we_say_we_do_not_read_is_refused()
    {
        var refused = Samples.Files("limesurvey", "spss", "xlsform", "surveyjs", "formbricks", "bpmn", "mspdi", "ddi", "refi-qda",
            "transcripts",
            "gemeindeverzeichnis", "maturity/ciso-assistant", "maturity/endjin-imm").Select(CheckFile.Run).Where(found => found.Refused).ToList();
        Assert.All(refused, found => Assert.Matches("PDF|APIBusinessObjects", found.Of(Fate.Refused).Single().What.German));
    }

    [Fact]
    public void The_register_sums_up()
    {
        foreach (var file in Samples.Files("gemeindeverzeichnis"))
        {
            var counts = CheckFile.Run(file).Counts.ToDictionary(count => count.Name, count => count.Count);
            var lines = File.ReadAllLines(file);
            Assert.Equal(lines.Count(line => line.StartsWith("60", StringComparison.Ordinal)), counts["municipalities"]);
            Assert.Equal(lines.Where(line => line.StartsWith("60", StringComparison.Ordinal)).Sum(line => long.Parse(line[139..150])), counts["population"]);
        }
    }
}
