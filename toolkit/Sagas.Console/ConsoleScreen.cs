namespace Sagas.Console;

/// <summary>
/// A screen that the application adds to the navigation: register it as a singleton, and map its page in the group that
/// <see cref="ConsoleEndpoints.MapSagaConsole"/> returns. The page is a component in a <see cref="Shared.Shell"/>.
/// </summary>
/// <param name="Key">After <c>g</c> it leads to the screen; none of the console's own.</param>
public sealed record ConsoleScreen(string Key, string Name, string Path);
