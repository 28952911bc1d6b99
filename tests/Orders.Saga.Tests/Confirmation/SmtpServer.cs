using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Orders.Saga.Tests.Confirmation;

/// <summary>A mail server that takes and remembers mail (RFC 5321); what it does otherwise, a test says.</summary>
sealed class SmtpServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stopping = new();
    readonly X509Certificate2 certificate = SelfSigned();
    readonly TaskCompletionSource silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task running;

    public SmtpServer()
    {
        listener.Start();
        running = Serve();
    }

    /// <summary>What it says it can, beside mail.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    /// <summary>It speaks TLS before the first word.</summary>
    public bool IsEncryptedFromTheStart { get; init; }

    /// <summary>What it answers to a command instead of yes, by the command's first word; empty for never answering.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>Instead of answering this, it breaks the connection off.</summary>
    public string? BreaksOffAt { get; init; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public string Thumbprint => certificate.Thumbprint;
    public List<SmtpMail> Mails { get; } = [];
    public List<string> Commands { get; } = [];
    public List<(string User, string Password, bool IsEncrypted)> SignIns { get; } = [];

    /// <summary>It was told to fall silent, and now somebody waits in vain.</summary>
    public Task Silence => silence.Task;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await running;
        certificate.Dispose();
        stopping.Dispose();
    }

    async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                await Serve(client.GetStream());
            }
        }
        catch (Exception end) when (end is OperationCanceledException || stopping.IsCancellationRequested)
        {
        }
    }

    async Task Serve(Stream stream)
    {
        try
        {
            await new SmtpConversation(this, stream, stopping.Token).Run(IsEncryptedFromTheStart);
        }
        catch (Exception gone) when (gone is IOException or EndOfStreamException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up, or did not like the certificate: the next one is served.
        }
    }

    internal bool Refuses(string command) => Answers.GetValueOrDefault(command) is ['4' or '5', ..];

    internal Task BeSilent()
    {
        silence.TrySetResult();
        return new TaskCompletionSource().Task.WaitAsync(stopping.Token);
    }

    internal async Task<Stream> Encrypt(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopping.Token);
        return encrypted;
    }

    static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}

/// <param name="From">What stood behind <c>MAIL</c>, e.g. <c>FROM:&lt;a@example.com&gt; SMTPUTF8</c>.</param>
/// <param name="To">What stood behind <c>RCPT</c>.</param>
sealed record SmtpMail(string From, string To, string Text, bool IsEncrypted);
