using System.Runtime.CompilerServices;
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
        var received = document.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("SAGAS_APPROVE") == "1")
            await File.WriteAllTextAsync(ApprovedPath(), received);
        Assert.That(received, Is.EqualTo(await File.ReadAllTextAsync(ApprovedPath())), $"The OpenAPI document is not what was approved in {ApprovedPath()}. If the change is meant, run SAGAS_APPROVE=1 ./test and commit the difference.");
    }

    static string ApprovedPath([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Approved", "openapi.approved.json");
}
