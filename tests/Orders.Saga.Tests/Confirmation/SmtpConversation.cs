using System.Text;

namespace Orders.Saga.Tests.Confirmation;

/// <summary>One connection to <see cref="SmtpServer"/>, from its greeting to its goodbye.</summary>
sealed class SmtpConversation(SmtpServer server, Stream first, CancellationToken stopping)
{
    Stream stream = first;
    bool isEncrypted, isOver;
    string from = "", to = "";

    internal async Task Run(bool encryptedFromTheStart)
    {
        if (encryptedFromTheStart)
            await Encrypt();
        await Answer("Greeting", "220 here");
        while (!isOver)
            await Hear(await ReadLine());
    }

    async Task Hear(string line)
    {
        server.Commands.Add(line);
        var (verb, rest) = line.Split(' ', 2) is [var word, var argument] ? (word, argument) : (line, "");
        switch (verb)
        {
            case "EHLO":
                await Answer(verb, string.Join("\r\n", server.Offers.Select(offer => $"250-{offer}").Append("250 HELP")));
                break;
            case "STARTTLS":
                await Answer(verb, "220 go ahead");
                await Encrypt();
                break;
            case "AUTH":
                await SignIn(rest);
                break;
            case "DATA":
                await Answer(verb, "354 go on");
                if (server.Refuses(verb))
                    break;
                var text = await ReadText();
                if (!server.Refuses("Text"))
                    server.Mails.Add(new SmtpMail(from, to, text, isEncrypted));
                await Answer("Text", "250 taken");
                break;
            case "QUIT":
                await Answer(verb, "221 bye");
                isOver = true;
                break;
            default:
                (from, to) = verb switch { "MAIL" => (rest, to), "RCPT" => (from, rest), _ => (from, to) };
                await Answer(verb, "250 ok");
                break;
        }
    }

    async Task SignIn(string mechanism)
    {
        if (mechanism.StartsWith("PLAIN ", StringComparison.Ordinal))
        {
            var words = FromBase64(mechanism["PLAIN ".Length..]).Split('\0');
            server.SignIns.Add((words[1], words[2], isEncrypted));
        }
        else
        {
            await Say($"334 {Convert.ToBase64String("Username:"u8)}");
            var user = FromBase64(await ReadLine());
            await Say($"334 {Convert.ToBase64String("Password:"u8)}");
            server.SignIns.Add((user, FromBase64(await ReadLine()), isEncrypted));
        }
        await Answer("AUTH", "235 welcome");
    }

    async Task Encrypt()
    {
        stream = await server.Encrypt(stream);
        isEncrypted = true;
    }

    async Task<string> ReadText()
    {
        var text = new StringBuilder();
        while (await ReadLine() is var line && line != ".")
            text.AppendLine(line);
        return text.ToString();
    }

    async Task Answer(string to, string usual)
    {
        var answer = server.Answers.GetValueOrDefault(to, usual);
        if (to == server.BreaksOffAt)
            throw new IOException("The server breaks the connection off.");
        if (answer.Length == 0)
            await server.BeSilent();
        await Say(answer);
    }

    async Task Say(string line) => await stream.WriteAsync(Encoding.UTF8.GetBytes($"{line}\r\n"), stopping);

    /// <summary>Byte by byte: what follows STARTTLS is not text, and must not be read ahead.</summary>
    async Task<string> ReadLine()
    {
        var (line, next) = (new List<byte>(), new byte[1]);
        while (true)
        {
            await stream.ReadExactlyAsync(next, stopping);
            if (next[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(next[0]);
        }
    }

    static string FromBase64(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
}
