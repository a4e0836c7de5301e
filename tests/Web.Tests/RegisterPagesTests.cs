using System.Net;
using System.Text;

namespace Wegmarke.Web.Tests;

/// <summary>An administration from the register of municipalities, and arranging its units.</summary>
public sealed class RegisterPagesTests(OneInstance one)
{
    /// <summary>A register of one county, in the layout of GV100AD.</summary>
    public static byte[] Register(string date = "20261130") => Encoding.UTF8.GetBytes(string.Join("\r\n",
        Line("10", date, "07", "Musterland", "10", 0), Line("40", date, "07131", "Musterkreis", "44", 0),
        Line("50", date, "07131   5001", "Altental", "53", 0), Line("60", date, "071310015001", "Oberaltental, Stadt", "63", 4321),
        Line("60", date, "071310025001", "Niederaltental", "64", 1200), Line("60", date, "071319995001", "Staatsforst", "66", 0)) + "\r\n");

    [Fact]
    public async Task The_register_is_brought_in_once_and_an_association_becomes_an_administration()
    {
        using var coordinator = await one.Coordinator();
        Assert.Contains("destatis.de", await coordinator.Read("/administrations"), StringComparison.Ordinal);
        using var nothing = await coordinator.Post("/register");
        Assert.Contains("Bitte wählen Sie die Datei GV100AD.", await nothing.Body(), StringComparison.Ordinal);
        using var other = await coordinator.PostFile("/register", "file", "brief.txt", "Sehr geehrte Damen"u8.ToArray());
        Assert.Contains("kein Gemeindeverzeichnis im Format GV100AD", await other.Body(), StringComparison.Ordinal);
        using var broken = await coordinator.PostFile("/register", "file", "gv.txt", [.. Register(), .. "70 kaputt"u8]);
        Assert.Contains("Zeile 7: Die Zeile ist kein Satz", await broken.Body(), StringComparison.Ordinal);
        using var taken = await coordinator.PostFile("/register", "file", "gv.txt", Register());
        Assert.Equal("/administrations", taken.Headers.Location!.OriginalString);
        using var older = await coordinator.PostFile("/register", "file", "gv.txt", Register("20251130"));
        Assert.Contains("schon ein neuerer Stand", await older.Body(), StringComparison.Ordinal);

        var found = await coordinator.Read("/administrations?q=ALTENTAL");
        Assert.Contains("Treffer: 3", found, StringComparison.Ordinal);
        Assert.Contains("Verbandsgemeinde, Musterkreis, Rheinland-Pfalz · 5.521", found, StringComparison.Ordinal);
        Assert.Contains("Oberaltental", await coordinator.Read("/administrations?q=07131001"), StringComparison.Ordinal);
        Assert.Contains("Nichts gefunden", await coordinator.Read("/administrations?q=Staatsforst"), StringComparison.Ordinal);
        Assert.Contains("value=\"Altental\"", await coordinator.Read("/administrations?ars=071315001"), StringComparison.Ordinal);

        using var wrong = await coordinator.Post("/administrations", ("ars", "071315001"), ("name", "VG Altental"), ("staff", "viele"),
            ("leaders", "3"));
        Assert.Contains("name=\"ars\" value=\"071315001\"", await wrong.Body(), StringComparison.Ordinal);
        var town = await coordinator.Follow("/administrations", ("ars", "071315001"), ("name", "VG Altental"), ("staff", "45"),
            ("leaders", "3"));
        var page = await coordinator.Read(town);
        Assert.Contains("Verbandsgemeinde, Rheinland-Pfalz · 5.521 Einwohnerinnen und Einwohner (Größenklasse 5.000 bis unter 10.000)", page, StringComparison.Ordinal);
        Assert.Contains("ARS 071315001, Stand 30. November 2026", page, StringComparison.Ordinal);
        using var twice = await coordinator.Post("/administrations", ("ars", "071315001"), ("name", "Noch eine"), ("staff", "45"),
            ("leaders", "3"));
        Assert.Contains("schon angelegt: VG Altental", await twice.Body(), StringComparison.Ordinal);
        using var unknown = await coordinator.Post("/administrations", ("ars", "99"), ("name", "Keine"), ("staff", "45"), ("leaders", "3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
    }

    [Fact]
    public async Task Units_are_arranged_without_script()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Ordnungsberg");
        async Task<string[]> Order() => [.. System.Text.RegularExpressions.Regex.Matches(await coordinator.Read(town),
            "scope=\"row\">([^<]+)</th>")
            .Select(match => match.Groups[1].Value)];
        async Task Move(string unit, string move)
        {
            var row = System.Text.RegularExpressions.Regex.Match(await coordinator.Read(town),
                $"id=\"u-([^\"]+)\">\\s*<th scope=\"row\">(?:– )*{unit}<");
            await coordinator.Follow($"{town}/units/{row.Groups[1].Value}/place", ("move", move));
        }

        await coordinator.Follow(town + "/units", ("name", "Kämmerei"), ("headcount", "5"), ("parent", ""));
        Assert.Equal(["Bauamt", "Hauptamt", "Kämmerei"], await Order());
        await Move("Kämmerei", "Up");
        Assert.Equal(["Bauamt", "Kämmerei", "Hauptamt"], await Order());
        await Move("Kämmerei", "In");
        Assert.Equal(["Bauamt", "– Kämmerei", "Hauptamt"], await Order());
        await Move("Bauamt", "Down");
        Assert.Equal(["Hauptamt", "Bauamt", "– Kämmerei"], await Order());
        await Move("Hauptamt", "Up");
        Assert.Equal(["Hauptamt", "Bauamt", "– Kämmerei"], await Order());
        await Move("Kämmerei", "Out");
        Assert.Equal(["Hauptamt", "Bauamt", "Kämmerei"], await Order());
    }

    /// <summary>One record: type, date, key from column 11, name, seat, kind of text at 123, population at 140.</summary>
    private static string Line(string type, string date, string key, string name, string kind, int people) =>
        string.Concat(type, date, key.PadRight(12), name.PadRight(50), name.PadRight(50), kind).PadRight(128)
        + "00000001000" + people.ToString("00000000000", System.Globalization.CultureInfo.InvariantCulture) + new string(' ', 70);
}
