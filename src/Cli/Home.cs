namespace Wegmarke.Cli;

/// <summary>Where the models lie that come with the program.</summary>
public static class Home
{
    public static IReadOnlyList<string> Shelves
    {
        get
        {
            var shelves = new List<string> { "models", Path.Combine(AppContext.BaseDirectory, "models") };
            if (Environment.GetEnvironmentVariable("WEGMARKE_HOME") is { Length: > 0 } home) shelves.Add(Path.Combine(home, "models"));
            return [.. shelves.Where(Directory.Exists).Select(Path.GetFullPath).Distinct()];
        }
    }
}
