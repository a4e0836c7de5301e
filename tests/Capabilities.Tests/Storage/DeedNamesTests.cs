using System.Text.RegularExpressions;
using Wegmarke.Accounts.Record;
using Wegmarke.Capabilities.Tests.House;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Whoever reads the record reads words, not keys.</summary>
public sealed partial class DeedNamesTests
{
    [Fact]
    public void Every_deed_of_the_record_has_a_name() => Guard.FindsNothing(Deeds(Repository.Code()).Where(deed => !DeedNames.Has(deed)));

    [Fact]
    public void Twin_a_deed_without_a_name_is_caught() => Assert.Contains("divine-future",
        Deeds([new("src/x.cs", "db.Note(actor, now, \"divine-future\", x);")]).Where(deed => !DeedNames.Has(deed)));

    private static IEnumerable<string> Deeds(IReadOnlyList<Repository.SourceFile> files) => files
        .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
        .SelectMany(file => Written().Matches(file.Text)).SelectMany(call => Key().Matches(call.Value)).Select(key => key.Groups[1].Value)
            .Distinct();

    [GeneratedRegex(@"\bdb\.Note\([^;]*?;", RegexOptions.Singleline)]
    private static partial Regex Written();

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)+)\"")]
    private static partial Regex Key();
}
