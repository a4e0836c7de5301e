using System.CommandLine;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke verify</c>: checks that can be repeated by anybody.</summary>
public static class Verify
{
    public static Command Verb() => new("verify", "Checks the engine against reference values, released documents against their inputs, backups, and the record of deeds against itself.")
    {
        VerifyCases.VerifyCases.Verb(), VerifyReleaseVerb.Verb(), VerifyAuditVerb.Verb(), VerifyBackupVerb.Verb(),
    };
}
