using Wegmarke.Storage;

namespace Wegmarke.StandingSurveys;

/// <summary>Keeps a wish or a complaint until it is decided and answered. Nobody is named in a record of it: it comes from nobody we
/// know.</summary>
public static class ReceiveWish
{
    public const int TextMax = 1000;

    /// <param name="id">Made when the page was opened, so that a second click adds nothing.</param>
    /// <returns>False where there is no text, or too much of it.</returns>
    public static async Task<bool> Run(Database db, WishKeys keys, StandingSurvey survey, Guid id, WishKind kind, string text,
        DateTimeOffset now)
    {
        text = text.Trim().ReplaceLineEndings("\n");
        if (text.Length is 0 or > TextMax) return false;
        if (await db.FindAsync<Wish>(id) is not null) return true;
        db.Add(new Wish(id, survey.Id, kind, keys.Lock(survey.AdministrationId, text), DateOnly.FromDateTime(now.UtcDateTime)));
        await db.SaveChangesAsync();
        return true;
    }
}
