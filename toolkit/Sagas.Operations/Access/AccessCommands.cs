namespace Sagas.Access;

/// <summary>
/// What an administrator needs for the settings: the service is run with <c>--hash-password</c>, <c>--new-key</c> or <c>--hash-key</c>.
/// </summary>
public static class AccessCommands
{
    /// <returns>True when the process was only started for this.</returns>
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
                Console.WriteLine($"Key (it is shown only now): {key}");
                Console.WriteLine($"KeyHash (for Access:ApiKeys): {ApiKeys.Hash(key)}");
                return true;
            default:
                return false;
        }
    }

    /// <summary>Secrets come by the standard input, so that neither the shell's history nor the list of processes shows them.</summary>
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
            "Nothing came in by the standard input; e.g.: read -rs secret; echo \"$secret\" | dotnet <service>.dll --hash-password"
        );
        Environment.ExitCode = 2;
    }
}
