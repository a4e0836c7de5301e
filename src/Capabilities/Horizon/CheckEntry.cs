using Wegmarke.Design;
using Wegmarke.Horizon.Market;
using Wegmarke.Horizon.Risks;
using Wegmarke.Horizon.Trends;

namespace Wegmarke.Horizon;

/// <summary>What an entry must hold beyond its single fields.</summary>
public static class CheckEntry
{
    public static Sentence? Run(EntryContent content, DateOnly today) => content switch
    {
        TrendContent trend => OfTrend(trend, today),
        RiskContent risk => OfRisk(risk),
        ProductContent product => product.SourceDay > today.AddDays(1)
            ? new("Stand der Quelle: Der Tag liegt in der Zukunft.", "Date of the source: the day is in the future.")
            : LinkFault(product.Link),
        _ => null,
    };

    private static Sentence? OfTrend(TrendContent trend, DateOnly today)
    {
        if (trend.Title.Trim().Length == 0) return new("Bitte geben Sie dem Signal einen Titel.", "Please give the signal a title.");
        if (trend.Source.Trim().Length == 0)
        {
            return new("Ein Signal braucht eine Quelle: Wo haben Sie es gelesen, gehört oder gesehen?",
                "A signal needs a source: where did you read, hear or see it?");
        }

        if (trend.Noted > today.AddDays(1)) return new("Bemerkt am: Der Tag liegt in der Zukunft.", "Noted on: the day is in the future.");
        if (trend.Relevance.Count == 0)
        {
            return new("Bitte sagen Sie für mindestens einen Teilbereich, wie viel das Signal dort bedeutet.",
                "Please say for at least one area how much the signal means there.");
        }

        if (trend.Answer != TrendAnswer.Open && (trend.Reason.Length == 0 || trend.Owner.Length == 0 || trend.Review is null))
        {
            return new("Eine Antwort braucht einen Grund, eine zuständige Stelle und einen Tag, an dem sie wieder angesehen wird.",
                "An answer needs a reason, a unit that owns it and a day on which it is looked at again.");
        }

        return LinkFault(trend.Link);
    }

    private static Sentence? OfRisk(RiskContent risk)
    {
        if (risk.Relevance.Count == 0)
        {
            return new("Bitte sagen Sie für mindestens einen Teilbereich, wie sehr das Risiko ihn trifft.",
                "Please say for at least one area how much the risk hits it.");
        }

        if (risk.Review is null)
        {
            return new("Ein Risiko braucht einen Tag, an dem es wieder angesehen wird.", "A risk needs a day on which it is looked at again.");
        }

        if (!risk.Loss.IsOrdered || !risk.ResidualLoss.IsOrdered)
        {
            return new("Der Schaden im Eintrittsfall braucht drei Beträge, der kleinste zuerst: mindestens, wahrscheinlich, höchstens. Oder keinen.",
                "The loss when it happens needs three amounts, the smallest first: at least, likely, at most. Or none.");
        }

        return risk.Treatment != Treatment.Open && risk.TreatmentWords.Length == 0
            ? new("Bitte schreiben Sie, wie das Risiko behandelt wird und warum so.", "Please write how the risk is treated and why so.") : null;
    }

    private static Sentence? LinkFault(string link) => link.Length == 0
        || (Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http") ? null
        : new("Adresse: bitte vollständig, beginnend mit https://.", "Address: please in full, beginning with https://.");
}
