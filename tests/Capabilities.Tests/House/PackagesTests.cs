using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace Wegmarke.Capabilities.Tests.House;

/// <summary>A package has a reason and a licence that lets a town use it freely.</summary>
public sealed class PackagesTests
{
    private static readonly string[] Allowed =
        ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "MPL-2.0", "EUPL-1.2", "0BSD", "ISC", "MS-PL", "Unlicense"];

    /// <summary>Packages whose licence stands in a file or at an address instead of a name. Of K4os.Compression.LZ4, which reading Parquet
    /// brings along, the package holds the address only and no text: that its project says MIT was not read here and is to be confirmed
    /// before a release.</summary>
    private static readonly Dictionary<string, string> Read = new()
    {
        ["CommandLineParser"] = "MIT",
        ["K4os.Compression.LZ4"] = "MIT",
        ["Microsoft.DotNet.PlatformAbstractions"] = "MIT",
        ["NETStandard.Library"] = "MIT",
        ["Microsoft.NETCore.Platforms"] = "MIT",
    };

    [Fact]
    public void Every_version_has_its_reason() => Guard.FindsNothing(WithoutReason(
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"))));

    [Fact]
    public void Twin_a_version_without_reason_is_caught() => Assert.Single(WithoutReason(
        XDocument.Parse("<Project><ItemGroup><PackageVersion Include='X' Version='1' /></ItemGroup></Project>")));

    [Fact]
    public void Every_resolved_package_is_free() => Guard.FindsNothing(
        Resolved().Where(package => !IsFree(package.Id, package.Licence)).Select(package => $"{package.Id}: {package.Licence}"));

    [Fact]
    public void Something_was_resolved() => Assert.True(Resolved().Count > 30);

    [Theory]
    [InlineData("AGPL-3.0-only")]
    [InlineData("Polyform-Noncommercial-1.0.0")]
    [InlineData("")]
    public void Twin_an_unfree_licence_is_caught(string licence) => Assert.False(IsFree("X", licence));

    /// <summary>Whoever runs an instance can look every part up in it: what NuGet and npm resolved for the two programs, and nothing
    /// else.</summary>
    [Fact]
    public void The_list_of_components_names_every_package_that_is_shipped()
    {
        // Where only these tests were built, one of the programs may not be resolved yet.
        string[] files = [.. ((string[])["src/Web/obj/project.assets.json", "src/Cli/obj/project.assets.json", "package-lock.json"])
            .Where(file => File.Exists(Path.Combine(Repository.Root, file)))];
        var start = new ProcessStartInfo("node", ["examples/install/list-components.cjs", .. files])
        {
            WorkingDirectory = Repository.Root, RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        using var list = JsonDocument.Parse(node.StandardOutput.ReadToEnd());
        node.WaitForExit();
        var components = list.RootElement.GetProperty("components").EnumerateArray().ToList();
        Assert.Equal("CycloneDX", list.RootElement.GetProperty("bomFormat").GetString());
        Assert.Equal("1.6", list.RootElement.GetProperty("specVersion").GetString());
        HashSet<string> named = [.. components.Select(one => one.GetProperty("purl").GetString()!)];
        var resolved = files.SelectMany(Shipped).ToHashSet();
        Assert.True(resolved.Count > 80);
        Guard.FindsNothing(resolved.Except(named).Select(one => $"{one} is shipped and not in the list"));
        Guard.FindsNothing(named.Except(resolved).Select(one => $"{one} is in the list and not shipped"));
        Guard.FindsNothing(components.Where(one => !one.TryGetProperty("hashes", out _))
            .Select(one => $"{one.GetProperty("purl")} has no hash"));
    }

    /// <summary>Read in another way than the list does: the lines of NuGet's own table of files, and the places of npm.</summary>
    private static IEnumerable<string> Shipped(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, file)));
        if (json.RootElement.TryGetProperty("packages", out var places))
        {
            string NameOf(string place) => place.Split("node_modules/")[^1].Replace("@", "%40", StringComparison.Ordinal);
            return [.. places.EnumerateObject().Where(one => one.Name.Length > 0)
                .Select(one => $"pkg:npm/{NameOf(one.Name)}@{one.Value.GetProperty("version").GetString()}")];
        }

        return [.. json.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject())
            .Where(one => one.Value.GetProperty("type").GetString() == "package").Select(one => $"pkg:nuget/{one.Name.Replace('/', '@')}")];
    }

    private static IEnumerable<string> WithoutReason(XDocument versions) =>
        from version in versions.Descendants("PackageVersion")
        where (version.Attribute("Why")?.Value ?? "").Length < 10
        select version.Attribute("Include")!.Value;

    private static bool IsFree(string id, string licence) =>
        Read.ContainsKey(id)
        || licence.Split([" OR ", " AND "], StringSplitOptions.None).Any(part => Allowed.Contains(part.Trim('(', ')', ' ')));

    private static HashSet<(string Id, string Licence)> Resolved()
    {
        var packages = new HashSet<(string, string)>();
        var projects = Repository.Paths().Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));
        var folders = projects.Select(path => Path.Combine(Repository.Root, Path.GetDirectoryName(path)!));
        foreach (var assets in folders.Select(folder => Path.Combine(folder, "obj", "project.assets.json")))
        {
            if (!File.Exists(assets)) continue;
            using var json = JsonDocument.Parse(File.ReadAllText(assets));
            var caches = json.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
            foreach (var library in json.RootElement.GetProperty("libraries").EnumerateObject())
            {
                if (library.Value.GetProperty("type").GetString() != "package") continue;
                var path = library.Value.GetProperty("path").GetString()!;
                var folder = caches.Select(cache => Path.Combine(cache, path)).First(Directory.Exists);
                packages.Add((library.Name.Split('/')[0], LicenceOf(folder)));
            }
        }

        return packages;
    }

    private static string LicenceOf(string folder)
    {
        var nuspec = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single());
        return nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == "license")?.Value.Trim()
            ?? nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value.Trim()
            ?? "";
    }
}
