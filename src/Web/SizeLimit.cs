using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Wegmarke.Web;

/// <summary>Lets a browser finish sending what is too large before it is told so: whoever is cut off while sending never reads the
/// answer.</summary>
internal sealed class SizeLimit(RequestDelegate next)
{
    /// <summary>Above this the line is cut; nobody sends so much to a page by mistake.</summary>
    private const long HeardOutMax = 256L * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature
            && context.Request.ContentLength is { } length and <= HeardOutMax
            && length > (context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? feature.MaxRequestBodySize))
        {
            feature.MaxRequestBodySize = null;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
        }

        await next(context);
    }
}
