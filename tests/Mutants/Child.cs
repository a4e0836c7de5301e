using System.Globalization;

namespace Wegmarke.Mutants;

/// <summary>A process that tries changes until it is stopped: a line "change TAB test TAB test …" in; out come a line "> test" before each
/// test and a line "change TAB test" at the end.</summary>
internal static class Child
{
    public const string Begins = "> ";

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
            Say($"{words[0]}\t{words.Skip(1).FirstOrDefault(Notices)}");
        }

        return 0;

        bool Notices(string test)
        {
            Say(Begins + test);
            return tests[test].Try() is not null;
        }

        void Say(string words)
        {
            output.WriteLine(words);
            output.Flush();
        }
    }
}
