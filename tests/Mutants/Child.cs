using System.Globalization;

namespace Wegmarke.Mutants;

/// <summary>A process that tries changes until it is stopped: a line "change TAB test TAB test …" in, a line "change TAB test"
/// out.</summary>
internal static class Child
{
    public static int Run(TextReader input, TextWriter output)
    {
        // Tests may write what they like.
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        IReadOnlyDictionary<string, Case>? tests = null;
        while (input.ReadLine() is { } line)
        {
            var words = line.Split('\t');
            Engine.Switch(int.Parse(words[0], CultureInfo.InvariantCulture));
            tests ??= Case.All().ToDictionary(test => test.Name);
            var killer = words.Skip(1).FirstOrDefault(name => tests[name].Try() is not null);
            output.WriteLine($"{words[0]}\t{killer}");
            output.Flush();
        }

        return 0;
    }
}
