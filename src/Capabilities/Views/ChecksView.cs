using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;

namespace Wegmarke.Views;

/// <summary>What staff council and data protection can check by themselves, without having to trust.</summary>
/// <param name="Entered">What was written as number of people per value, by attribute and value.</param>
/// <param name="Problem">Entered numbers that cannot be read.</param>
/// <param name="Stored">Tables of answers and begun sheets with their columns, as the database has them.</param>
/// <param name="KeyThere">Whether the key of the campaign lies on the disk.</param>
/// <param name="Accounts">Who holds a role in this administration.</param>
public sealed record ChecksView(CampaignState State, ConsentState Consent, Recognisable Recognisable,
    IReadOnlyDictionary<string, string> Entered, bool Problem, IReadOnlyList<(string Table, IReadOnlyList<string> Columns)> Stored,
    bool KeyThere, IReadOnlyList<(string Name, Role Role)> Accounts)
{
    /// <summary>What the dossier admits: the campaign, a ballot or code turned into noise, a place in random order, locked bytes, and the
    /// words of comments after sealing, until somebody has reviewed them.</summary>
    private static readonly string[] Admitted = ["campaign", "ballot", "box", "place", "sheet", "name", "words"];

    /// <summary>Columns that should not be there.</summary>
    public IReadOnlyList<string> Unexpected => [.. Stored.SelectMany(one => one.Columns.Except(Admitted).Select(column =>
        $"{one.Table}.{column}"))];
}
