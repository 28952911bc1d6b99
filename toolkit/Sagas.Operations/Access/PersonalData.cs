using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>
/// Decides which data of sagas is personal: e-mail addresses, account numbers, postal addresses, by the names of their JSON properties.
/// An admin sees it; others see only that it exists. (Card numbers and secrets are masked for everyone, before they are stored.)
/// </summary>
public sealed class PersonalData(IOptions<AccessOptions> options)
{
    static readonly string[] BuiltIn =
    [
        "email",
        "customerEmail",
        "account",
        "accountNumber",
        "sourceAccount",
        "targetAccount",
        "iban",
        "address",
        "shippingAddress",
        "street",
        "postalCode",
        "phone",
    ];

    readonly HashSet<string> names = new(BuiltIn.Concat(options.Value.PersonalFields), StringComparer.OrdinalIgnoreCase);

    /// <summary>The caller's view. Use one per saga, so that a value that is personal in one place is masked everywhere.</summary>
    public PersonalView For(ClaimsPrincipal who) => new(names, who.IsAtLeast(AccessRole.Admin));
}

/// <summary>Masks what a caller may not see of one saga.</summary>
public sealed class PersonalView
{
    /// <summary>A shorter value would match unrelated words.</summary>
    const int ShortestLearned = 4;

    readonly IReadOnlySet<string> names;
    readonly SortedSet<string> learned = new(
        Comparer<string>.Create((a, b) => a.Length == b.Length ? string.CompareOrdinal(a, b) : b.Length.CompareTo(a.Length))
    );

    internal PersonalView(IReadOnlySet<string> names, bool seesAll) => (this.names, SeesAll) = (names, seesAll);

    /// <summary>True when nothing is masked for this caller.</summary>
    public bool SeesAll { get; }

    /// <summary>Collects the personal values of a document, so that texts that quote them (failures, reasons) are masked too.</summary>
    public PersonalView Learn(string? json)
    {
        if (!SeesAll && json is not null)
        {
            using var document = JsonDocument.Parse(json);
            Learn(document.RootElement, personal: false);
        }
        return this;
    }

    /// <summary>A text with the collected values masked.</summary>
    public string? Text(string? text)
    {
        if (SeesAll || text is null)
            return text;
        foreach (var value in learned)
            text = text.Replace(value, Masked(value), StringComparison.OrdinalIgnoreCase);
        return text;
    }

    /// <summary>The JSON as the caller may see it.</summary>
    public JsonElement? Json(JsonElement? json) => json is { } known ? Json(known) : null;

    /// <summary>The same document, with personal values masked.</summary>
    public JsonElement Json(JsonElement json) =>
        SeesAll || json.ValueKind == JsonValueKind.Undefined ? json : JsonSerializer.SerializeToElement(Mask(json, personal: false));

    /// <summary>The saga as the caller may see it.</summary>
    public SagaDetail Detail(SagaDetail saga) => SeesAll ? saga : saga with
    {
        CustomStatus = Text(saga.CustomStatus),
        Failure = saga.Failure is null ? null : saga.Failure with { Message = Text(saga.Failure.Message)! },
        Steps = [.. saga.Steps.Select(step => step with
        {
            Failure = step.Failure is null ? null : step.Failure with { Message = Text(step.Failure.Message)! },
            Result = Json(step.Result),
        })],
    };

    JsonNode? Mask(JsonElement json, bool personal) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => new JsonObject(
                json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Mask(p.Value, personal || names.Contains(p.Name))))
            ),
            JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(item => Mask(item, personal))]),
            JsonValueKind.String => JsonValue.Create(personal ? Masked(json.GetString()!) : Text(json.GetString())),
            JsonValueKind.Null => null,
            _ => personal ? JsonValue.Create(Masked("")) : JsonValue.Create(json),
        };

    void Learn(JsonElement json, bool personal)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in json.EnumerateObject())
                Learn(property.Value, personal || names.Contains(property.Name));
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                Learn(item, personal);
        }
        else if (personal && json.ValueKind == JsonValueKind.String && json.GetString() is { Length: >= ShortestLearned } value)
            learned.Add(value);
    }

    /// <summary>Shows enough to tell two values apart, but not enough to use one.</summary>
    static string Masked(string value) =>
        value.IndexOf('@', StringComparison.Ordinal) is > 0 ? $"{value[0]}***@***"
        : value.Length >= 6 ? $"***{value[^2..]}"
        : "***";
}
