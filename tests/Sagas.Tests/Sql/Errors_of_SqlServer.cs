using System.Reflection;
using Microsoft.Data.SqlClient;
using Sagas.Journal;
using Sagas.Journal.SqlServer;

namespace Sagas.Tests.Sql;

sealed class Errors_of_SqlServer
{
    readonly SqlServerDialect dialect = new();

    [
        TestCase(-2, Description = "timeout"),
        TestCase(4060),
        TestCase(10054),
        TestCase(40613),
        TestCase(3906, Description = "read-only after a failover")
    ]
    [
        TestCase(9002, Description = "log full"),
        TestCase(1105, Description = "disk full"),
        TestCase(1807),
        TestCase(18456, Description = "wrong password")
    ]
    [
        TestCase(208, Description = "table gone"),
        TestCase(229, Description = "rights revoked"),
        TestCase(987654, Description = "not invented yet")
    ]
    public void Whatever_it_calls_its_illness_it_is_waited_for(int number) =>
        Assert.That(dialect.Classify(Failure(number)), Is.EqualTo(FailureKind.Unavailable));

    [TestCase(2628, Description = "text too long"), TestCase(2627, Description = "key exists"), TestCase(547, Description = "constraint")]
    public void What_says_something_of_the_unit_is_its_own(int number) =>
        Assert.That(dialect.Classify(Failure(number)), Is.EqualTo(FailureKind.Refused));

    [TestCase(1205), TestCase(3960), TestCase(51205)]
    public void What_another_transaction_caused_is_tried_again_at_once(int number) =>
        Assert.That(dialect.Classify(Failure(number)), Is.EqualTo(FailureKind.Contended));

    [Test]
    public void A_failure_is_found_inside_another() =>
        Assert.That(dialect.Classify(new InvalidOperationException("EF Core's", Failure(1205))), Is.EqualTo(FailureKind.Contended));

    /// <summary>A participant's own timeout is its answer, not a database that is away.</summary>
    [Test]
    public void Timeouts_of_others_are_not_ours() => Assert.That(dialect.Classify(new TimeoutException()), Is.EqualTo(FailureKind.Foreign));

    /// <summary>SqlException has no public constructor.</summary>
    static SqlException Failure(int number)
    {
        var error = typeof(SqlError)
            .GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)
            .OrderBy(c => c.GetParameters().Length)
            .First();
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection)
            .GetMethod("Add", BindingFlags.Instance | BindingFlags.NonPublic)!
            .Invoke(errors, [error.Invoke([.. error.GetParameters().Select(p => Argument(p, number))])]);
        var create = typeof(SqlException)
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
            .First(m =>
                m.Name == "CreateException"
                && m.GetParameters() is [{ ParameterType.Name: "SqlErrorCollection" }, { ParameterType.Name: "String" }]
            );
        return (SqlException)create.Invoke(null, [errors, "16.0"])!;
    }

    static object? Argument(ParameterInfo parameter, int number) =>
        parameter.Name == "infoNumber" ? number
        : parameter.ParameterType == typeof(string) ? "text"
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;
}
