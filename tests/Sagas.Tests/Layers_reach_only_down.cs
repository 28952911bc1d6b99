using System.Reflection;
using System.Text.RegularExpressions;
using Sagas.Engine;
using Sagas.Journal;
using Sagas.Journal.PostgreSql;
using Sagas.Journal.Sqlite;
using Sagas.Journal.SqlServer;
using Sagas.Operations;
using Sagas.StateMachines;
using Sagas.Testing;

namespace Sagas.Tests;

/// <summary>Each layer of the toolkit is a project, and knows only those below it (ARCHITECTURE.md).</summary>
sealed class Layers_reach_only_down
{
    static readonly string[] Shop =
    [
        "Contracts",
        "ServiceDefaults",
        "Orders.Api",
        "Orders.Saga",
        "Inventory.Service",
        "Payments.Service",
        "Shipping.Service",
        "Banking.Service",
    ];

    static IEnumerable<TestCaseData> Layers =>
    [
        Layer(typeof(SagaEngine)),
        Layer(typeof(UnitOfWork)),
        Layer(typeof(PostgreSqlDialect), "Sagas.Journal"),
        Layer(typeof(SqlServerDialect), "Sagas.Journal"),
        Layer(typeof(SqliteDialect), "Sagas.Journal"),
        Layer(typeof(SagaTurn), "Sagas", "Sagas.Journal"),
        Layer(typeof(SagaOperator), "Sagas", "Sagas.Journal", "Sagas.MassTransit"),
        Layer(typeof(Console.ConsoleEndpoints), "Sagas", "Sagas.Journal", "Sagas.MassTransit", "Sagas.Operations"),
        Layer(typeof(SagaTest), "Sagas", "Sagas.Journal", "Sagas.MassTransit", "Sagas.Operations"),
    ];

    [TestCaseSource(nameof(Layers))]
    public void In_what_an_assembly_refers_to(Assembly layer, string[] below)
    {
        var known = layer.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();
        Assert.That(known.Where(name => name.StartsWith("Sagas", StringComparison.Ordinal)), Is.SubsetOf(below));
        Assert.That(known.Intersect(Shop), Is.Empty, "the toolkit does not know the shop");
    }

    [Test]
    public void The_engine_knows_no_bus_no_database_and_no_web()
    {
        var known = typeof(SagaEngine).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.That(
            known.Where(name => !name.StartsWith("System", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "MassTransit.Abstractions" })
        );
        Assert.That(
            Lines("toolkit/Sagas")
                .Where(line => Regex.IsMatch(line.Text, "MassTransit|EntityFramework|AspNetCore"))
                .Select(line => line.File),
            Is.EquivalentTo(new[] { "SagaState.cs" }),
            "the one marker that MassTransit wants on its instances"
        );
    }

    /// <summary>What one layer offers another is public and documented; internals are for the layer itself and its tests.</summary>
    [Test]
    public void In_whom_a_project_shows_its_internals() =>
        Assert.That(
            SourceFiles.Under("toolkit", ".csproj", ".props", ".cs")
                .SelectMany(file => Regex.Matches(File.ReadAllText(file.FullName), @"InternalsVisibleTo(?: Include=|\()""(.+?)""")
                    .Select(found => (Project: file.Name, Friend: found.Groups[1].Value)))
                .Where(shown => !Directory.Exists(Path.Combine(RunScript.Root, "tests", shown.Friend))),
            Is.Empty
        );

    /// <summary>Folders of the core, from the bottom: none imports what stands above it.</summary>
    [TestCase("State", "Sagas.Definitions", "Sagas.Engine")]
    [TestCase("Definitions", "Sagas.Engine")]
    [TestCase("Authoring", "Sagas.Engine")]
    public void In_what_a_folder_of_the_core_imports(string folder, params string[] above) =>
        Assert.That(Lines($"toolkit/Sagas/{folder}").Where(line => above.Any(name => line.Text == $"using {name};")), Is.Empty);

    static TestCaseData Layer(Type type, params string[] below) =>
        new TestCaseData(type.Assembly, below).SetArgDisplayNames(type.Assembly.GetName().Name!);

    static IEnumerable<(string File, string Text)> Lines(string folder) =>
        SourceFiles.Under(folder, ".cs").SelectMany(file => File.ReadLines(file.FullName).Select(text => (file.Name, text)));
}
