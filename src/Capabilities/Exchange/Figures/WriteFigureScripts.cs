using System.Globalization;
using Wegmarke.Releases;

namespace Wegmarke.Exchange.Figures;

/// <summary>Scripts for R (nothing but the language itself) and SPSS that read the files and work the main figures out again. They stand
/// beside the folders csv and sav.</summary>
public static class WriteFigureScripts
{
    public static string R(FigureSet set)
    {
        var say = (Func<string, string, string>)set.Language.Say;
        var (first, second) = ComposeArea.GapBetween(set.Model);
        return $$"""
            # {{Line(set.Title)}}
            # {{say("Aufruf im entpackten Ordner: Rscript figures.R. Braucht nur R selbst.",
                "Call it in the unpacked folder: Rscript figures.R. Needs nothing but R.")}}
            read <- function(name) read.csv(file.path("csv", paste0(name, ".csv")), na.strings = "", encoding = "UTF-8")
            areas <- read("areas")
            facets <- read("facets")
            items <- read("items")
            differences <- read("differences")

            # {{say("Gerundete Zahlen dürfen um eine halbe letzte Stelle abweichen.", "Rounded figures may differ by half of their last place.")}}
            tolerance <- 0.0051
            failed <- FALSE
            compare <- function(name, again, published) {
              both <- !is.na(again) & !is.na(published)
              worst <- if (any(both)) max(abs(again[both] - published[both])) else 0
              if (worst > tolerance) failed <<- TRUE
              said <- if (worst <= tolerance) "ok" else "{{say("WEICHT AB", "DIFFERS")}}"
              line <- "%-18s %5d {{say("Werte, größte Abweichung", "values, largest difference")}} %.4f: %s\n"
              cat(sprintf(line, name, sum(both), worst, said))
            }

            # {{say("Mittelwert, mittlere Abweichung und Einigkeit jeder Aussage aus ihrer Verteilung", "Mean, average deviation and agreement of each item from its distribution")}}
            shown <- items[items$shown == 1, ]
            columns <- grep("^count_", names(shown))
            stages <- as.numeric(sub("^count_", "", names(shown)[columns]))
            counts <- as.matrix(shown[, columns])
            counts[is.na(counts)] <- 0
            n <- rowSums(counts)
            asked <- as.vector(counts %*% stages) / n
            away <- outer(asked, stages, function(mean, stage) stage - mean)
            turned <- shown$reversed == 1
            compare("mean", ifelse(turned, shown$scale_low + shown$scale_high - asked, asked), shown$mean)
            compare("average_deviation", rowSums(counts * abs(away)) / n, shown$average_deviation)
            steps <- shown$scale_high - shown$scale_low + 1
            compare("agreement", pmax(0, 1 - rowSums(counts * away^2) / (n - 1) / ((steps^2 - 1) / 12)), shown$agreement)

            # {{say("Unterschied der Sichten aus den gezeigten Mittelwerten", "Gap between the views from the shown means")}}
            house <- areas[areas$level == "house" & areas$shown == 1, ]
            seen <- function(perspective) with(house[house$perspective == perspective, ], setNames(mean, area))
            gaps <- differences[differences$kind == "gap", ]
            compare("gap", unname(seen("{{first}}")[gaps$area] - seen("{{second}}")[gaps$area]), gaps$difference)

            # {{say("Schwächstes Glied: der niedrigste Teil", "Weakest link: the lowest part")}}
            whole <- facets[facets$level == "house" & facets$perspective == "all", ]
            overall <- house[house$perspective == "all" & !is.na(house$weakest), ]
            lowest <- sapply(overall$area, function(area) min(whole$mean[whole$area == area]))
            compare("weakest", unname(lowest), whole$mean[match(overall$weakest, whole$facet)])

            # {{say("Profil: Abstand zum Ziel", "Profile: distance to the target")}}
            profile <- house[house$perspective == "all", c("area", "n", "mean", "low", "high", "target")]
            profile$distance <- round(profile$target - profile$mean, 2)
            print(profile[order(-profile$distance), ], row.names = FALSE)
            if (failed) quit(status = 1)
            """ + "\n";
    }

    public static string Spss(FigureSet set)
    {
        var say = (Func<string, string, string>)set.Language.Say;
        var values = Enumerable.Range(set.Model.Scales.Min(scale => scale.Low),
            set.Model.Scales.Max(scale => scale.High) - set.Model.Scales.Min(scale => scale.Low) + 1).ToList();
        var counts = string.Join(", ", values.Select(value => Invariant($"count_{value}")));
        var weighted = string.Join(", ", values.Select(value => Invariant($"{value} * count_{value}")));
        var (first, second) = ComposeArea.GapBetween(set.Model);
        return $"""
            * Encoding: UTF-8.
            * {Line(set.Title)}.
            * {say("Im entpackten Ordner ausführen", "Run it in the unpacked folder")}.

            * {say("Mittelwert jeder Aussage aus ihrer Verteilung; die größte Abweichung darf eine halbe letzte Stelle sein",
                "Mean of each item from its distribution; the largest difference may be half of the last place")}.
            GET FILE = 'sav/items.sav'.
            SELECT IF (shown = 1).
            COMPUTE again = SUM({weighted}) / SUM({counts}).
            IF (reversed = 1) again = scale_low + scale_high - again.
            COMPUTE off = ABS(again - mean).
            DESCRIPTIVES VARIABLES = off /STATISTICS = MAX.

            * {say("Profil: Abstand zum Ziel", "Profile: distance to the target")}.
            GET FILE = 'sav/areas.sav'.
            SELECT IF (level = 1 AND perspective = 0 AND shown = 1).
            COMPUTE distance = target - mean.
            SORT CASES BY distance (D).
            LIST VARIABLES = area n mean low high target distance.

            * {say("Unterschied der Sichten", "Gap between the views")}.
            GET FILE = 'sav/areas.sav'.
            SELECT IF (level = 1 AND shown = 1).
            IF (perspective = {Number(set, first)}) one = mean.
            IF (perspective = {Number(set, second)}) other = mean.
            AGGREGATE OUTFILE = * /BREAK = area /one = MAX(one) /other = MAX(other).
            COMPUTE gap = one - other.
            LIST VARIABLES = area one other gap.
            """.ReplaceLineEndings("\r\n") + "\r\n";
    }

    private static int Number(FigureSet set, string perspective) =>
        set.Model.Perspectives.ToList().FindIndex(one => one.Key == perspective) + 1;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A comment ends with its line, and in SPSS with a full stop at its end.</summary>
    private static string Line(string text) => text.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
