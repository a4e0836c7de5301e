namespace Wegmarke.Interviews;

/// <summary>What is written into the form of a code, kept when it has to be mended.</summary>
public sealed record CodeForm(string Name = "", string Parent = "", string Description = "")
{
    public static CodeForm Of(Code code) => new(code.Name, code.ParentId?.ToString() ?? "", code.Description);
}
