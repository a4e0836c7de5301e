using Wegmarke.Statistics;

namespace Wegmarke.Untouched;

/// <summary>Keeps the engine as it lies beside this test, with every change in it that the mutation tool made.</summary>
public sealed class KeepEngine
{
    [Fact]
    public void The_engine_beside_this_test_is_kept_where_somebody_asked_for_it()
    {
        // One change is reached; where none is, the tool believes that it could not see and tries them all.
        Finding three = 3;
        Assert.Equal(3, three.Value);
        var engine = Path.Combine(AppContext.BaseDirectory, "Wegmarke.Statistics.dll");
        Assert.True(File.Exists(engine));
        if (Environment.GetEnvironmentVariable("WEGMARKE_KEEP_ENGINE") is { Length: > 0 } folder)
        {
            File.Copy(engine, Path.Combine(folder, "Wegmarke.Statistics.dll"), overwrite: true);
        }
    }
}
