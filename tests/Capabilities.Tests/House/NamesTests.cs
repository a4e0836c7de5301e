using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wegmarke.Capabilities.Tests.House;

/// <summary>A name that says nothing hides a thing that was not understood.</summary>
public sealed class NamesTests
{
    private static readonly string[] Forbidden =
    [
        "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Service", "Services", "Processor", "Handler", "Impl",
        "Base", "Common", "Shared", "Misc", "Dto", "Info", "Data",
    ];

    [Fact]
    public void No_type_hides_behind_a_forbidden_name() => Guard.FindsNothing(Repository.Code().SelectMany(BadNames));

    [Fact]
    public void Twin_a_forbidden_name_is_caught() =>
        Assert.Equal(2, BadNames(new("src/x.cs", "class CampaignManager; record struct SheetDto();")).Count());

    [Fact]
    public void No_folder_or_file_hides_behind_a_forbidden_name() => Assert.DoesNotContain(
        Repository.Paths(), path => path.StartsWith("src/", StringComparison.Ordinal) && path.Split('/', '.').Any(IsForbidden));

    [Fact]
    public void A_record_of_the_product_has_no_setters() => Guard.FindsNothing(Repository.Code()
        .Where(file => file.Path.StartsWith("src/Capabilities/", StringComparison.Ordinal))
        .SelectMany(Setters));

    [Fact]
    public void Twin_a_setter_is_caught() => Assert.Single(Setters(new("x.cs", "class A { public int B { get; set; } }")));

    private static bool IsForbidden(string name) => Forbidden.Any(word =>
        name == word
        || (name.EndsWith(word, StringComparison.Ordinal) && name.Length > word.Length && char.IsLower(name[^(word.Length + 1)])));

    private static IEnumerable<string> BadNames(Repository.SourceFile file) =>
        from type in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where IsForbidden(type.Identifier.Text)
        select $"{file.Path}: {type.Identifier.Text}";

    private static IEnumerable<string> Setters(Repository.SourceFile file) =>
        from property in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<PropertyDeclarationSyntax>()
        where property.Modifiers.Any(SyntaxKind.PublicKeyword)
        // What a type of the framework prescribes (a stream's position) is not ours to leave out.
        where !property.Modifiers.Any(SyntaxKind.OverrideKeyword)
        where property.AccessorList?.Accessors.Any(accessor =>
            accessor.IsKind(SyntaxKind.SetAccessorDeclaration) && accessor.Modifiers.Count == 0) == true
        where !property.AttributeLists.SelectMany(list => list.Attributes)
            .Any(attribute => attribute.Name.ToString().EndsWith("Parameter", StringComparison.Ordinal))
        select $"{file.Path}: {property.Identifier.Text} can be set";
}
