using MimeKit;
using Orders.Saga.Confirmation;

namespace Bench.Journalled;

/// <summary>The outside world costs nothing here, as with the gateway and the carrier: what is measured is the system.</summary>
sealed class NoMail : IMailer
{
    public Task Send(string name, MimeMessage mail, TimeSpan within, CancellationToken cancellation) => Task.CompletedTask;
}
