using Wegmarke.Disclosure;

namespace Wegmarke.Capabilities.Tests.Disclosure;

public sealed class PersonalTracesTests
{
    [Theory]
    [InlineData("Rufen Sie 0551 / 400-2311 an", "0551 / 400-2311")]
    [InlineData("mobil +49 171 1234567", "+49 171 1234567")]
    [InlineData("an erika.muster@stadt.example schreiben", "erika.muster@stadt.example")]
    [InlineData("auf DE02 1203 0000 0000 2020 51 überweisen", "DE02 1203 0000 0000 2020 51")]
    public void What_leads_to_a_person_is_found(string text, string trace) => Assert.Equal([trace], PersonalTraces.Certain(text));

    [Theory]
    [InlineData("Am 01.10.2026 von 8.00 bis 12.30 Uhr war zu.")]
    [InlineData("Seit 2019 warte ich, 05 Wochen lang, auf 3 Stempel.")]
    [InlineData("@home und 100 % digital")]
    public void Dates_times_and_numbers_are_no_traces(string text) => Assert.Empty(PersonalTraces.Certain(text));

    [Fact]
    public void A_form_of_address_with_a_name_is_a_hint() =>
        Assert.Equal(["Frau Muster", "Herrn Groß-Klein"], PersonalTraces.Possible("Frau Muster half, Herrn Groß-Klein nicht; Herr Ober nie")
            .Take(2));
}
