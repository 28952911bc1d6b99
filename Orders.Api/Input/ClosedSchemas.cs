using Microsoft.AspNetCore.OpenApi;

namespace Orders.Api.Input;

/// <summary>Declares in the OpenAPI document that requests have no other fields than the documented ones.</summary>
static class ClosedSchemas
{
    static readonly HashSet<Type> Requests = [.. typeof(ClosedSchemas).Assembly.GetTypes().Where(IsRequest).SelectMany(WithParts)];

    public static void AddClosedSchemas(this IServiceCollection services) =>
        services.Configure<OpenApiOptions>("v1", openApi => openApi.AddSchemaTransformer((schema, context, _) =>
        {
            if (Requests.Contains(context.JsonTypeInfo.Type))
                schema.AdditionalPropertiesAllowed = false;
            return Task.CompletedTask;
        }));

    static bool IsRequest(Type type) =>
        Array.Exists(type.GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IReadable<>));

    static IEnumerable<Type> WithParts(Type type) =>
        type.GetProperties().Select(property => property.PropertyType)
            .SelectMany(part => part.IsGenericType ? part.GetGenericArguments() : [part])
            .Where(part => part.Assembly == type.Assembly && part.IsClass).SelectMany(WithParts).Append(type);
}
