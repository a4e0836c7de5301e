using System.Globalization;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>What can be said after <c>soak</c>, <c>soak-plot</c> and <c>soak-faults</c>.</summary>
internal static class SoakDoor
{
    public const string Usage = "soak WEB-PROGRAM FILE [--minutes 30] [--rate 20] [--pace 1] [--towns 8] [--postgres CONNECTION] | soak-plot FILE OUT.svg | "
        + "soak-slopes FILE | soak-faults WEB-PROGRAM FILE [--cli PROGRAM] [--postgres CONNECTION] [--only NAME]";

    public static async Task<int> Run(string program, string file, string[] options)
    {
        var known = new[] { "--minutes", "--rate", "--pace", "--towns", "--postgres" };
        if (!File.Exists(program) || Strange(options, known) || !Whole(options, "--minutes", 30, out var minutes)
            || !Whole(options, "--rate", 20, out var rate) || !Whole(options, "--pace", 1, out var pace)
            || !Whole(options, "--towns", 8, out var towns)) return Refuse($"{program} must be there, and numbers must be 1 or more.");
        return await SoakRun.Run(program, file, minutes, rate, pace, towns, Said(options, "--postgres"));
    }

    public static int Plot(string file, string target)
    {
        if (SoakMinute.ReadAll(file) is not { Count: > 1 } minutes) return Refuse($"{file} holds no minutes to draw.");
        File.WriteAllText(target, SoakPlot.Draw(minutes));
        return 0;
    }

    public static int Slopes(string file)
    {
        foreach (var start in SoakMinute.ReadAll(file).GroupBy(one => (one.Engine, one.Start))) Console.WriteLine(Slope.Table([.. start]));
        return 0;
    }

    public static async Task<int> Faults(string program, string file, string[] options)
    {
        if (!File.Exists(program) || Strange(options, ["--cli", "--postgres", "--only"])) return Refuse($"{program} must be there.");
        return await SoakFaults.Run(program, Said(options, "--cli"), file, Said(options, "--postgres"), Said(options, "--only"));
    }

    private static string? Said(string[] options, string option) => Array.IndexOf(options, option) is >= 0 and var at
        && at + 1 < options.Length ? options[at + 1] : null;

    private static bool Strange(string[] options, string[] known) => options.Length % 2 == 1
        || options.Where((_, at) => at % 2 == 0).Except(known).Any();

    private static bool Whole(string[] options, string option, int otherwise, out int number)
    {
        number = otherwise;
        return Said(options, option) is not { } text || int.TryParse(text, CultureInfo.InvariantCulture, out number) && number > 0;
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine($"{Usage}. {why}");
        return 2;
    }
}
