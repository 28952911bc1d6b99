using Microsoft.Extensions.Options;
using Sagas.Persistence;

namespace Orders.Saga.Confirmation;

static class Confirmations
{
    /// <summary>The mailer and its settings: a server when <c>Mail:Host</c> names one, otherwise a folder.</summary>
    internal static void AddConfirmations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSteps().AddSingleton<AttemptTime>();
        builder.Services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        builder.Services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        if (string.IsNullOrEmpty(builder.Configuration[$"{MailOptions.Section}:Host"]))
            builder.Services.AddSingleton<IMailer, FolderMailer>();
        else
            builder.Services.AddSingleton<IMailer, SmtpMailer>();
    }
}
