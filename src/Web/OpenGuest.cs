using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>One request of somebody without an account who came by an address: the language and nothing else. No cookie is set.</summary>
internal sealed class OpenGuest(HttpContext context, Database db, TimeProvider time)
{
    public static ValueTask<OpenGuest> BindAsync(HttpContext context) => ValueTask.FromResult(new OpenGuest(context,
        context.RequestServices.GetRequiredService<Database>(), context.RequestServices.GetRequiredService<TimeProvider>()));

    public HttpContext Context => context;

    public Database Db => db;

    public Language Language { get; } = Visit.LanguageOf(context.Request);

    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public string Say(string german, string english) => Language.Say(german, english);

    public string SayPhrase(Phrase german, Phrase english) => Say(german.ToString(), english.ToString());

    public IResult Page<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters.Append(("Language", Language))
            .ToDictionary(one => one.Item1, one => one.Item2)) { PreventStreamingRendering = true };

    public IResult Page<TPage>(int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        context.Response.StatusCode = status;
        return Page<TPage>(parameters);
    }

    public IResult NotThere() => Results.Content($"""
        <!doctype html><html lang="{Language.Tag}"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>Wegmarke</title>
        <link rel="stylesheet" href="/site.css"></head><body><main class="narrow">
        <h1>{Say("Diese Seite gibt es nicht", "There is no such page")}</h1>
        <p>{Say("Vielleicht fehlt am Ende der Adresse ein Zeichen, oder die Seite wurde zurückgezogen.",
            "Perhaps a character is missing at the end of the address, or the page was withdrawn.")}</p>
        </main></body></html>
        """, "text/html; charset=utf-8", System.Text.Encoding.UTF8, StatusCodes.Status404NotFound);
}
