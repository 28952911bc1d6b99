using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sagas.Tests.Contracts;

namespace Sagas.Tests.Embedded;

/// <summary>A process that commits is killed again and again, each time somewhere else in its work.</summary>
sealed class When_the_writer_is_killed
{
    const int Kills = 12;
    const int Pieces = 10_000_000;

    [Test]
    public async Task Should_keep_each_acknowledged_unit_once_and_entirely()
    {
        using var file = new SqliteFile();
        await file.NewStore().Commit([Unit.Of(Unit.Insert(new StockRow { ProductId = "A", Available = Pieces }))], default);
        var random = new Random(1);
        var acknowledged = -1;
        for (var kill = 0; kill < Kills; kill++)
        {
            // What was committed but not acknowledged comes again, as the broker would deliver it.
            acknowledged = await WriteAndKill(file.Path, acknowledged + 1, lines: random.Next(1, 400));
            await Holds(file, acknowledged);
        }
    }

    /// <returns>The last number that was acknowledged.</returns>
    static async Task<int> WriteAndKill(string path, int first, int lines)
    {
        var assembly = typeof(When_the_writer_is_killed).Assembly.Location;
        using var writer = Process.Start(
            new ProcessStartInfo("dotnet", [assembly, path, first.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true }
        )!;
        var last = first - 1;
        while (lines-- > 0 && await writer.StandardOutput.ReadLineAsync() is { } line)
            last = int.Parse(line, CultureInfo.InvariantCulture);
        writer.Kill();
        // What it still wrote was acknowledged too; the last line may be cut off.
        var rest = await writer.StandardOutput.ReadToEndAsync();
        await writer.WaitForExitAsync();
        var whole = rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return whole.Length == 0 ? last : int.Parse(whole[^1], CultureInfo.InvariantCulture);
    }

    static async Task Holds(SqliteFile file, int acknowledged)
    {
        await using var context = file.NewContext();
        var messages = await context.Journal.Where(entry => entry.MessageType == "OrderSubmitted").Select(entry => entry.MessageId)
            .ToHashSetAsync();
        for (var number = 0; number <= acknowledged; number++)
            Assert.That(messages, Does.Contain(Program.MessageOf(number)), $"{number} was acknowledged");
        var sagas = await context.Sagas.CountAsync();
        var stock = await context.Set<StockRow>().SingleAsync();
        Assert.That((decimal)sagas, Is.EqualTo(stock.Reserved), "each unit is there entirely");
        Assert.That(stock.Available, Is.EqualTo(Pieces - sagas), "and once");
        Assert.That(messages, Has.Count.EqualTo(sagas + 1), "with the one that brought the pieces");
    }
}
