using Microsoft.AspNetCore.Builder;

namespace Simulation.Services;

/// <summary>A service as it is deployed: its real registration, on a database of its own.</summary>
/// <param name="Add">What its <c>Program.cs</c> adds.</param>
/// <param name="Map">What its <c>Program.cs</c> maps; null where nobody asks it over HTTP here.</param>
sealed record Service(string Name, Action<WebApplicationBuilder> Add, Action<WebApplication>? Map = null);
