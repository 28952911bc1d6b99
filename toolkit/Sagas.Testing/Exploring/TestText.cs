using System.Text.Json;

namespace Sagas.Testing;

/// <summary>A path through the table as a test in the test language.</summary>
static class TestText
{
    internal static string Of(string machine, string state, Situation here, Move? last, string problem)
    {
        var lines = new List<string> { $"await using var saga = await SagaTest.Of<{machine}, {state}>();" };
        foreach (var one in here.Way.Where(one => one.By is not null))
        {
            lines.Add(one.By!.Line());
            lines.AddRange(Taken(one.Before!.World, one.World));
        }
        if (last is not null)
            lines.Add(last.Line());
        lines.Add($"// {problem}");
        return $"[Test]\npublic async Task Should_not_happen()\n{{\n{string.Concat(lines.Select(line => $"    {line}\n"))}}}";
    }

    /// <summary>The sent commands, each in a variable, so that they can be answered at any time.</summary>
    static IEnumerable<string> Taken(World before, World after) =>
        from sent in after.Sent
        from attempt in Enumerable.Range(1, sent.Value)
        where attempt > before.SentOf(sent.Key)
        select $"var {Variable(sent.Key, attempt)} = saga.ExpectsInAnyOrder<{sent.Key}>(attempt: {attempt});";

    /// <summary>The variable that holds a command.</summary>
    internal static string Variable(string step, int attempt) => $"{JsonNamingPolicy.CamelCase.ConvertName(step)}{attempt}";
}
