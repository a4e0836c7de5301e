using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.StandingSurveys;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Two standing surveys of the first town: months that went up, one too small to stand alone, wishes in every state.</summary>
internal static class DemoStanding
{
    private const int Months = 6;

    private static readonly (WishKind Kind, int DaysAgo, string Text, (WishDeed Deed, string Words, string Told)[] Steps)[] Wishes =
    [
        (WishKind.Wish, 95, "Bitte auch abends öffnen. Wir arbeiten beide im Schichtdienst und schaffen es nie bis 16 Uhr.",
        [
            (WishDeed.Take, "Bürgeramt", ""), (WishDeed.Accept, "Donnerstags bis 19 Uhr ist mit dem Team besprochen.", ""),
            (WishDeed.Publish, "Seit diesem Monat ist das Bürgeramt donnerstags bis 19 Uhr geöffnet.", "Bitte auch abends öffnen."),
        ]),
        (WishKind.Complaint, 70, "Für die Ummeldung musste ich dreimal dieselbe Adresse auf Papier schreiben.",
        [
            (WishDeed.Take, "Hauptamt", ""), (WishDeed.Accept, "Das Formular ist Teil der Maßnahme Meldewesen.", ""),
            (WishDeed.Publish, "Das Formular fragt die Adresse ab dem nächsten Quartal nur noch einmal.",
                "Für die Ummeldung musste dreimal dieselbe Adresse auf Papier geschrieben werden."),
        ]),
        (WishKind.Wish, 52, "Parkplätze direkt vor dem Rathaus wären schön.",
        [
            (WishDeed.Take, "Bauamt", ""), (WishDeed.Decline, "Der Platz ist als Marktplatz gewidmet.", ""),
            (WishDeed.Publish, "Vor dem Rathaus ist Markt. 200 Meter weiter stehen 80 Plätze, die erste halbe Stunde ist frei.",
                "Parkplätze direkt vor dem Rathaus."),
        ]),
        (WishKind.Complaint, 33, "Niemand geht ans Telefon. Frau Beispiel hat mir dann geholfen, danke dafür.",
        [
            (WishDeed.Take, "Bürgeramt", ""), (WishDeed.Accept, "Rückruf innerhalb eines Tages wird erprobt.", ""),
        ]),
        (WishKind.Wish, 12, "Eine Nachricht aufs Telefon, wenn der Ausweis da ist.", [(WishDeed.Take, "IT-Abteilung", "")]),
        (WishKind.Wish, 4, "Die Hinweise auf der Internetseite sind schwer zu verstehen, vor allem für meine Eltern.", []),
    ];

    public static async Task Fill(Database db, AnswerStore store, WishKeys keys, MaturityModel model, Administration town,
        DateTimeOffset now)
    {
        var clerk = new Actor(Guid.Empty, "Jana Brandt", [new(Role.Coordinator, town.Id)]);
        var opened = now.AddMonths(-Months);
        var form = OpenStandingSurvey.FormsOf(model).First();
        var citizens = await Ask(db, store, model, town, clerk,
            new("Bürgeramt", "", form.Key, ["citizens"], 5, 14, Day(opened)), 14, opened, now);
        await Ask(db, store, model, town, clerk,
            new("Bauantrag", "", form.Key, ["companies"], 5, 9, Day(opened)), 5, opened, now);
        await AddWishes(db, keys, clerk, town, now, citizens);
    }

    private static async Task<Guid> Ask(Database db, AnswerStore store, MaturityModel model, Administration town, Actor clerk,
        StandingForm wished, int people, DateTimeOffset opened, DateTimeOffset now)
    {
        var id = ((OpenStandingSurvey.Opened)await OpenStandingSurvey.Run(db, clerk, town, model, wished, opened)).Id;
        var state = (await StandingSurveyState.Find(db, town.Id, id))!;
        var survey = new Survey(state.AsCampaign(), town.Name, Citizen.Root);
        var chance = new Random(people);
        for (var month = 0; month <= Months; month++)
        {
            // In the second month of the smaller one too few answer.
            var sheets = people + chance.Next(people / 2) - (month == 1 ? people * 3 / 5 : 0);
            List<PackedSheet> filled = [.. Enumerable.Range(0, sheets)
                .Select(_ => Sheet(survey, model, wished.Perspectives[0], month, chance))];
            await Task.WhenAll(filled.Select(sheet => HandInOpinion.Run(store, state.Survey, wished.Perspectives[0],
                ResumeSecret.Fresh().Ballot, sheet, opened.AddMonths(month))));
        }

        for (var month = 1; month <= Months; month++)
        {
            await ReleaseMonths.Run(db, store, state, new(Day(opened).AddMonths(month).AddDays(2 - Day(opened).Day), default, default));
        }

        await ReleaseMonths.Run(db, store, state, now);
        return id;
    }

    private static PackedSheet Sheet(Survey survey, MaturityModel model, string perspective, int month, Random chance)
    {
        var blank = survey.Begin(perspective, -1, chance.Next);
        var mood = chance.Next(-1, 2);
        return blank with
        {
            Codes = [.. model.Items.Select((item, at) => blank.Codes[at] == Statistics.AnswerCode.NotAsked ? blank.Codes[at]
                : (byte)Math.Clamp((item.Reversed ? 4 - month / 3 : 2 + (month + 1) / 2) + mood + chance.Next(-1, 2), 1, 6))],
        };
    }

    private static async Task AddWishes(Database db, WishKeys keys, Actor clerk, Administration town, DateTimeOffset now, Guid survey)
    {
        var asked = (await StandingSurveyState.Find(db, town.Id, survey))!.Survey;
        foreach (var (kind, daysAgo, text, steps) in Wishes)
        {
            var (id, at) = (Guid.NewGuid(), now.AddDays(-daysAgo));
            await ReceiveWish.Run(db, keys, asked, id, kind, text, at);
            foreach (var (deed, words, told) in steps)
            {
                db.ChangeTracker.Clear();
                at = at.AddDays(daysAgo / 5.0);
                await AnswerWish.Run(db, clerk, town.Id, (await WishState.Find(db, keys, town.Id, id))!, deed, words, told, true, at);
            }
        }
    }

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
