using System.Text.Json.Nodes;
using Wegmarke.Statistics.Qca;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of fuzzy-set comparison.</summary>
internal static class QcaCases
{
    public static JsonObject Calibrated(CaseInput input)
    {
        var anchors = input.Numbers("anchors");
        return new() { ["membership"] = Leaf.List(input.Column("x")
          .Select(value => Calibration.Of(value, anchors[0], anchors[1], anchors[2]))) };
    }

    public static JsonObject Compared(CaseInput input)
    {
        var names = input.Names("conditions");
        var conditions = input.Columns("conditions");
        var outcome = input.Column(input.Text("outcome"));
        var table = TruthTable.Of(conditions, outcome, (int)input.Number("cases_needed"), input.Number("consistency"),
          input.Has("pri") ? input.Number("pri") : 0);
        if (table.Because is { } because) return new() { ["reason"] = because.Key };
        var solutions = Solutions.Of(table, [.. input.Numbers("expectations").Select(sign => (int)sign)]);
        JsonArray Told(IReadOnlyList<IReadOnlyList<Term>> found) =>
          Leaf.Names(found.Select(terms => string.Join(" + ", terms.Select(term => Word(term, names)).Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal));
        var seen = table.Rows.Where(row => row.Outcome != RowOutcome.Remainder).ToList();
        return new()
        {
            ["rows"] = Leaf.List(seen.Select(row => (double)row.Number)),
            ["row_cases"] = Leaf.List(seen.Select(row => (double)row.Cases.Length)),
            ["row_consistency"] = Leaf.List(seen.Select(row => row.Relation.SufficiencyConsistency)),
            ["row_pri"] = Leaf.List(seen.Select(row => row.Relation.Pri)),
            ["row_outcome"] = Leaf.List(seen.Select(row => row.Outcome == RowOutcome.Present ? 1.0 : 0)),
            ["conservative"] = Told(solutions.Conservative),
            ["parsimonious"] = Told(solutions.Parsimonious),
            ["intermediate"] = Told(solutions.Intermediate),
            ["necessity"] = Leaf.Named(names, conditions, condition =>
            {
                var relation = SetRelation.Of(condition, outcome);
                return Leaf.List([relation.NecessityConsistency, relation.NecessityCoverage, relation.NecessityRelevance]);
            }),
        };
    }

    public static JsonObject Tested(CaseInput input)
    {
        var found = SolutionTest.Of(input.Columns("conditions"), input.Column(input.Text("outcome")), (long)input.Number("seed"),
            (int)input.Number("permutations"));
        return new() { ["measure"] = Leaf.Of(found.Coverage), ["p"] = Leaf.Of(found.P) };
    }

    private static string Word(Term term, IReadOnlyList<string> names) => string.Join('*', Enumerable.Range(0, names.Count)
        .Where(i => (term.Cares >> i & 1) == 1).Select(i => (term.Values >> i & 1) == 1 ? names[i] : "~" + names[i]));
}
