using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orders.Api.Tests;

sealed class OpenApi_document : Scenario
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Test]
    public async Task Is_the_approved_one()
    {
        var document = await Get("/openapi/v1.json");
        document.Remove("servers");
        Approved.Check("openapi", document.ToJsonString(Indented), "json");
    }

    [Test]
    public async Task Names_the_fields_of_each_request_and_there_are_no_others()
    {
        var schemas = (await Get("/openapi/v1.json"))["components"]!["schemas"]!;
        var order = await Placed();
        foreach (
            var (path, name) in new[]
            {
                ("/orders", "OrderRequest"),
                ("/transfers", "TransferRequest"),
                ("/standing-transfers", "StandingTransferRequest"),
                ($"/orders/{order}/cancellation", "CancellationRequest"),
            }
        )
        {
            using var answer = await Http.PostAsJsonAsync(path, Empty(schemas, schemas[name]!));
            Assert.That(answer.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.BadRequest));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("no such field"), name);
        }
    }

    /// <summary>With every field that is documented, and nothing in it.</summary>
    static JsonNode? Empty(JsonNode schemas, JsonNode schema)
    {
        if ((string?)schema["$ref"] is { } reference)
            return Empty(schemas, schemas[reference.Split('/')[^1]]!);
        if (schema["items"] is { } items)
            return new JsonArray(Empty(schemas, items));
        if (schema["properties"] is not JsonObject properties)
            return null;
        Assert.That((bool?)schema["additionalProperties"], Is.False, schema.ToJsonString());
        return new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, Empty(schemas, property.Value!))));
    }
}
