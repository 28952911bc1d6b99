using Microsoft.AspNetCore.Builder;
using Simulation.Database;

namespace Simulation.Services;

/// <summary>A service as deployed: its real registration, with its own database.</summary>
/// <param name="Add">What its <c>Program.cs</c> adds.</param>
/// <param name="Columns">What its tables hold.</param>
/// <param name="Map">What its <c>Program.cs</c> maps; null when the simulation does not call it over HTTP.</param>
sealed record Service(string Name, Action<WebApplicationBuilder> Add, Columns Columns, Action<WebApplication>? Map = null);
