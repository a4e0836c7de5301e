using Wegmarke.Responses;

namespace Wegmarke.StandingSurveys;

/// <summary>Stores what somebody thinks of an office, exactly once.</summary>
public static class HandInOpinion
{
    /// <summary>How many months a sheet may move on when the one it belongs to is sealed, as after a clock was set back.</summary>
    private const int MonthsOn = 12;

    /// <param name="begun">When the page was opened: a sheet sent twice around midnight lands in one month, where it counts once.</param>
    public static async Task<Stored> Run(AnswerStore store, StandingSurvey survey, string perspective, byte[] ballot, PackedSheet sheet,
        DateTimeOffset begun)
    {
        var month = Month.Of(begun);
        for (var step = 0; step <= MonthsOn; step++, month = month.Next)
        {
            var stored = await store.Submit(survey.PlaceOf(perspective, month), ballot, sheet);
            if (stored != Stored.Closed) return stored;
        }

        return Stored.Closed;
    }
}
