using Wegmarke.Benchmarks;

return args switch
{
    ["ingestion"] => await Ingestion.Run(null),
    ["ingestion", "--postgres", var connection] => await Ingestion.Run(connection),
    ["journeys", var address] => await Journeys.Run(new(address)),
    ["release", var model] => ReleaseOfOneCampaign.Run(model),
    ["attack", var towns, var file] => Attack.Run(int.Parse(towns, null), file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("ingestion [--postgres CONNECTION] | journeys ADDRESS-OF-A-SURVEY | release FOLDER-OF-A-MODEL | attack TOWNS FILE");
    return 2;
}
