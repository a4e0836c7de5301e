using Wegmarke.Mutants;

// Changes are made by Stryker; its own runner starts a conversation per test and change, which takes minutes where this takes a second.
return args switch
{
    ["time", var timesFile] => Measure.Times(timesFile),
    ["cover", var timesFile, var coverFile] => Measure.Cover(timesFile, coverFile),
    ["try"] => Child.Run(Console.In, Console.Out),
    ["run", var report, var timesFile, var coverFile, var result, var folder] =>
        await RunFolder.Run(new(report, timesFile, coverFile, result, folder)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: time TIMES | cover TIMES COVER | run REPORT TIMES COVER RESULT FOLDER. benchmarks/mutate calls them in this order.");
    return 2;
}
