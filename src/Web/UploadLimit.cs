using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Wegmarke.Web;

/// <summary>Holds every page that takes files to what the operator allows, and lets a browser finish sending what is too large before it
/// is told so: whoever is cut off while sending never reads the answer.</summary>
internal sealed class UploadLimit(RequestDelegate next, Settings settings)
{
    /// <summary>Above this the line is cut; nobody sends so much to a page by mistake.</summary>
    private const long HeardOutMax = 256L * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            var own = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;
            if (own > settings.Limits.UploadBytes) body.MaxRequestBodySize = settings.Limits.UploadBytes;
            if (context.Request.ContentLength > body.MaxRequestBodySize) await Refuse(context, body);
        }

        await next(context);
    }

    private static async Task Refuse(HttpContext context, IHttpMaxRequestBodySizeFeature body)
    {
        if (context.Request.ContentLength <= HeardOutMax)
        {
            body.MaxRequestBodySize = null;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        throw new BadHttpRequestException("The file is too large.", StatusCodes.Status413PayloadTooLarge);
    }
}
