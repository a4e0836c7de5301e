namespace Wegmarke.Web.Tests;

/// <summary>One process carries nothing of what several nodes need.</summary>
public sealed class ClusterDoorTests(OneInstance one)
{
    [Fact]
    public async Task Alone_nothing_of_the_framework_for_nodes_is_loaded_and_no_page_speaks_of_nodes()
    {
        var loaded = File.ReadLines(Path.Combine(ProcessOf(one.Instance.Folder), "maps")).Where(line => line.Contains(".dll",
            StringComparison.Ordinal)).ToList();
        Assert.Contains(loaded, line => line.EndsWith("/Wegmarke.Web.dll", StringComparison.Ordinal));
        Assert.DoesNotContain(loaded, line => line.Contains("Orleans", StringComparison.Ordinal));
        using var jana = await one.Coordinator();
        Assert.DoesNotContain("Welche Knoten", await jana.Read("/operation"), StringComparison.Ordinal);
        Assert.DoesNotContain("cluster", await jana.Read("/health/ready"), StringComparison.Ordinal);
    }

    private static string ProcessOf(string folder) => Directory.GetDirectories("/proc").First(one =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(one, "cmdline")).Contains(folder, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });
}
