using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Console.Actions;
using Sagas.Console.OneSaga;
using Sagas.Console.Shared;
using Sagas.Operations;
using Sagas.Persistence;

namespace Sagas.Console.Exports;

/// <summary>A saga as JSON and as <c>.http</c> requests.</summary>
public static class SagaExport
{
    public static string AsJson(SagaRow row, StoredSaga saga, IReadOnlyList<SagaEvent> events) => Pretty(new JsonObject
    {
        ["sagaId"] = row.Id,
        ["kind"] = row.Kind,
        ["businessId"] = row.BusinessId,
        ["status"] = row.Status.ToString(),
        ["state"] = row.State,
        ["customStatus"] = saga.CustomStatus,
        ["submittedAt"] = row.SubmittedAt,
        ["finishedAt"] = row.FinishedAt,
        ["failure"] = JsonSerializer.SerializeToNode(saga.Failure, JournalJson.Options),
        ["data"] = JsonSerializer.SerializeToNode(saga.Own),
        ["steps"] = JsonSerializer.SerializeToNode(saga.Steps, JournalJson.Options),
        ["events"] = new JsonArray([.. events.Select(Node)]),
    });

    public static string AsJson(SagaEvent happened) => Pretty(Node(happened));

    static string Pretty(JsonObject json) => Json.Pretty(JsonSerializer.SerializeToElement(json));

    static JsonObject Node(SagaEvent happened) => new()
    {
        ["position"] = happened.Position,
        ["seq"] = happened.Entry.Seq,
        ["at"] = happened.Entry.At,
        ["endpoint"] = happened.Entry.Endpoint,
        ["message"] = happened.Message,
        ["messageId"] = happened.Entry.MessageId,
        ["step"] = happened.Entry.Step,
        ["attempt"] = happened.Entry.Attempt,
        ["fromState"] = happened.Entry.FromState,
        ["toState"] = happened.Entry.ToState,
        ["ignored"] = happened.Entry.Ignored,
        ["actor"] = happened.Entry.Actor,
        ["reason"] = happened.Reason,
        ["traceId"] = happened.Entry.TraceId,
        ["failure"] = happened.Failure is null
            ? null
            : new JsonObject
            {
                ["type"] = happened.Entry.FailureType,
                ["message"] = happened.Failure,
                ["stackTrace"] = happened.Stack,
            },
        ["body"] = JsonNode.Parse(happened.Body),
        ["sent"] = new JsonArray([.. happened.Sent.Select(Node)]),
    };

    static JsonNode Node(SentMessage sent) => new JsonObject
    {
        ["messageId"] = sent.Id,
        ["message"] = sent.Name,
        ["step"] = sent.Step,
        ["body"] = sent.Body == "" ? null : JsonNode.Parse(sent.Body),
    };

    /// <summary>Requests to the operations API, for an editor or tool that sends <c>.http</c> files.</summary>
    public static string AsHttp(SagaRow row, IReadOnlyList<SagaEvent> events, string address)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# {row.Kind} {row.BusinessId}, {row.Status} in {row.State}");
        text.AppendLine(CultureInfo.InvariantCulture, $"@saga = {address}/ops/sagas/{row.Id}").AppendLine();
        text.AppendLine("### Status").AppendLine("GET {{saga}}").AppendLine();
        text.AppendLine("### Journal").AppendLine("GET {{saga}}/journal").AppendLine();
        foreach (var action in SagaActionNames.OfSagas)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"### {ActionChoice.LabelOf(action)}");
            text.AppendLine(CultureInfo.InvariantCulture, $"POST {{{{saga}}}}/{action.Name()}");
            text.AppendLine("Content-Type: application/json").AppendLine();
            text.AppendLine("{ \"reason\": \"why you do this\" }").AppendLine();
        }
        if (events is [{ Entry.Seq: 1 } first, ..])
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"# Started by {first.Message}:");
            text.Append("# ").AppendLine(first.Body.Replace("\n", "\n# ", StringComparison.Ordinal));
        }
        return text.ToString();
    }
}
