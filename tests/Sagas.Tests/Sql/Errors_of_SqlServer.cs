using System.Reflection;
using Microsoft.Data.SqlClient;
using Sagas.SqlServer;

namespace Sagas.Tests.Sql;

sealed class Errors_of_SqlServer
{
    readonly SqlServerDialect dialect = new();

    [TestCase(1205), TestCase(-2), TestCase(4060), TestCase(10054), TestCase(40613), TestCase(51205)]
    public void What_passes_is_tried_again(int number) => Assert.That(dialect.IsTransient(Failure(number)), Is.True);

    [TestCase(2628, Description = "text too long"), TestCase(2627, Description = "key exists"), TestCase(18456, Description = "wrong password"), TestCase(208, Description = "no such table")]
    public void What_stays_is_not(int number) => Assert.That(dialect.IsTransient(Failure(number)), Is.False);

    [Test]
    public void A_failure_is_found_inside_another() => Assert.That(dialect.IsTransient(new InvalidOperationException("EF Core's", Failure(1205))), Is.True);

    /// <summary>A participant's own timeout is its answer, not a database that is away.</summary>
    [Test]
    public void Timeouts_of_others_are_not_ours() => Assert.That(dialect.IsTransient(new TimeoutException()), Is.False);

    /// <summary>SqlException has no public constructor.</summary>
    static SqlException Failure(int number)
    {
        var error = typeof(SqlError).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).OrderBy(c => c.GetParameters().Length).First();
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(errors, [error.Invoke([.. error.GetParameters().Select(p => Argument(p, number))])]);
        var create = typeof(SqlException).GetMethods(BindingFlags.Static | BindingFlags.NonPublic).First(m => m.Name == "CreateException" && m.GetParameters() is [{ ParameterType.Name: "SqlErrorCollection" }, { ParameterType.Name: "String" }]);
        return (SqlException)create.Invoke(null, [errors, "16.0"])!;
    }

    static object? Argument(ParameterInfo parameter, int number) =>
        parameter.Name == "infoNumber" ? number
        : parameter.ParameterType == typeof(string) ? "text"
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;
}
