using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wegmarke.ApiClient;

/// <summary>What the generator leaves open: what was not set is not sent.</summary>
public partial class WegmarkeClient
{
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings)
    {
        settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        settings.Converters.Add(new JsonStringEnumConverter());
    }
}
