namespace Wegmarke.Interviews;

/// <summary>Words that proposals start from. A list finds what is usual; what is unusual a person finds.</summary>
internal static class NameLists
{
    public static readonly IReadOnlySet<string> FirstNames = Set("""
                Achim Adrian Agnes Ahmet Alexander Alexandra Ali Alina Amelie Andrea Andreas Angela Angelika Anja Anke Anna Annette
        Antje Anton         Arne Astrid Axel Ayse Barbara Bastian Beate Ben Bernd Bernhard Bettina Birgit Birte Björn Brigitte Britta
        Bruno Carla Carmen         Carola Carsten Cem Christa Christian Christiane Christina Christine Christoph Claudia Clemens Conny
        Cornelia Dagmar Daniel         Daniela David Denise Detlef Diana Dieter Dirk Dominik Doris Dorothea Edith Elena Elif Elisabeth
        Elke Ella Emine Emma Erich Erika         Ernst Esra Eva Fabian Fatma Felix Finn Florian Frank Franz Franziska Frauke Friedrich
        Gabi Gabriele Georg Gerd Gerhard Gerda Gisela         Gudrun Günter Günther Hanna Hannah Hannelore Hans Harald Hartmut Hasan
        Heike Heiko Heinrich Heinz Helena Helga Helmut Hendrik         Henning Herbert Hermann Hilde Holger Horst Ibrahim Ilse Ina Ines
        Inga Inge Ingo Ingrid Irene Iris Isabel Jan Jana Janina Jens Jessica         Joachim Jochen Johanna Johannes Jonas Jörg Josef
        Judith Jule Julia Julian Jürgen Jutta Kai Karin Karl Karsten Katharina Kathrin Katja         Katrin Kerstin Kevin Kirsten Klara
        Klaus Konrad Kristin Kurt Lara Lars Laura Lea Lena Leon Leonie Lina Lisa Lothar Lukas Luisa Maike         Manfred Manuela Marc
        Marcel Marco Marcus Maren Margarete Margit Maria Marie Marina Mario Marion Markus Marlene Martin Martina Marvin         Mathias
        Matthias Max Maximilian Mehmet Meike Melanie Mia Michael Michaela Miriam Monika Moritz Murat Nadine Natalie Nele Nico Nicole
        Niklas Nils Nina Norbert Olaf Oliver Oskar Otto Patricia Patrick Paul Paula Peter Petra Philipp Pia Rainer Ralf Ralph Ramona
        Regina         Reiner Reinhard Renate Richard Rita Robert Roland Rolf Rosemarie Rudolf Ruth Sabine Sandra Sara Sarah Sascha
        Sebastian Selma Silke         Silvia Simon Simone Sina Sofia Sonja Sophie Stefan Stefanie Steffen Stephan Susanne Sven Svenja
        Sybille Tanja Tatjana Theo Thomas         Thorsten Tim Timo Tina Tobias Tom Torsten Udo Ulla Ulf Ulrich Ulrike Ursula Ute Uwe
        Vanessa Vera Verena Veronika Viktor Viktoria         Volker Walter Werner Wiebke Wilhelm Wilfried Wolfgang Yasemin Yvonne Zeynep
        """);

    /// <summary>Offices that one or few people hold in a house.</summary>
    public static readonly IReadOnlyList<string> Offices =
    [
        "Oberbürgermeisterin", "Oberbürgermeister", "Bürgermeisterin", "Bürgermeister", "Landrätin", "Landrat",
        "Erste Beigeordnete", "Erster Beigeordneter", "Beigeordnete", "Beigeordneter", "Stadtkämmerin", "Stadtkämmerer",
        "Kämmerin", "Kämmerer", "Stadtdirektorin", "Stadtdirektor", "Baudezernentin", "Baudezernent", "Dezernentin", "Dezernent",
        "Amtsleiterin", "Amtsleiter", "Fachbereichsleiterin", "Fachbereichsleiter", "Fachdienstleiterin", "Fachdienstleiter",
        "Hauptamtsleiterin", "Hauptamtsleiter", "Bauamtsleiterin", "Bauamtsleiter", "Personalratsvorsitzende",
        "Personalratsvorsitzender", "Gleichstellungsbeauftragte", "Datenschutzbeauftragte", "Datenschutzbeauftragter",
        "Pressesprecherin", "Pressesprecher", "IT-Leiterin", "IT-Leiter", "Digitalisierungsbeauftragte",
        "Digitalisierungsbeauftragter", "Wirtschaftsförderin", "Wirtschaftsförderer",
    ];

    /// <summary>Names of municipalities that are ordinary words too.</summary>
    public static readonly IReadOnlySet<string> AlsoWords = Set("""
                Au Berg Berge Bogen Born Brand Bruch Brunnen Buch Burg Dorf Eich Eiche Elend Ende Erde Essen Fels Feld Forst Frieden
        Furt Garten Gründe         Grund Hagen Halle Hausen Heide Heim Hof Hofe Holz Horn Kamp Kirchen Kleine Klein Kloster Kreuz Kuppel
        Land Leer Linde Linden Lohn Mark         Markt Mitte Mühle Neustadt Norden Ort Rain Rede Rand Reichen Ruh Sand Schein Schlag See
        Seite Selb Stein Steinen Süd Sulz Tal Teil         Teich Wald Wahl Warm Warte Wasser Weg Weil Weiler Welt Werder Westen Wiese
        Wiesen Winter Wind Zell Ziel Zeit Fach Gut Ring Reihe Wehr         Gemeinde Stadt Amt Ämter
        """);

    private static HashSet<string> Set(string words) =>
        words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
