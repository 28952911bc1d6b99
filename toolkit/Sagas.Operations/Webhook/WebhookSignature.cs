using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sagas.Webhook;

/// <summary>
/// <c>t=UNIX-SECONDS,v1=HEX</c>: the HMAC-SHA256 of <c>t.body</c> with the shared secret. The time of posting is signed too, so that a
/// receiver can refuse replayed requests.
/// </summary>
static class WebhookSignature
{
    internal const string Header = "Sagas-Signature";

    internal static string Of(string secret, DateTimeOffset at, string body)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(mac)}";
    }
}
