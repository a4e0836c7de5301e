using System.Globalization;
using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Wegmarke.Mutants;

/// <summary>One test with one row of its data.</summary>
internal sealed record Case(string Name, MethodInfo Method, object?[] Arguments)
{
    /// <summary>All tests of the engine, in an order that does not change.</summary>
    /// <exception cref="InvalidOperationException">Two bear the same name.</exception>
    public static IReadOnlyList<Case> All()
    {
        var all = new List<Case>();
        var types = Assembly.Load("Wegmarke.Statistics.Tests").GetTypes().Where(type => type is { IsClass: true, IsAbstract: false });
        foreach (var method in types.SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.Static)))
        {
            if (method.GetCustomAttributes().All(one => one is not IFactAttribute)) continue;
            var name = $"{method.DeclaringType!.Name}.{method.Name}";
            var sources = method.GetCustomAttributes().OfType<IDataAttribute>().ToList();
            if (sources.Count == 0) all.Add(new(name, method, []));
            foreach (var row in sources.SelectMany(source => Rows(source, method)))
            {
                all.Add(new($"{name}({string.Join(", ", row.Select(Said))})", method, row));
            }
        }

        if (all.CountBy(one => one.Name).FirstOrDefault(name => name.Value > 1).Key is { } twice)
        {
            throw new InvalidOperationException($"Two tests have the name {twice}.");
        }

        return [.. all.OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    private static string Said(object? value) => value is Array list ? $"[{string.Join(", ", list.Cast<object?>().Select(Said))}]"
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Runs it.</summary>
    /// <returns>Null when it holds, else what is wrong.</returns>
    public string? Try()
    {
        try
        {
            var subject = Method.IsStatic ? null : Activator.CreateInstance(Method.DeclaringType!);
            switch (Method.Invoke(subject, BindingFlags.DoNotWrapExceptions, null, Arguments, null))
            {
                case Task task: task.GetAwaiter().GetResult(); break;
                case ValueTask task: task.AsTask().GetAwaiter().GetResult(); break;
            }

            (subject as IDisposable)?.Dispose();
            return null;
        }
        catch (Exception problem)
        {
            // Whatever goes wrong, the test noticed.
            var line = problem.Message.Split('\n')[0];
            return line.Contains(DynamicSkipToken.Value, StringComparison.Ordinal) ? null : $"{problem.GetType().Name}: {line}";
        }
    }

    private static IEnumerable<object?[]> Rows(IDataAttribute source, MethodInfo method)
    {
        var rows = source is MemberDataAttribute member ? Member(method.DeclaringType!, member.MemberName)
            : source.GetData(method, new DisposalTracker()).AsTask().GetAwaiter().GetResult();
        return rows.Select(row => row.GetData().Zip(method.GetParameters(), (value, parameter) => Fitting(value,
            parameter.ParameterType)).ToArray());
    }

    private static IEnumerable<ITheoryDataRow> Member(Type type, string name)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public;
        return (IEnumerable<ITheoryDataRow>)(type.GetProperty(name, Static)?.GetValue(null) ?? type.GetMethod(name, Static)!.Invoke(null,
            null))!;
    }

    private static object? Fitting(object? value, Type type) =>
        value is IConvertible && type.IsPrimitive ? Convert.ChangeType(value, type, CultureInfo.InvariantCulture) : value;
}
