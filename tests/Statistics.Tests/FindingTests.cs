namespace Wegmarke.Statistics.Tests;

public sealed class FindingTests
{
    [Fact]
    public void Not_a_number_is_refused() => Assert.Throws<ArgumentException>(() => { Finding finding = double.NaN; return finding; });

    [Fact]
    public void An_absence_has_no_value() =>
        Assert.Throws<InvalidOperationException>(() => { Finding finding = Absence.TooFew; return finding.Value; });
}
