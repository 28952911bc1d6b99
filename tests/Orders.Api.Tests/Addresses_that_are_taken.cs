using System.Net.Mail;
using Contracts.Rules;
using MimeKit;

namespace Orders.Api.Tests;

/// <summary>Whatever the edge takes, a mail can be sent to, says a library that sends mail; and nothing plain is turned away.</summary>
sealed class Addresses_that_are_taken
{
    const int Many = 20_000;
    static readonly string[] Good =
        ["a", "Z9", "o'brien", "x+tag", "_", "-", "{}", "#!$%&*/=?^`|~", "josé", "e\u0301", "Ünï", "用户", "उपयोग", "😀", "ß", "1"],
        GoodLabels = ["example", "a", "9z", "b-c", "r1--sn", "bücher", "例子", "उदाहरण", "xn--bcher-kva", "STRASSE"],
        Odd =

        [
            ".",
            "..",
            "@",
            " ",
            "\t",
            "\0",
            "\u00A0",
            "\u200B",
            "\u200D",
            "\u202E",
            "\uFEFF",
            "\uE000",
            "\uFFFF",
            "\uD800",
            "\uFFFD",
            "\u2028",
            "\"",
            "\\",
            "(",
            ")",
            "<",
            ">",
            "[",
            "]",
            ",",
            ";",
            ":",
            "\u3002",
            "\uFF0E",
            "xn--0",
            "xn--",
            "--",
            "مثال",
            "דוגמה",
            "١",
            "ａｂ",
            "ǅ",
            "ªº",
            "ﷺ",
            "\u0338",
            "ゝ",
            "İ",
        ];

    [Test]
    public void Can_be_mailed([Random(1)] int seed)
    {
        var (random, taken) = (new Random(seed), 0);
        foreach (var address in Enumerable.Range(0, Many).Select(_ => Any(random)).Where(address => EmailAddress.Problem(address) is null))
        {
            taken++;
            Assert.That(
                () => Mailed(address),
                Is.EqualTo(MailboxAddress.EncodeAddrspec(address)),
                $"seed {seed}: {Uri.EscapeDataString(address)}"
            );
            Assert.That(
                () => Mailed(address, international: !Ascii(MailboxAddress.EncodeAddrspec(address))),
                Is.EqualTo(MailboxAddress.EncodeAddrspec(address)),
                $"as ASCII where that is possible, seed {seed}: {Uri.EscapeDataString(address)}"
            );
            Assert.That(() => new MailAddress(address), Throws.Nothing, $"seed {seed}: {Uri.EscapeDataString(address)}");
        }
        Assert.That(taken, Is.InRange(Many / 20, Many * 19 / 20), "both answers must be frequent");
    }

    [Test]
    public void Are_all_that_are_made_of_plain_parts([Random(1)] int seed)
    {
        var random = new Random(seed);
        foreach (var address in Enumerable.Range(0, Many).Select(_ => Plain(random)))
            Assert.That(EmailAddress.Problem(address), Is.Null, $"seed {seed}: {Uri.EscapeDataString(address)}");
    }

    /// <summary>To whom a mail goes that was written, as it would be sent, and read again; its domain as the DNS has it.</summary>
    static string Mailed(string address, bool international = true)
    {
        using var mail = new MimeMessage();
        mail.To.Add(MailboxAddress.Parse(address));
        var format = FormatOptions.Default.Clone();
        format.International = international;
        using var written = new MemoryStream();
        mail.WriteTo(format, written);
        written.Position = 0;
        using var read = MimeMessage.Load(written);
        var received = MailboxAddress.EncodeAddrspec(read.To.Mailboxes.Single().Address);
        Assert.That(received.Split('@')[1].All(char.IsAscii), received);
        return received;
    }

    static bool Ascii(string text) => text.All(char.IsAscii);

    static string Plain(Random random) =>
        $"{Joined(random, Good, random.Next(1, 4))}@{Joined(random, GoodLabels, random.Next(1, 4))}.example";

    /// <summary>A plain one, mostly with something put in or taken out.</summary>
    static string Any(Random random)
    {
        var address = Plain(random);
        for (var changes = random.Next(3); changes > 0 && address.Length > 0; changes--)
        {
            var at = random.Next(address.Length);
            address = random.Next(3) == 0 ? address.Remove(at, 1) : address.Insert(at, Pick(random, random.Next(2) == 0 ? Odd : Good));
        }
        return address;
    }

    static string Joined(Random random, string[] parts, int count) =>
        string.Join('.', Enumerable.Range(0, count).Select(_ => Pick(random, parts)));

    static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
