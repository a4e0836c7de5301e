using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Wegmarke.Web;

/// <summary>Holds every page that takes files to what the operator allows.</summary>
internal sealed class UploadLimit(RequestDelegate next, Settings settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize is { } allowed
            && allowed > settings.Limits.UploadBytes)
        {
            if (context.Request.ContentLength > settings.Limits.UploadBytes) throw new BadHttpRequestException("The file is too large.",
                StatusCodes.Status413PayloadTooLarge);
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize =
                settings.Limits.UploadBytes;
        }

        return next(context);
    }
}
