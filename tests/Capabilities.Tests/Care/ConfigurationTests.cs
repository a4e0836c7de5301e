using Wegmarke.Care.Configuration;

namespace Wegmarke.Capabilities.Tests.Care;

/// <summary>Settings come from a file, the environment and options; what does not fit is said with place and remedy.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wegmarke-settings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_option_wins_over_the_environment_and_that_over_the_file()
    {
        var file = Write("data: /srv/a\nurls: http://localhost:1\nmail:\n  host: mail.example\n  password: geheim\nbehind_proxy: yes\n");
        var variables = new Dictionary<string, string> { ["WEGMARKE_URLS"] = "http://localhost:2", ["WEGMARKE_DATA"] = "/srv/b" };
        var read = ReadConfiguration.Run(["--config", file, "--data=/srv/c", "--demo", "--environment=Test"], variables.GetValueOrDefault)
            .Configuration!;
        Assert.Equal(("/srv/c", "http://localhost:2", "mail.example", 587), (read["data"], read["urls"], read["mail.host"],
            read.Number("mail.port")));
        Assert.True(read.IsOn("behind_proxy") && read.IsOn("demo") && !read.IsOn("read_only"));
        Assert.Equal(["--environment=Test"], read.Rest);
        var lines = read.Lines().ToList();
        Assert.Contains("mail.password = (set)   # " + file + ":5", lines);
        Assert.Contains("data = /srv/c   # --data", lines);
        Assert.DoesNotContain(lines, line => line.Contains("geheim", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("date: /srv/a", ":1: There is no setting \"date\"")]
    [InlineData("mail:\n  port: many", ":2 is \"many\"; it must be a whole number from 1 to 65535")]
    [InlineData("mail:\n  security: ssl", ":2 is \"ssl\"; it must be starttls, tls or none")]
    [InlineData("read_only: maybe", ":1 is \"maybe\"; it must be yes or no")]
    [InlineData("urls: here", "must be an address such as")]
    [InlineData("postgres: Host=db", "PostgreSQL needs both")]
    [InlineData("data: [", "This is no YAML")]
    [InlineData("data: [\nb", "This is no YAML")]
    [InlineData("backup:\n  passphrase_file: /nowhere/at/all", "must be a file that is there")]
    public void What_does_not_fit_is_said_with_its_place(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(ReadConfiguration.Run(["--config", Write(text)], _ => null).Problems), StringComparison.Ordinal);

    [Fact]
    public void All_problems_are_said_at_once_and_a_secret_is_not()
    {
        Assert.Equal(2, ReadConfiguration.Run(["--config", Write("read_only: maybe\nurls: here")], _ => null).Problems.Count);
        Assert.Contains("There is no such file", Assert.Single(ReadConfiguration.Run(["--config", "nowhere.yaml"], _ => null).Problems), StringComparison.Ordinal);
        Assert.Contains("--data needs a value", Assert.Single(ReadConfiguration.Run(["--data"], _ => null).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_has_a_line_for_every_setting_as_the_list_says_it()
    {
        var guide = File.ReadAllText(Path.Combine(House.Repository.Root, "docs/guide/operate.md"));
        House.Guard.FindsNothing(SettingList.All.Select(Line).Where(line => !guide.Contains(line, StringComparison.Ordinal)));
        Assert.Equal(SettingList.All.Count, SettingList.All.Select(setting => setting.Key).Union(SettingList.All.Select(setting =>
            setting.Variable)).Count() / 2);
    }

    private static string Line(Setting setting) => $"| `{setting.Key}` | {(setting.Option is { } option ? $"`{option}`" : "")} | `{setting.Variable}` | {setting.Default} | {setting.Meaning} |";

    private string Write(string text)
    {
        var file = Path.Combine(folder, "wegmarke.yaml");
        File.WriteAllText(file, text);
        return file;
    }
}
