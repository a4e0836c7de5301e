using System.Globalization;

namespace Wegmarke.Exchange.Sheets;

/// <summary>Scripts for R (nothing but the language itself) and SPSS that read the file for research and say for each item how many
/// answered, and their mean. They stand beside the folders csv and sav.</summary>
public static class WriteSheetScripts
{
    private const int ColumnsBeforeAttributes = 2;

    public static string R(SheetSet set)
    {
        var (reversed, scales) = (Items(set).Where(one => one.Reversed).Select(one => SheetSet.NameOf(one.Key)),
            Items(set).Select(one => (SheetSet.NameOf(one.Key), set.Model.ScaleOf(one))));
        string Named(IEnumerable<string> parts) => string.Join(", ", parts);
        return $$"""
            # {{set.Title.ReplaceLineEndings(" ")}}
            # {{set.Language.Say("Aufruf im entpackten Ordner: Rscript sheets.R. Braucht nur R selbst.",
                "Call it in the unpacked folder: Rscript sheets.R. Needs nothing but R.")}}
            absent <- c("", "dont-know", "not-applicable", "skipped")
            sheets <- read.csv(file.path("csv", "sheets.csv"), na.strings = absent, encoding = "UTF-8")
            items <- c({{Named(scales.Select(one => $"\"{one.Item1}\""))}})
            low <- c({{Named(scales.Select(one => one.Item2.Low.ToString(CultureInfo.InvariantCulture)))}})
            high <- c({{Named(scales.Select(one => one.Item2.High.ToString(CultureInfo.InvariantCulture)))}})
            reversed <- c({{Named(reversed.Select(one => $"\"{one}\""))}})
            for (at in seq_along(items)) {
              if (items[at] %in% reversed) sheets[[items[at]]] <- low[at] + high[at] - sheets[[items[at]]]
            }
            result <- data.frame(item = items, n = sapply(items, function(item) sum(!is.na(sheets[[item]]))),
              mean = round(sapply(items, function(item) mean(sheets[[item]], na.rm = TRUE)), 4))
            print(result, row.names = FALSE)
            """ + "\n";
    }

    public static string Spss(SheetSet set) => $"""
        * Encoding: UTF-8.
        * {set.Title.ReplaceLineEndings(" ").TrimEnd('.', ' ')}.
        * {set.Language.Say("Im entpackten Ordner ausführen", "Run it in the unpacked folder")}.
        GET FILE = 'sav/sheets.sav'.
        {string.Join("\r\n", Items(set).Where(one => one.Reversed).Select(Turn(set)))}
        DESCRIPTIVES VARIABLES = {string.Join(" ", Items(set).Select(one => SheetSet.NameOf(one.Key)))} /STATISTICS = MEAN.
        """.ReplaceLineEndings("\r\n") + "\r\n";

    private static Func<MaturityModels.Item, string> Turn(SheetSet set) => item =>
    {
        var (name, scale) = (SheetSet.NameOf(item.Key), set.Model.ScaleOf(item));
        return string.Create(CultureInfo.InvariantCulture, $"IF (NOT MISSING({name})) {name} = {scale.Low + scale.High} - {name}.");
    };

    /// <summary>Items that have a column.</summary>
    private static IEnumerable<MaturityModels.Item> Items(SheetSet set)
    {
        var names = set.Tables[0].Columns.Skip(ColumnsBeforeAttributes).Select(column => column.Name).ToHashSet();
        return set.Model.Items.Where(item => names.Contains(SheetSet.NameOf(item.Key)));
    }
}
