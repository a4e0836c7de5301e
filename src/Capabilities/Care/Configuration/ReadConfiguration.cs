using System.Globalization;
using Wegmarke.MaturityModels.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wegmarke.Care.Configuration;

/// <summary>A value with where it comes from.</summary>
public sealed record Configured(string? Value, string Source);

/// <summary>What holds after file, environment and options were read.</summary>
/// <param name="Rest">Arguments that are no settings.</param>
public sealed record Configuration(IReadOnlyDictionary<string, Configured> Values, IReadOnlyList<string> Rest)
{
    public string? this[string key] => Values[key].Value;

    public bool IsOn(string key) => Values[key].Value is "yes";

    public int Number(string key) => int.Parse(Values[key].Value!, CultureInfo.InvariantCulture);

    /// <summary>Every setting with its value and its origin; secrets only say whether they are set.</summary>
    public IEnumerable<string> Lines() => SettingList.All.Select(setting =>
    {
        var (value, source) = Values[setting.Key];
        return $"{setting.Key} = {(value is null ? "(not set)" : setting.Secret ? "(set)" : value)}   # {source}";
    });
}

/// <summary>Reads the settings: the file first, then the environment, then options. Every problem says what, where and how to
/// mend.</summary>
public static class ReadConfiguration
{
    public const string DefaultFile = "wegmarke.yaml";

    /// <param name="variable">Value of an environment variable; null where it is not set.</param>
    public static (Configuration? Configuration, IReadOnlyList<string> Problems) Run(IReadOnlyList<string> arguments, Func<string,
        string?> variable)
    {
        var problems = new List<string>();
        var (options, file, rest) = Options(arguments, problems);
        file ??= variable("WEGMARKE_CONFIG");
        var values = SettingList.All.ToDictionary(setting => setting.Key, setting => new Configured(setting.Default, "default"));
        if ((file ?? (File.Exists(DefaultFile) ? DefaultFile : null)) is { } named) Take(FromFile(named, problems));
        Take(SettingList.All.Where(setting => variable(setting.Variable) is { Length: > 0 })
            .ToDictionary(setting => setting.Key, setting => new Configured(variable(setting.Variable), setting.Variable)));
        Take(options);
        if (values["postgres"].Value is null != values["postgres_answers"].Value is null)
        {
            problems.Add("PostgreSQL needs both --postgres and --postgres-answers: answers lie in a database of their own.");
        }

        return problems.Count > 0 ? (null, problems) : (new(values, rest), problems);

        void Take(IReadOnlyDictionary<string, Configured> found)
        {
            foreach (var setting in SettingList.All)
            {
                if (found.TryGetValue(setting.Key, out var value)) values[setting.Key] = value with { Value = Checked(setting, value,
                    problems) };
            }
        }
    }

    private static (Dictionary<string, Configured> Options, string? File,
        IReadOnlyList<string> Others) Options(IReadOnlyList<string> arguments, List<string> problems)
    {
        var (options, rest) = (new Dictionary<string, Configured>(), new List<string>());
        string? file = null;
        for (var at = 0; at < arguments.Count; at++)
        {
            var (name, inline) = arguments[at].Split('=', 2) is [var before, var after] ? (before, after) : (arguments[at], null);
            var setting = SettingList.All.FirstOrDefault(one => one.Option == name);
            if (name == "--" + SettingList.Config) file = inline ?? Next();
            else if (setting is { Kind: SettingKind.Switch }) options[setting.Key] = new(inline ?? "yes", name);
            else if (setting is not null && (inline ?? Next()) is { } value) options[setting.Key] = new(value, name);
            else if (setting is not null) problems.Add($"{name} needs a value: {setting.Meaning}.");
            else rest.Add(arguments[at]);

            string? Next() => at + 1 < arguments.Count ? arguments[++at] : null;
        }

        return (options, file, rest);
    }

    private static Dictionary<string, Configured> FromFile(string file, List<string> problems)
    {
        var found = new Dictionary<string, Configured>();
        if (!File.Exists(file))
        {
            problems.Add($"{file}: There is no such file. Name the file of settings with --config, or leave that out.");
            return found;
        }

        try
        {
            var stream = new YamlStream();
            using (var reader = new StreamReader(file)) stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) Walk(root, "");
            else if (stream.Documents.Count > 0) problems.Add($"{file}: Settings are lines such as `data: /var/lib/wegmarke`.");
        }
        catch (YamlException broken)
        {
            problems.Add($"{file}:{broken.Start.Line}: This is no YAML: {broken.Message}");
        }
        catch (Exception broken) when (ReadYaml.Stumbles(broken))
        {
            problems.Add($"{file}: This is no YAML. Check brackets, braces and quotation marks.");
        }

        return found;

        void Walk(YamlMappingNode map, string before)
        {
            var known = string.Join(", ", SettingList.All.Select(one => one.Key));
            foreach (var (node, value) in map.Children)
            {
                var key = before + ((YamlScalarNode)node).Value;
                if (value is YamlMappingNode inner && SettingList.All.Any(one => one.Key.StartsWith(key + ".",
                    StringComparison.Ordinal))) Walk(inner, key + ".");
                else if (value is YamlScalarNode scalar && SettingList.All.Any(one => one.Key == key)) found[key] = new(scalar.Value,
                    $"{file}:{node.Start.Line}");
                else problems.Add($"{file}:{node.Start.Line}: There is no setting \"{key}\". There are: {known}.");
            }
        }
    }

    private static string? Checked(Setting setting, Configured value, List<string> problems)
    {
        var text = value.Value;
        if (text is null or "") return setting.Default;
        var problem = setting.Kind switch
        {
            SettingKind.Number when !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number < setting.Range.From || number > setting.Range.To => $"must be a whole number from {setting.Range.From} to {setting.Range.To}",
            SettingKind.Switch when Yes(text) is null => "must be yes or no",
            SettingKind.Address when text.Split(';').Any(one => !IsAddress(one)) => "must be an address such as http://localhost:5080",
            SettingKind.File when !File.Exists(text) => "must be a file that is there",
            _ => setting.Known.Count > 0 && !setting.Known.Contains(text)
                ? setting.Known.Count == 2 ? $"must be {setting.Known[0]} or {setting.Known[1]}" : $"must be {string.Join(", ", setting.Known.SkipLast(1))} or {setting.Known[^1]}" : null,
        };
        if (problem is not null) problems.Add($"{value.Source} is \"{(setting.Secret ? "…" : text)}\"; it {problem}.");
        return setting.Kind == SettingKind.Switch ? Yes(text) == true ? "yes" : "no" : text;
    }

    private static bool? Yes(string text) => text.ToLowerInvariant() switch { "yes" or "true" or "1" or "on" => true,
        "no" or "false" or "0" or "off" => false, _ => null };

    /// <summary>Also `http://*:80` and `http://+:80`, which mean every address of the machine.</summary>
    private static bool IsAddress(string text) => Uri.TryCreate(text.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+",
        "://any", StringComparison.Ordinal),
        UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
