using System.Globalization;
using Wegmarke.Mutants;

// Changes are made by Stryker; its own runner starts a conversation per test and change, which takes minutes where this takes a second.
return args switch
{
    ["time", var timesFile] => Measure.Times(timesFile),
    ["cover", var timesFile, var coverFile] => Measure.Cover(timesFile, coverFile),
    ["try"] => Child.Run(Console.In, Console.Out),
    ["run", var report, var timesFile, var coverFile, var result, var folder, var share] =>
        await RunFolder.Run(new(report, timesFile, coverFile, result, folder, double.Parse(share, CultureInfo.InvariantCulture))),
    ["again", var report, var timesFile, var coverFile, var result, var folder, var earlier] =>
        await RunFolder.Again(new(report, timesFile, coverFile, result, folder, 1), earlier),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: time TIMES | cover TIMES COVER | run REPORT TIMES COVER RESULT FOLDER SHARE | again … EARLIER-TIMES. See benchmarks/mutate.");
    return 2;
}
