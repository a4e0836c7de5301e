using System.Reflection;
using Wegmarke.Statistics;

namespace Wegmarke.Mutants;

/// <summary>The switch that the mutation tool built into the engine.</summary>
internal static class Engine
{
    private static readonly Type Control = typeof(Finding).Assembly.GetTypes().Single(type => type.Name == "MutantControl");

    private static readonly FieldInfo Active = Control.GetField("ActiveMutant")!;

    private static readonly FieldInfo Capture = Control.GetField("CaptureCoverage")!;

    private static readonly MethodInfo Data = Control.GetMethod("GetCoverageData")!;

    public static void Switch(int? change) => Active.SetValue(null, change ?? -1);

    /// <summary>From now on it is noted which changes a run comes by.</summary>
    public static void Watch() => Capture.SetValue(null, true);

    /// <summary>Which changes the run came by since the last question; the second list is of those in values that are computed
    /// once.</summary>
    public static (IReadOnlyList<int> Covered, IReadOnlyList<int> Once) Seen()
    {
        var lists = (IList<int>[])Data.Invoke(null, null)!;
        return ([.. lists[0]], [.. lists[1]]);
    }
}
