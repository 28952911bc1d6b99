using System.Reflection;

namespace Sagas.SqlServer;

/// <summary>The default build leaves out a package that only a connection needs (Directory.Build.props says why).</summary>
static class SqlServerClient
{
    const string Missing = "Microsoft.SqlServer.Server";

    internal static bool IsComplete { get; } = CanLoad();

    internal static void MustBeComplete()
    {
        if (!IsComplete)
            throw new InvalidOperationException($"Setting Database:Provider is 'SqlServer', but this build cannot talk to SQL Server because {Missing}.dll was left out of it; build with -p:SqlServerRuntime=true, as the Dockerfile does.");
    }

    static bool CanLoad()
    {
        try
        {
            return Assembly.Load(Missing) is not null;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
