using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Engine;
using Sagas.Journal.Extending;
using Sagas.Tests.Authoring.Random;

namespace Sagas.Tests.Engine;

/// <summary>Copies and texts, by which decisions are compared.</summary>
sealed partial class RandomWalk
{
    static RandomState Copy(RandomState saga) => JsonSerializer.Deserialize<RandomState>(Text(saga), JournalJson.Options)!;

    static string Text(RandomState saga) => JsonSerializer.Serialize(saga, JournalJson.Options);

    static string Text(IReadOnlyList<SagaEffect> effects) =>
        string.Join('\n', effects.Select(effect => $"{effect.GetType().Name} {JsonSerializer.Serialize<object>(effect, Shown)}"));

    static readonly JsonSerializerOptions Shown = new(JournalJson.Options) { Converters = { new TypeNames() } };

    sealed class TypeNames : JsonConverter<Type>
    {
        public override Type Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Type value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
