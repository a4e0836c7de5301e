using System.CommandLine;
using Wegmarke.Cli.Docs;

namespace Wegmarke.Cli;

/// <summary>All verbs of the command line; each file beside this one builds one of them.</summary>
public static class Verbs
{
    public static RootCommand Root() => new("Wegmarke: how fit for the future is an administration, why, what to do, and did it work.")
    {
        Serve.Verb(),
        Analyse.Verb(),
        Check.Verb(),
        Conversion.Verb(),
        Import.Verb(),
        Verify.Verb(),
        BackupVerb.Verb(),
        RestoreVerb.Verb(),
        MigrateVerb.Verb(),
        PrepareVerb.Verb(),
        EraseVerb.Verb(),
        Models.Verb(),
        Simulation.Verb(),
        AttackVerb.Verb(),
        Benchmark.Verb(),
        DocsVerb.Verb(),
    };
}
