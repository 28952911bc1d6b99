using System.Text.Json;

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
}
