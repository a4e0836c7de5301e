using CsCheck;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Capabilities.Tests.Releases;

/// <summary>The released document: a pure function of its inputs that shows nothing it must not.</summary>
public sealed class ComposeReleaseTests
{
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;
    private static readonly DateTimeOffset Closed = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(int Staff, int Leaders, int Threshold, int Seed)> Cases =
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 12], Gen.Int[5, 8], Gen.Int[0, 1000], (a, b, c, d) => (a, b, c, d));

    [Fact]
    public void The_order_of_sheets_changes_nothing() => Cases.Sample(one =>
    {
        var answers = Answers(one);
        var mixed = Enumerable.Range(0, answers.Rows).ToArray();
        new Random(one.Seed + 1).Shuffle(mixed);
        Assert.Equal(Compose(one, answers).ToJson(), Compose(one, Reorder(answers, mixed)).ToJson());
    }, iter: 30);

    [Fact]
    public void No_figure_rests_on_fewer_answers_than_agreed() => Cases.Sample(one =>
    {
        var document = Compose(one, Answers(one));
        var figures = document.Areas.SelectMany(area => area.Perspectives.Values.Append(area.Overall)).OfType<ReleasedFigure>()
          .Select(figure => figure.N)
            .Concat(document.Areas.SelectMany(area => area.Facets).Select(facet => facet.N))
            .Concat(document.Areas.SelectMany(area => area.Items).SelectMany(item => item.Perspectives.Values).OfType<ReleasedAnswers>()
              .Select(answers => (int)answers.Counts.Sum()))
            .Append(document.Answers ?? int.MaxValue);
        Assert.All(figures, n => Assert.True(n >= one.Threshold, $"{n} below {one.Threshold}"));
    }, iter: 30);

    /// <summary>The attack of the subtractor: what is shown of all is the sum of the perspectives that are shown.</summary>
    [Fact]
    public void A_protected_perspective_is_in_no_other_figure() => Cases.Sample(one =>
    {
        var document = Compose(one, Answers(one));
        int Shown(int sheets) => sheets >= one.Threshold ? sheets : 0;
        Assert.Equal(Shown(one.Staff) + Shown(one.Leaders), document.Answers ?? 0);
        Assert.Equal(one.Staff >= one.Threshold, document.AnswersByPerspective["staff"] is not null);
        Assert.Equal(one.Leaders >= one.Threshold, document.AnswersByPerspective["leaders"] is not null);
        foreach (var area in document.Areas.Where(area => area.Overall is not null))
        {
            Assert.Equal(area.Perspectives.Values.OfType<ReleasedFigure>().Sum(figure => figure.N), area.Overall!.N);
        }
    }, iter: 30);

    [Fact]
    public void Areas_that_judge_few_people_stay_protected_where_the_body_is_small()
    {
        var one = (Staff: 20, Leaders: 0, Threshold: 5, Seed: 3);
        var (small, large) = (Compose(one, Answers(one), leaders: 4), Compose(one, Answers(one), leaders: 5));
        foreach (var area in Model.Areas)
        {
            Assert.Equal(area.SingularRole, small.Areas.Single(released => released.Key == area.Key).Overall is null);
            Assert.NotNull(large.Areas.Single(released => released.Key == area.Key).Overall);
        }
    }

    [Fact]
    public void Where_all_gave_the_same_answer_the_distribution_stays_protected()
    {
        var one = (Staff: 9, Leaders: 0, Threshold: 5, Seed: 0);
        var answers = Answers(one);
        Array.Fill(answers.Columns[0], (byte)4);
        var released = Compose(one, answers).Areas.SelectMany(area => area.Items).Single(item => item.Key == Model.Items[0].Key);
        Assert.Null(released.Perspectives["staff"]);
    }

    [Fact]
    public void The_document_survives_reading_and_writing()
    {
        var json = Compose((30, 12, 5, 1), Answers((30, 12, 5, 1))).ToJson();
        Assert.Equal(json, ReleaseDocument.Read(json).ToJson());
    }

    private static ReleaseDocument Compose((int Staff, int Leaders, int Threshold, int Seed) one, AnswerTable answers, int leaders =
      15) => ComposeRelease.Run(ReleaseFacts.Of(
        new Campaign(Guid.Empty, Guid.Empty, 1, "Befragung", Model.ContentHash, "full", ["Bauamt", "Hauptamt"], one.Threshold, "slug", 80,
          leaders, Closed),
        "Musterstadt", Closed), answers);

    private static AnswerTable Answers((int Staff, int Leaders, int Threshold, int Seed) one)
    {
        var random = new Random(one.Seed);
        var perspectives = Enumerable.Repeat("staff", one.Staff).Concat(Enumerable.Repeat("leaders", one.Leaders)).ToArray();
        var columns = Model.Items.Select(item =>
          perspectives.Select(perspective => !item.Perspectives.Contains(perspective) ? AnswerCode.NotAsked
            : random.Next(12) == 0 ? AnswerCode.Skipped : (byte)random.Next(1, 7)).ToArray()).ToList();
        return new(Model, perspectives.Length, [.. Model.Items.Select(item => item.Key)], columns, perspectives,
            [.. perspectives.Select(_ => random.Next(-1, 2))], ["Bauamt", "Hauptamt"]);
    }

    private static AnswerTable Reorder(AnswerTable table, int[] order) => table with
    {
        Columns = [.. table.Columns.Select(column => order.Select(row => column[row]).ToArray())],
        Perspectives = [.. order.Select(row => table.Perspectives[row])],
        Groups = [.. order.Select(row => table.Groups![row])],
    };
}
