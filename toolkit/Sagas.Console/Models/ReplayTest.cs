using System.Globalization;
using System.Text;
using Sagas.History;

namespace Sagas.Console.Models;

/// <summary>A saga as a test: its history is told to the state machine once more, which must decide the same (docs/testing-sagas.md).</summary>
public static class ReplayTest
{
    public static string Of(SagaHistory history, ISagaTable table)
    {
        var quotes = new string('"', 3);
        var text = new StringBuilder();
        foreach (var space in new[] { "Sagas.Testing", table.GetType().Namespace, table.Instance.Namespace }.Distinct().Order(StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"using {space};");
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"public sealed class What_happened_to_{Word(history.BusinessId)}").AppendLine("{");
        text.AppendLine("    [Test]").AppendLine("    public async Task Happens_again() =>");
        text.AppendLine(CultureInfo.InvariantCulture, $"        (await SagaReplay.Of<{table.GetType().Name}, {table.Instance.Name}>(History)).EnsureSame();").AppendLine();
        text.AppendLine("    const string History =").AppendLine(CultureInfo.InvariantCulture, $"        {quotes}");
        foreach (var line in history.ToJson().Split('\n'))
            text.Append("        ").AppendLine(line.TrimEnd('\r'));
        return text.AppendLine(CultureInfo.InvariantCulture, $"        {quotes};").AppendLine("}").ToString();
    }

    static string Word(string name) => new([.. name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]);
}
