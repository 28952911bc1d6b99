using System.Text.Json;
using Sagas.Journal.SqlServer;

namespace Sagas.Tests.Sql;

/// <summary>What SQL Server gets as the rows of a statement; it must say exactly what the values say.</summary>
sealed class Rows_as_json
{
    [Test]
    public void A_row_is_an_array_that_starts_with_its_place() =>
        Assert.That(RowsJson.Write([["a", 1], [null, true]]), Is.EqualTo("""[[0,"a",1],[1,null,true]]"""));

    [Test]
    public void Numbers_keep_every_digit() =>
        Assert.That(
            RowsJson.Write([
                [1.10m, 0.00000001m, decimal.MaxValue, long.MinValue, 0.1d],
            ]),
            Is.EqualTo("[[0,1.10,0.00000001,79228162514264337593543950335,-9223372036854775808,0.1]]")
        );

    [Test]
    public void Instants_keep_their_ticks_and_their_offset() =>
        Assert.That(
            RowsJson.Write([
                [new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.FromHours(2)).AddTicks(1_234_567)],
            ]),
            Is.EqualTo("""[[0,"2026-02-28T23:59:59.1234567+02:00"]]""")
        );

    [Test]
    public void Ids_are_written_as_uniqueidentifier_reads_them() =>
        Assert.That(
            RowsJson.Write([
                [new Guid("7b87b7f7-4f4f-43de-a98a-54857156baa1")],
            ]),
            Is.EqualTo("""[[0,"7b87b7f7-4f4f-43de-a98a-54857156baa1"]]""")
        );

    [TestCase("it's \"quoted\" \\"), TestCase("line\r\nbreak\0"), TestCase("Grüße, 世界, 🚚"), TestCase("</script>")]
    public void Texts_come_back_as_they_were(string text)
    {
        using var json = JsonDocument.Parse(RowsJson.Write([[text]]));
        Assert.That(json.RootElement[0][1].GetString(), Is.EqualTo(text));
    }

    [Test]
    public void Half_of_a_character_is_replaced() =>
        Assert.That(
            RowsJson.Write([
                ["a\ud83d"],
            ]),
            Is.EqualTo("""[[0,"a\uFFFD"]]""").Or.EqualTo("[[0,\"a\uFFFD\"]]")
        );

    [Test]
    public void What_cannot_be_written_is_said() =>
        Assert.That(() => RowsJson.Write([[new byte[1]]]), Throws.TypeOf<NotSupportedException>().With.Message.Contains("Byte[]"));
}
