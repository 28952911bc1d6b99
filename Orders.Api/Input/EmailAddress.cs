using System.Text.RegularExpressions;

namespace Orders.Api.Input;

/// <summary>Plausible, no more: whether somebody reads it only a mail can tell.</summary>
static partial class EmailAddress
{
    const int Longest = 254;

    public static string? Email(this Fields fields, string name)
    {
        var address = fields.Text(name, Longest);
        return address is null || Plausible().IsMatch(address)
            ? address
            : fields.Refuse(name, $"It is '{address}'; an address such as name@example.com is needed, with one @ and a dot in the domain.");
    }

    [GeneratedRegex(@"\A[^@\s<>,;:""\\]{1,64}@[^@\s<>,;:""\\.]+(\.[^@\s<>,;:""\\.]+)+\z")]
    private static partial Regex Plausible();
}
