using System.Globalization;
using System.Text;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Qti;
using Wegmarke.People.Checks;
using Wegmarke.People.Folder;
using Wegmarke.People.Programmes;

namespace Wegmarke.Capabilities.Tests.People;

/// <summary>Checks: what is right, what is drawn, when it may be repeated, and how pools travel as QTI.</summary>
public sealed class KnowledgeCheckTests
{
    private static readonly Guid Id = Guid.Parse("11111111-2222-3333-4444-555555555555");
    private static readonly DateOnly Today = new(2026, 5, 4);

    private static readonly CheckItem One = new("q1", ItemKind.One, "Womit beginnt man?",
        CheckItem.ReadAnswers("Software\n*Ablauf\nFormular"), null, 0);
    private static readonly CheckItem Many = new("q2", ItemKind.Several, "Was <kostet> & bricht?",
        CheckItem.ReadAnswers("*Druck\n*Scan\nRuhe"), null, 0);
    private static readonly CheckItem Count = new("q3", ItemKind.Number, "Wie viele Tage?", [], 2.5, 0.5);
    private static readonly KnowledgeCheck Check = new("Prüfung", "", 3, 67, 12, 7, [One, Many, Count]);

    [Theory]
    [InlineData(ItemKind.One, "ja\nnein", "Keine Antwort ist richtig")]
    [InlineData(ItemKind.Several, "ja\nnein", "Keine Antwort ist richtig")]
    [InlineData(ItemKind.One, "*ja\n*nein", "Nur eine Antwort")]
    [InlineData(ItemKind.One, "*ja", "2 bis 12")]
    [InlineData(ItemKind.One, "*ja\nja", "verschiedene")]
    [InlineData(ItemKind.Number, "", "welche Zahl")]
    public void A_question_without_a_right_answer_is_refused(ItemKind kind, string answers, string why) => Assert.Contains(why,
        new CheckItem("q", kind, "Frage?", CheckItem.ReadAnswers(answers), null, 0).Fault()!.German, StringComparison.Ordinal);

    [Fact]
    public void A_question_counts_if_all_right_answers_and_no_other_are_chosen_and_a_number_within_its_tolerance()
    {
        bool Right(CheckItem item, params string[] given) => JudgeTry.IsRight(item, given, Read);
        Assert.Equal((true, false, false, false), (Right(One, "1"), Right(One, "0"), Right(One), Right(One, "0", "1")));
        Assert.Equal((true, false, false), (Right(Many, "1", "0"), Right(Many, "0"), Right(Many, "0", "1", "2")));
        Assert.Equal((true, true, false, false, false), (Right(Count, "2"), Right(Count, "3.0"), Right(Count, "3.01"),
            Right(Count, "zwei"), Right(Count)));
    }

    [Fact]
    public void Two_of_three_pass_from_66_percent_and_not_from_67_and_a_passed_check_expires()
    {
        Dictionary<string, IReadOnlyList<string>> given = new() { ["q1"] = ["1"], ["q3"] = ["2"] };
        CheckTry With(int pass) => JudgeTry.Run(Check with { Pass = pass }, Id, Check.Items, given, Read, Today);
        Assert.Equal((2, 3, true, new DateOnly(2027, 5, 4)), (With(66).Right, With(66).Of, With(66).Passed, With(66).Until));
        Assert.Equal((false, null), (With(67).Passed, With(67).Until));
        Assert.Equal(Today.AddDays(7), Check.Next([With(67)], Today));
        Assert.Equal(Today.AddDays(9), Check.Next([With(67)], Today.AddDays(9)));
    }

    [Fact]
    public void A_try_draws_the_same_until_it_is_handed_in_and_every_question_is_drawn_by_somebody()
    {
        var pool = Check with { Drawn = 4, Items = [.. Enumerable.Range(0, 20).Select(at => One with { Key = $"q{at}" })] };
        var secret = FolderSecret.Fresh();
        string Keys(FolderSecret one, int attempt) => string.Join(' ', pool.Draw(one, Id, attempt).Select(item => item.Key));
        Assert.Equal(Keys(secret, 0), Keys(secret, 0));
        Assert.Equal(4, pool.Draw(secret, Id, 0).Select(item => item.Key).Distinct().Count());
        Assert.Contains(Enumerable.Range(1, 5), attempt => Keys(secret, attempt) != Keys(secret, 0));
        Assert.Equal(20, Enumerable.Range(0, 200).SelectMany(_ => pool.Draw(FolderSecret.Fresh(), Id, 0)).Select(item => item.Key)
            .Distinct().Count());
    }

    [Fact]
    public void A_pool_goes_out_as_QTI_and_comes_in_again()
    {
        var (items, remarks) = ReadQti.Run("pool.zip", WriteQti.Run(Check));
        Assert.Empty(remarks.Kept);
        Assert.Equal(Text(Check.Items), Text(items));
    }

    [Fact]
    public void QTI_3_is_read_and_what_does_not_fit_is_named()
    {
        const string Item = """
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t">
              <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
                <qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration>
              <qti-item-body><p>Was <b>ist</b> richtig?</p><img src="x.png" alt=""/>
                <qti-choice-interaction response-identifier="RESPONSE" max-choices="1">
                  <qti-simple-choice identifier="A">dies</qti-simple-choice>
                  <qti-simple-choice identifier="B">das</qti-simple-choice></qti-choice-interaction></qti-item-body>
            </qti-assessment-item>
            """;
        var (items, remarks) = ReadQti.Run("item.xml", Encoding.UTF8.GetBytes(Item));
        Assert.Equal(Text([One with { Text = "Was ist richtig?", Answers = [new("dies", false), new("das", true)] }]), Text(items));
        Assert.Equal([Fate.Lost], remarks.Kept.Select(one => one.Fate));
        var (none, lost) = ReadQti.Run("item.xml", Encoding.UTF8.GetBytes(Item.Replace("choice-interaction", "order-interaction",
            StringComparison.Ordinal)));
        Assert.Equal((0, Fate.Lost, 1), (none.Count, lost.Kept[0].Fate, lost.Kept[0].Place.Line));
        var (unright, fault) = ReadQti.Run("item.xml", Encoding.UTF8.GetBytes(Item.Replace("<qti-value>B</qti-value>", "",
            StringComparison.Ordinal)));
        Assert.Empty(unright);
        Assert.Contains("Keine Antwort ist richtig", fault.Kept.Single(one => one.Fate == Fate.Error).What.German, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><assessmentItem><itemBody>&e;</itemBody></assessmentItem>", "Entitäten")]
    [InlineData("<assessmentItem>", "kein gültiges XML")]
    [InlineData("<html/>", "keine Fragen")]
    public void A_hostile_or_broken_file_is_refused(string xml, string why)
    {
        var (items, remarks) = ReadQti.Run("item.xml", Encoding.UTF8.GetBytes(xml));
        Assert.Empty(items);
        Assert.Contains(why, Assert.Single(remarks.Kept).What.German, StringComparison.Ordinal);
    }

    [Fact]
    public void Seats_are_dealt_in_order_and_who_gives_back_lets_the_next_move_up()
    {
        CohortBooking Of(int number, int seats) => new(Guid.NewGuid(), Id, number, $"Stadt {number}", seats, "");
        List<CohortBooking> bookings = [Of(2, 4), Of(1, 5), Of(3, 3)];
        Assert.Equal([(5, 0), (3, 1), (0, 3)], SeatPlan.Of(8, bookings).Dealt.Select(one => (one.Confirmed, one.Waiting)));
        Assert.Equal([(4, 0), (3, 0)], SeatPlan.Of(8, bookings.Where(one => one.Number != 1)).Dealt.Select(one => (one.Confirmed,
            one.Waiting)));
        Assert.Equal((0, 4), (SeatPlan.Of(8, bookings).Free, SeatPlan.Of(8, bookings).Waiting));
    }

    private static double? Read(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(IReadOnlyList<CheckItem> items) => Wegmarke.Storage.ContentJson.Write(items);
}
