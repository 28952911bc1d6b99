using System.Globalization;
using System.Text;
using Sagas.History;

namespace Sagas.Console.Exports;

/// <summary>A saga as a test: the state machine replays its history and must decide the same again (docs/testing-sagas.md).</summary>
public static class ReplayTest
{
    public static string Of(SagaHistory history, ISagaTable table)
    {
        var quotes = new string('"', 3);
        var text = new StringBuilder();
        string?[] spaces = ["Sagas.Testing", table.GetType().Namespace, table.Instance.Namespace];
        foreach (var space in spaces.Distinct().Order(StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"using {space};");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"public sealed class What_happened_to_{Word(history.BusinessId)}");
        text.AppendLine("{");
        text.AppendLine("    [Test]");
        text.AppendLine("    public async Task Happens_again() =>");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"        (await SagaReplay.Of<{table.GetType().Name}, {table.Instance.Name}>(History)).EnsureSame();");
        text.AppendLine();
        text.AppendLine("    const string History =");
        text.AppendLine(CultureInfo.InvariantCulture, $"        {quotes}");
        foreach (var line in history.ToJson().Split('\n'))
            text.Append("        ").AppendLine(line.TrimEnd('\r'));
        return text.AppendLine(CultureInfo.InvariantCulture, $"        {quotes};").AppendLine("}").ToString();
    }

    static string Word(string name) => new([.. name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]);
}
