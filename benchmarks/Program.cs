using Wegmarke.Benchmarks;
using Wegmarke.Benchmarks.Estimators;
using Wegmarke.Benchmarks.National;
using Wegmarke.Benchmarks.Nodes;
using Wegmarke.Benchmarks.Soak;
using Wegmarke.Benchmarks.Truth;

return args switch
{
    ["ingestion"] => await Ingestion.Run(null),
    ["ingestion", "--postgres", var connection] => await Ingestion.Run(connection),
    ["journeys", var address] => await Journeys.Run(new(address)),
    ["journeys", var address, var server] => await Journeys.Run(new(address), int.Parse(server, null)),
    ["killing", var program, var model, var rounds, var file] => await Killing.Run(program, model, int.Parse(rounds, null), file, null),
    ["killing", var program, var model, var rounds, var file, "--postgres", var connection] =>
        await Killing.Run(program, model, int.Parse(rounds, null), file, connection),
    ["outage"] => await WaveDoor.RunOutage(),
    ["wave", .. var options] => await WaveDoor.Run(options),
    ["soak", var program, var file, .. var options] => await SoakDoor.Run(program, file, options),
    ["soak-plot", var file, var target] => SoakDoor.Plot(file, target),
    ["soak-slopes", var file] => SoakDoor.Slopes(file),
    ["soak-faults", var program, var file, .. var options] => await SoakDoor.Faults(program, file, options),
    ["fuzz", var folder, var minutes, var progress] => Fuzzing.Run(folder, double.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture), progress),
    ["fuzz-doors", var folder, var model, var minutes, var progress] => await Fuzzing.Doors(folder, model,
        double.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture), progress),
    ["fuzz-api", var folder, var program, var minutes, var progress] => await FuzzingTheApi.Run(folder, program,
        double.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture), progress),
    ["reports", .. var options] => await Reports.Run(options),
    ["formats", var folder] => FormatTable.Run(folder),
    ["release", var model] => ReleaseOfOneCampaign.Run(model),
    ["growth", var model, var script] => GrowthOfReleases.Run(model, script),
    ["attack", var towns, var file] => Attack.Run(int.Parse(towns, null), file),
    ["scanning", .. var options] => Scanning.Run(options),
    ["circle"] => await CircleOfTheNation.Run(11_000),
    ["circle", var administrations] => await CircleOfTheNation.Run(int.Parse(administrations, null)),
    ["nodes", var program, var model, var postgres, var answers, var certificate] => await ThreeNodes.Run(program, model, postgres, answers, certificate),
    ["cluster", .. var options] => await SpreadCircle.Run(options),
    ["factors", var circles, var file] => FalseFindings.Run(int.Parse(circles, null), file),
    ["planning"] => Planning.Run(5),
    ["planning", var portfolios] => Planning.Run(int.Parse(portfolios, null)),
    ["board", var folder, var model] => await Board.Run(folder, model, null),
    ["board", var folder, var model, var program] => await Board.Run(folder, model, program),
    ["coding", var folder] => await CodingRoom.Run(folder),
    ["statistics", .. var options] => StatisticsDoor.Run(options),
    ["statistics-run", var name, var folder] => StatisticsDoor.RunOne(name, folder),
    ["truth", .. var options] => TruthDoor.Run(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("ingestion [--postgres CONNECTION] | journeys ADDRESS-OF-A-SURVEY [PROCESS-OF-THE-SERVER] | "
        + "killing WEB-PROGRAM FOLDER-OF-A-MODEL ROUNDS FILE [--postgres CONNECTION] | release FOLDER-OF-A-MODEL | "
        + "growth FOLDER-OF-A-MODEL benchmarks/growth-of-releases.R | attack TOWNS FILE | "
        + "circle [ADMINISTRATIONS] | cluster [ADMINISTRATIONS] --postgres CONNECTION | "
        + "nodes WEB-PROGRAM FOLDER-OF-A-MODEL CONNECTION CONNECTION-OF-ANSWERS CERTIFICATE | factors CIRCLES FILE | planning [PORTFOLIOS] | board FOLDER-OF-A-FRESH-INSTANCE FOLDER-OF-A-MODEL [WEB-PROGRAM] | "
        + "coding FOLDER-OF-A-FRESH-INSTANCE | scanning MODEL PAGES FILE [--generator first|second|third] [--keep FOLDER] | "
        + "formats FOLDER-OF-FILES | fuzz FOLDER-OF-FILES MINUTES PROGRESS | fuzz-doors FOLDER-OF-FILES FOLDER-OF-A-MODEL MINUTES PROGRESS | "
        + "fuzz-api FOLDER-OF-A-FRESH-INSTANCE WEB-PROGRAM MINUTES PROGRESS | reports [FOLDER-OF-A-MODEL]");
    Console.Error.WriteLine(WaveDoor.Usage);
    Console.Error.WriteLine(SoakDoor.Usage);
    Console.Error.WriteLine(StatisticsDoor.Usage);
    Console.Error.WriteLine(TruthDoor.Usage);
    return 2;
}
