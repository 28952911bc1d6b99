using System.Net;
using Contracts.Rules;

namespace Orders.Api.Tests.Scenarios;

/// <summary>What no mail can be sent to is refused before anything ships; what is only unusual is taken.</summary>
sealed class When_the_customer_gives_an_address : Scenario
{
    [TestCase("a..b@example.com", "dots")]
    [TestCase(".a@example.com", "dots")]
    [TestCase("a.@example.com", "dots")]
    [TestCase("a[b]@example.com", "'[' (U+005B)")]
    [TestCase("a b@example.com", "U+0020")]
    [TestCase("a\u00A0b@example.com", "U+00A0")]
    [TestCase("a\u200Bb@example.com", "U+200B")]
    [TestCase("a\u202Eb@example.com", "U+202E")]
    [TestCase("jos\uFFFD@example.com", "U+FFFD")]
    [TestCase("\"a b\"@example.com", "U+0022")]
    [TestCase("Somebody <a@example.com>", "exactly one @|U+0020")]
    [TestCase("a@example.com,b@example.com", "exactly one @")]
    [TestCase("a(comment)@example.com", "U+0028")]
    [TestCase("@example.com", "before the @")]
    [TestCase("a@", "two or more parts")]
    [TestCase("a@example.com.", "two or more parts")]
    [TestCase("a@example..com", "two or more parts")]
    [TestCase("a@.example.com", "two or more parts")]
    [TestCase("a@localhost", "two or more parts")]
    [TestCase("a@-example.com", "dash")]
    [TestCase("a@example-.com", "dash")]
    [TestCase("a@exa_mple.com", "U+005F")]
    [TestCase("a@[192.168.1.1]", "U+005B")]
    [TestCase("a@192.168.1.1", "IP address")]
    [TestCase("a@192.168.1.１", "IP address")]
    [TestCase("a@例え。jp", "two or more parts|U+3002")]
    [TestCase("a@xn--0.example", "DNS")]
    public async Task It_is_refused_with_what_is_wrong(string address, string why)
    {
        using var answer = await Place(Order(NewId()).With("customerEmail", address));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), await answer.Content.ReadAsStringAsync());
        var said = (string?)(await Body(answer))["errors"]!["customerEmail"]![0];
        Assert.That(why.Split('|').Any(one => said!.Contains(one, StringComparison.Ordinal)), said);
    }

    [TestCase("josé@example.com")]
    [TestCase("o'brien+orders/2031@example.com")]
    [TestCase("用户@例子.广告")]
    [TestCase("a@bücher.example")]
    [TestCase("a@xn--bcher-kva.example")]
    [TestCase("उपयोगकर्ता@उदाहरण.कॉम")]
    [TestCase("a@b-c.1e.example")]
    [TestCase("a@r1--sn.example.com")]
    public async Task It_is_taken(string address)
    {
        using var answer = await Place(Order(NewId()).With("customerEmail", address));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
    }

    [TestCase(64, 63, 254, true)]
    [TestCase(65, 63, 254, false, Description = "before the @")]
    [TestCase(64, 64, 254, false, Description = "a part of the domain")]
    [TestCase(64, 63, 255, false, Description = "the whole")]
    public void Its_parts_have_lengths(int name, int label, int all, bool taken)
    {
        var address = $"{new string('n', name)}@{new string('l', label)}.";
        while (all - address.Length > 60)
            address += new string('d', 49) + ".";
        address += new string('e', all - address.Length);
        Assert.That(EmailAddress.Problem(address) is null, Is.EqualTo(taken), EmailAddress.Problem(address));
    }

    [Test]
    public void Lengths_are_those_that_travel() =>
        Assert.Multiple(() =>
        {
            Assert.That(EmailAddress.Problem(new string('é', 33) + "@example.com"), Does.Contain("64 bytes"));
            Assert.That(
                EmailAddress.Problem($"a@{string.Join('.', Enumerable.Repeat(new string('ü', 30), 7))}.example"),
                Does.Contain("longer than")
            );
        });
}
