using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wegmarke.Accounts;

namespace Wegmarke.Web.Tests.Api;

/// <summary>A program sees what the pages show to the person behind it, figure for figure.</summary>
public sealed partial class ApiRoleTests(OneDemo demo)
{
    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Executive)]
    [InlineData(Role.UnitHead)]
    [InlineData(Role.StaffCouncil)]
    [InlineData(Role.Council)]
    [InlineData(Role.Interviewer)]
    [InlineData(Role.Operator)]
    public async Task Interface_and_pages_show_the_same_to_a_role(Role role)
    {
        var (town, wave) = await Place();
        using var person = demo.Instance.NewVisitor();
        await person.Follow($"/demo/{role}");
        using var program = await OutsideProgram.OfDemo(demo.Instance, role, OutsideProgram.AllScopes);
        var (pages, api) = ($"/administrations/{town}", $"/api/v1/administrations/{town}");
        var seesUnits = false;
        foreach (var (page, path) in new[]
        {
            ("/results", $"/releases/{wave}/areas"), ("/results/units", $"/releases/{wave}/units"),
            ("/results/release.json", $"/releases/{wave}/document"), ("/campaigns", "/campaigns"), ("/causes", "/causes"),
            ("/strategy", "/strategy"), ("/initiatives", "/initiatives"), ("/controlling", "/lights"), ("/decisions", "/decisions"),
            ("/processes", "/processes"), ("/readings", "/readings"), ("/reports", "/reports"), ("/circle", "/circles"),
        })
        {
            using var shown = await person.Get(pages + page);
            using var told = await program.Get(api + path);
            Assert.True(shown.StatusCode == told.StatusCode, $"{role} {page}: {shown.StatusCode}, {path}: {told.StatusCode}");
            if (told.StatusCode == HttpStatusCode.Forbidden) Assert.Equal("right-missing", await told.Problem());
            seesUnits |= path.EndsWith("/units", StringComparison.Ordinal) && told.IsSuccessStatusCode;
        }

        if (seesUnits) await CompareUnits(person, program, pages, $"{api}/releases/{wave}/units");
        if (role != Role.Operator) await CompareProfile(person, program, pages, $"{api}/releases/{wave}/areas");
    }

    [Fact]
    public async Task A_head_of_unit_without_the_scope_for_units_gets_none_of_them()
    {
        var (town, wave) = await Place();
        using var program = await OutsideProgram.OfDemo(demo.Instance, Role.UnitHead, Accounts.Programs.ProgramScope.ReadResults,
            Accounts.Programs.ProgramScope.ReadReports);
        using var units = await program.Get($"/api/v1/administrations/{town}/releases/{wave}/units");
        Assert.Equal("scope-missing", await units.Problem());
        var reports = await program.Read($"/api/v1/administrations/{town}/reports");
        Assert.DoesNotContain(reports.GetProperty("items").EnumerateArray(), one => one.GetProperty("kind").GetString() == "Unit");
    }

    [Fact]
    public async Task Tables_say_the_same_as_json_and_as_csv_and_the_document_is_the_one_that_was_hashed()
    {
        var (town, wave) = await Place();
        using var program = await OutsideProgram.OfDemo(demo.Instance, Role.Coordinator, OutsideProgram.AllScopes);
        var root = $"/api/v1/administrations/{town}/releases/{wave}";
        foreach (var table in new[] { "areas", "facets", "perspectives", "units", "items?area=steering", "findings" })
        {
            var rows = (await program.Read($"{root}/{table}")).GetProperty("rows").EnumerateArray().ToList();
            using var csv = await program.Get($"{root}/{table}", ("Accept", "text/csv"));
            Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
            var lines = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");
            Assert.Equal(string.Join(',', rows[0].EnumerateObject().Select(one => one.Name)), lines[0]);
            Assert.Equal(rows.Count, lines.Length - 2);
        }

        using var document = await program.Get(root + "/document");
        var bytes = await document.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal((await program.Read(root)).GetProperty("hash").GetString(),
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
    }

    /// <summary>Every unit, every area: what the page's own file says.</summary>
    private static async Task CompareUnits(Visitor person, OutsideProgram program, string pages, string api)
    {
        var lines = await Rows(person, pages + "/results/units.csv");
        var rows = (await program.Read(api)).GetProperty("rows").EnumerateArray().ToList();
        var head = lines[0];
        Assert.Equal(lines.Skip(1).Select(one => one[0]).Order(),
            rows.Select(one => one.GetProperty("unit").GetString()!).Distinct().Order());
        foreach (var line in lines.Skip(1))
        {
            var own = rows.Where(one => one.GetProperty("unit").GetString() == line[0]).ToList();
            string[] shown = [.. line.Skip(3).Take(head.Length - 8).Where((_, at) => at % 2 == 0).Where(cell => cell != "nicht gefragt")];
            Assert.Equal(shown, own.Select(Mean));
        }
    }

    private static async Task CompareProfile(Visitor person, OutsideProgram program, string pages, string api)
    {
        var lines = await Rows(person, pages + "/results/profile.csv");
        var rows = (await program.Read(api)).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(lines.Skip(1).Select(one => (one[0], one[2])), rows.Select(one => (one.GetProperty("name").GetString()!, Mean(one))));
    }

    private static string Mean(JsonElement row) => row.GetProperty("mean") is { ValueKind: JsonValueKind.Number } mean
        ? mean.GetDouble().ToString("0.00", CultureInfo.GetCultureInfo("de-DE")) : "geschützt";

    private static async Task<IReadOnlyList<string[]>> Rows(Visitor person, string path) =>
        [.. (await person.Read(path)).TrimStart('\uFEFF')
        .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';'))];

    private async Task<(string Town, int Wave)> Place()
    {
        using var jana = demo.Instance.NewVisitor();
        await jana.Follow("/demo/coordinator");
        var town = TownLink().Match(await jana.Read("/administrations")).Groups[1].Value;
        using var program = await OutsideProgram.OfDemo(demo.Instance, Role.Coordinator, Accounts.Programs.ProgramScope.ReadResults);
        var releases = await program.Read($"/api/v1/administrations/{town}/releases");
        return (town, releases.GetProperty("items")[0].GetProperty("wave").GetInt32());
    }

    [GeneratedRegex("/administrations/([0-9a-f-]{36})\"[^>]*>Musterstadt<")]
    private static partial Regex TownLink();
}
