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
