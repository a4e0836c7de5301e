using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Design;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>Looks at the real stores and the real accounts, and computes with the numbers the reader enters.</summary>
public static class FindChecks
{
    /// <param name="written">Fields "tenure.under-5" and the like: people per value.</param>
    public static async Task<ChecksView> Run(Database db, AnswerStore store, CampaignState state,
        IReadOnlyDictionary<string, string> written, Language language)
    {
        var (entered, problem) = Read(state.Campaign, written, language);
        var id = state.Campaign.AdministrationId;
        var accounts = await (from grant in db.Set<Grant>().AsNoTracking()
                              join account in db.Set<Account>().AsNoTracking() on grant.AccountId equals account.Id
                              where (grant.AdministrationId == null || grant.AdministrationId == id)
                                  && !db.Set<GrantEnd>().Any(end => end.GrantId == grant.Id)
                                  && !db.Set<AccountClosure>().Any(closure => closure.AccountId == account.Id)
                              select new { account.DisplayName, grant.Role }).ToListAsync();
        return new(state, await ConsentState.Find(db, state.Campaign), Recognisable.Of(state, entered), written, problem, store.Tables(),
            store.Keys.Has(state.Campaign.Id),
            [.. accounts.Select(one => (one.DisplayName, one.Role)).Distinct().OrderBy(one => one.Role)
                .ThenBy(one => one.DisplayName, StringComparer.Create(language.Culture, ignoreCase: true))]);
    }

    /// <summary>What was entered for whole attributes; one of which a number is missing counts as not entered.</summary>
    internal static (IReadOnlyDictionary<string, IReadOnlyList<double>> Entered, bool Problem) Read(Campaign campaign,
        IReadOnlyDictionary<string, string> written, Language language)
    {
        var (entered, problem) = (new Dictionary<string, IReadOnlyList<double>>(), false);
        foreach (var asked in campaign.Attributes)
        {
            var texts = asked.Values.Select(value => written.GetValueOrDefault($"{asked.Key}.{value.Key}", "").Trim()).ToList();
            if (texts.All(text => text.Length == 0)) continue;
            var numbers = texts.Select(text => language.ReadCount(text)).ToList();
            if (numbers.Any(number => number is null) || numbers.Sum() == 0) problem = true;
            else entered[asked.Key] = [.. numbers.Select(number => (double)number!)];
        }

        return (entered, problem);
    }
}
