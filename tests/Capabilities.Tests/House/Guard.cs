namespace Wegmarke.Capabilities.Tests.House;

internal static class Guard
{
    /// <summary>Fails with every finding on a line of its own, so that all can be mended at once.</summary>
    public static void FindsNothing(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
