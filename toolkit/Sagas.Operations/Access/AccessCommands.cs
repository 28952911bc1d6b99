namespace Sagas.Access;

/// <summary>
/// Command-line helpers for the access settings: run the service with <c>--hash-password</c>, <c>--new-key</c> or <c>--hash-key</c>.
/// </summary>
public static class AccessCommands
{
    /// <returns>True when the process was started for one of these; it should then exit.</returns>
    public static bool Run(string[] args)
    {
        switch (args)
        {
            case ["--hash-password"]:
                Print(Passwords.Hash, "Password: ");
                return true;
            case ["--hash-key"]:
                Print(ApiKeys.Hash, "Key: ");
                return true;
            case ["--new-key"]:
                var key = ApiKeys.New();
                Console.WriteLine($"Key (shown only once): {key}");
                Console.WriteLine($"KeyHash (for Access:ApiKeys): {ApiKeys.Hash(key)}");
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads secrets from standard input, so that neither the shell's history nor the process list shows them.</summary>
    static void Print(Func<string, string> hash, string prompt)
    {
        if (!Console.IsInputRedirected)
            Console.Error.Write(prompt);
        if (Console.In.ReadLine() is { Length: > 0 } secret)
        {
            Console.WriteLine(hash(secret));
            return;
        }
        Console.Error.WriteLine(
            "Standard input is empty. Example: read -rs secret; echo \"$secret\" | dotnet <service>.dll --hash-password"
        );
        Environment.ExitCode = 2;
    }
}
