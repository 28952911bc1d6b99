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
        var (approved, path) = (ApprovedPath(), Path.ChangeExtension(ApprovedPath(), null).Replace(".approved", ".received.json", StringComparison.Ordinal));
        if (File.Exists(approved) && await File.ReadAllTextAsync(approved) == received)
            return;
        await File.WriteAllTextAsync(path, received);
        Assert.Fail($"The OpenAPI document is not the approved one. Compare, and if the change is meant: mv '{path}' '{approved}'");
    }

    static string ApprovedPath([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Approved", "openapi.approved.json");
}
