using Microsoft.Extensions.DependencyInjection;
using Sagas.SqlServer;
using Sagas.Tests.Contracts;

namespace Sagas.Tests.Sql;

sealed class A_build_without_the_client
{
    [Test]
    public void Says_so_in_one_sentence_when_it_is_told_to_use_SqlServer()
    {
        // The complete build has nothing to say.
        if (SqlServerClient.IsComplete)
            return;
        Assert.That(() => new ServiceCollection().AddSqlServer<JournalStoreContext>("Server=none"), Throws.InvalidOperationException.With.Message.EqualTo(
            "Setting Database:Provider is 'SqlServer', but this build cannot talk to SQL Server because Microsoft.SqlServer.Server.dll was left out of it; build with -p:SqlServerRuntime=true, as the Dockerfile does."));
    }
}
