namespace ServiceDefaults.Tests;

static class RabbitMq
{
    internal static readonly Uri Server = new(Environment.GetEnvironmentVariable("SAGAS_TEST_RABBITMQ")
        ?? throw new InvalidOperationException(
            "SAGAS_TEST_RABBITMQ is not set, so there is no RabbitMQ to test on. Run ./test, which starts one, or set it to an address " +
            "such as amqp://guest:guest@127.0.0.1:5672"));

    internal static string Through(int port) => new UriBuilder(Server) { Port = port }.ToString();
}
