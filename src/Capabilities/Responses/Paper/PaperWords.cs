using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Responses.Paper.Scanning;
using Wegmarke.Statistics;

namespace Wegmarke.Responses.Paper;

/// <summary>What is said about paper in the reader's language.</summary>
public static class PaperWords
{
    public static string Of(Doubt doubt, Language language) => doubt switch
    {
        Doubt.SeveralCrossed => language.Say("mehrere Kästchen angekreuzt", "several boxes crossed"),
        Doubt.OnlyFilled => language.Say("Kästchen ausgefüllt, keines angekreuzt", "a box filled, none crossed"),
        Doubt.Beside => language.Say("etwas neben den Kästchen", "something beside the boxes"),
        Doubt.Written => language.Say("hier steht etwas von Hand: bitte abtippen", "something is written here: please type it"),
        Doubt.BlackAndWhite => language.Say("nichts zu sehen; in Schwarzweiß verschwinden blasse Striche",
            "nothing to be seen; pale strokes vanish in black and white"),
        Doubt.TooPale => language.Say("zu blass oder zu fleckig", "too pale or too stained"),
        _ => language.Say("nicht eindeutig", "not plain"),
    };

    public static string Of(PageTrouble trouble, Language language) => trouble switch
    {
        PageTrouble.OtherCampaign => language.Say("gehört zu einer anderen Erhebung. Legen Sie sie zum richtigen Stapel.",
            "belongs to another survey. Put it on the right stack."),
        PageTrouble.UnknownKind => language.Say("trägt einen Code, den diese Erhebung nicht kennt. Geben Sie sie von Hand ein.",
            "bears a code that this survey does not know. Type it by hand."),
        PageTrouble.Incomplete => language.Say("steht allein: Die anderen Seiten ihres Bogens liegen nicht daneben. Legen Sie den Bogen der Reihe nach zusammen und scannen Sie ihn noch einmal.",
            "stands alone: the other pages of its sheet do not lie beside it. Put the sheet in order and scan it again."),
        _ => language.Say("ist nicht lesbar: Die vier schwarzen Ecken oder der Code fehlen. Scannen Sie sie gerade und ganz, mit mindestens 150 dpi, oder geben Sie den Bogen von Hand ein.",
            "cannot be read: its four black corners or its code are missing. Scan it straight and whole, at 150 dpi or more, or type the sheet by hand."),
    };

    public static string Of(ScanRefusal refusal, Language language) => refusal switch
    {
        ScanRefusal.Locked => language.Say("Die PDF-Datei ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort und wählen Sie sie noch einmal.",
            "The PDF is protected by a password. Save it without one and choose it again."),
        ScanRefusal.Broken => language.Say("Die PDF-Datei ist beschädigt. Scannen Sie den Stapel noch einmal.", "The PDF is damaged. Scan the stack again."),
        ScanRefusal.NoPictures => language.Say("Die PDF-Datei enthält keine gescannten Seiten, sondern nur Text oder Zeichnungen. Wählen Sie die Datei aus dem Scanner.",
            "The PDF holds no scanned pages but text or drawings only. Choose the file from the scanner."),
        ScanRefusal.NoDecoder => language.Say(
            "Dieser Server kann keine Scans lesen: Die Bildbibliothek OpenCV lässt sich nicht laden. Geben Sie die Bögen von Hand ein; was nachzurüsten ist, steht in docs/guide/operate.md.",
            "This server cannot read scans: the picture library OpenCV cannot be loaded. Type the sheets by hand; what has to be added stands in docs/guide/operate.md."),
        ScanRefusal.TooManyPages => language.Say("Die Datei hat mehr als 500 Seiten. Teilen Sie den Stapel.", "The file has more than 500 pages. Divide the stack."),
        _ => language.Say("Die Datei ist kein Scan. Gelesen werden PDF, JPEG, PNG und TIFF.", "The file is no scan. PDF, JPEG, PNG and TIFF are read."),
    };

    /// <summary>The words of an answer; a dash where none was given.</summary>
    public static string Answer(CampaignState state, int field, int code, Language language)
    {
        if (PrintedRow.AttributeOf(field) is >= 0 and var place
            && code >= 0) return state.Campaign.Attributes[place].Values[code].Name.In(language);
        if (field < 0 && field != PrintedRow.UnitField) return language.Say("keine Angabe", "not stated");
        if (field == PrintedRow.UnitField) return code < 0 ? language.Say("keine Angabe", "not stated") : state.Campaign.Units[code];
        var texts = state.Model.TextsIn(language.Key);
        return code switch
        {
            AnswerCode.Skipped => language.Say("keine Angabe", "not stated"),
            AnswerCode.DoNotKnow => texts.Absences["dont-know"],
            AnswerCode.NotApplicable => texts.Absences["not-applicable"],
            _ => FormattableString.Invariant($"{code} {texts.Stages[state.Model.StageKey(state.Model.ScaleOf(state.Model.Items[field]), code)]}"),
        };
    }

    public static string Question(CampaignState state, int field, Language language) => field == PrintedRow.UnitField
        ? language.Say("Amt", "Unit") : field == PrintedRow.CommentField ? language.Say("Eigene Worte", "Own words")
        : PrintedRow.AttributeOf(field) is >= 0 and var place ? state.Campaign.Attributes[place].Name.In(language)
            : state.Model.TextsIn(language.Key).Items[state.Model.Items[field].Key].Text;

    /// <summary>All that can be decided for a field, nothing included.</summary>
    public static IEnumerable<int> Choices(CampaignState state, int field)
    {
        if (field == PrintedRow.CommentField) return [];
        if (PrintedRow.AttributeOf(field) is >= 0 and var place) return Enumerable.Range(-1,
            state.Campaign.Attributes[place].Values.Count + 1);
        if (field == PrintedRow.UnitField) return Enumerable.Range(-1, state.Campaign.Units.Length + 1);
        var scale = state.Model.ScaleOf(state.Model.Items[field]);
        IEnumerable<int> codes = Enumerable.Range(scale.Low, scale.Stages);
        if (scale.DoNotKnow) codes = codes.Append(AnswerCode.DoNotKnow);
        if (scale.NotApplicable) codes = codes.Append(AnswerCode.NotApplicable);
        return codes.Append(AnswerCode.Skipped);
    }

    public static string KindName(CampaignState state, SheetKind kind, Language language)
    {
        var name = state.Model.TextsIn(language.Key).Perspectives[state.Model.Perspectives[kind.Perspective].Key].Name;
        var variants = SheetVariants.Count(state.Form);
        return $"{name}, {language.NameOf(SheetVariants.Languages[kind.Language].Key)}"
            + (variants > 1 ? language.Say($", Fassung {kind.Variant + 1}", $", version {kind.Variant + 1}") : "");
    }
}
