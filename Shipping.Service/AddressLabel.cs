using Contracts.Orders;

namespace Shipping.Service;

/// <summary>The limits of a parcel's label.</summary>
static class AddressLabel
{
    internal const int StreetLength = 200;
    internal const int CityLength = 100;
    internal const int PostalCodeLength = 20;
    internal const int CountryLength = 100;

    /// <summary>Why a parcel cannot be sent to the address; null when it can.</summary>
    internal static string? Problem(Address address) =>
        string.IsNullOrWhiteSpace(address.Street) ? "The address has no street."
        : string.IsNullOrWhiteSpace(address.City) ? "The address has no city."
        : Unprintable("street", address.Street, StreetLength) ?? Unprintable("city", address.City, CityLength)
            ?? Unprintable("postal code", address.PostalCode, PostalCodeLength) ?? Unprintable("country", address.Country, CountryLength);

    static string? Unprintable(string part, string? text, int longest) =>
        text?.Length > longest ? $"The address's {part} has {text.Length} characters; the label has room for {longest}."
        : text?.Any(char.IsControl) == true ? $"The address's {part} has characters that cannot be printed."
        : null;
}
