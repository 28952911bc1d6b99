using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;

namespace Orders.Api.Submissions;

/// <summary>In JSON and in the OpenAPI document, the value's properties replace it, before all others.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class FlatAttribute : Attribute;

/// <summary>Makes generic answer types look like one type per kind in JSON and OpenAPI.</summary>
static partial class FlatJson
{
    public static void AddFlatJson(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolver =
            (json.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Flatten));
        services.Configure<OpenApiOptions>("v1", openApi => openApi.CreateSchemaReferenceId = Name);
    }

    static void Flatten(JsonTypeInfo type)
    {
        if (type.Properties.FirstOrDefault(IsFlat) is not { Get: { } value } flat)
            return;
        type.Properties.Remove(flat);
        var place = 0;
        foreach (var inner in type.Options.GetTypeInfo(flat.PropertyType).Properties)
        {
            var outer = type.CreateJsonPropertyInfo(inner.PropertyType, inner.Name);
            outer.Get = whole => inner.Get!(value(whole)!);
            // Flat types are only written. Without a setter the OpenAPI document would not mark the property as required.
            outer.Set = (_, _) => throw new NotSupportedException($"A {type.Type.Name} is only written.");
            outer.IsRequired = true;
            (outer.IsGetNullable, outer.IsSetNullable) = (inner.IsGetNullable, inner.IsSetNullable);
            outer.AttributeProvider = inner.AttributeProvider;
            type.Properties.Insert(place++, outer);
        }
    }

    static bool IsFlat(JsonPropertyInfo property) => property.AttributeProvider?.IsDefined(typeof(FlatAttribute), inherit: false) == true;

    /// <summary><c>OrderResource</c> for the resource with the fields of an order.</summary>
    static string? Name(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? OfGeneric().Replace(name, "$2$1") : null;

    [GeneratedRegex("Submission(Resource|ListItem)Of([A-Za-z]+)Fields$")]
    private static partial Regex OfGeneric();
}
