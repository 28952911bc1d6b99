using System.Text;
using Microsoft.Extensions.Options;

namespace Sagas.Webhook;

/// <summary>Posts a signed event. Redirects are not followed: only the configured address is trusted.</summary>
sealed class WebhookClient(IOptions<WebhookOptions> options, TimeProvider time) : IDisposable
{
    readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <returns>Whether the receiver accepted it (any 2xx), and its answer in words.</returns>
    internal async Task<(bool Taken, string Answer)> Post(WebhookDelivery delivery, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Url)
        {
            Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(options.Value.Secret!, time.GetUtcNow(), delivery.Body));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (answer.IsSuccessStatusCode, $"HTTP {(int)answer.StatusCode}");
        }
        catch (HttpRequestException failure)
        {
            return (false, failure.Message);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return (false, $"no answer within {options.Value.Timeout}");
        }
    }

    public void Dispose() => http.Dispose();
}
