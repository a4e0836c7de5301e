using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>What some people of the first town add in own words in its latest closed wave, and how it was redacted.</summary>
internal static class DemoComments
{
    /// <summary>Every so manieth sheet holds one.</summary>
    private const int Every = 40;

    private static readonly (int Area, string Text, string? Released)[] Written =
    [
        (4, "Jeden Antrag gebe ich zweimal ein, einmal im Fachverfahren und einmal in der Tabelle der Kollegin aus Zimmer 12.",
            "Jeden Antrag gebe ich zweimal ein, einmal im Fachverfahren und einmal in einer Tabelle."),
        (8, "Schulungen gibt es, aber nie Zeit dafür.", "Schulungen gibt es, aber nie Zeit dafür."),
        (5, "Die neuen Geräte sind gut. Danke an die IT!", "Die neuen Geräte sind gut. Danke an die IT!"),
        (0, "Herr Muster verspricht viel und fragt nie nach.", null),
        (1, "Ich weiß nicht, welche Projekte Vorrang haben.", "Ich weiß nicht, welche Projekte Vorrang haben."),
        (6, "Fehler werden hier eher gesucht als besprochen.", "Fehler werden hier eher gesucht als besprochen."),
        (-1, "Bitte fragt nicht jedes Jahr dasselbe, sondern sagt, was aus dem letzten Mal wurde.",
            "Bitte fragt nicht jedes Jahr dasselbe, sondern sagt, was aus dem letzten Mal wurde."),
    ];

    public static SheetComment Of(int sheet) => sheet % Every == 0 && sheet / Every < Written.Length
        ? new(Written[sheet / Every].Area, Written[sheet / Every].Text) : SheetComment.Empty;

    public static async Task Review(Database db, AnswerStore store, CampaignState state, DateTimeOffset now)
    {
        var reviewer = new Actor(Guid.Empty, "Jana Brandt", [new(Role.Coordinator, state.Campaign.AdministrationId)]);
        foreach (var (place, comment) in store.ReadComments(state.Campaign.Id).Index())
        {
            await ReviewComments.Run(db, store, reviewer, state, place, Written.First(one => one.Text == comment.Text).Released, now);
        }

        await ReviewComments.Finish(db, store, reviewer, state, now);
    }
}
