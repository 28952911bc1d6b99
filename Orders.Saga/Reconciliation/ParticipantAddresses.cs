using Microsoft.Extensions.Options;
using Orders.Saga.Reconciliation.Rules;

namespace Orders.Saga.Reconciliation;

/// <summary>Where the participants are; section <c>Services</c>, defaults as <c>./run</c> starts them.</summary>
public sealed class ParticipantAddresses
{
    public const string Section = "Services";

    public string Inventory { get; set; } = "http://127.0.0.1:8082";
    public string Payments { get; set; } = "http://127.0.0.1:8083";
    public string Shipping { get; set; } = "http://127.0.0.1:8084";
    public string Banking { get; set; } = "http://127.0.0.1:8085";

    internal string Of(string participant) => participant switch
    {
        Participant.Inventory => Inventory,
        Participant.Payments => Payments,
        Participant.Shipping => Shipping,
        _ => Banking,
    };
}

/// <summary>Finds at the start what is no address.</summary>
sealed class ParticipantAddressesCheck : IValidateOptions<ParticipantAddresses>
{
    public ValidateOptionsResult Validate(string? name, ParticipantAddresses options)
    {
        string[] problems =
        [
            .. Participant.All.Where(participant => !IsAddress(options.Of(participant))).Select(participant =>
                $"{ParticipantAddresses.Section}:{participant} is '{options.Of(participant)}'; allowed is an http(s) address such as "
                    + $"{new ParticipantAddresses().Of(participant)}, where {participant} is asked what it holds."),
        ];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
