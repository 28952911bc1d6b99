namespace Bench;

/// <summary>Where the servers are; <c>bench/run</c> starts them and sets these.</summary>
sealed record Settings(string Postgres, string RabbitMq, Uri Management, int Burst, int WarmUp, int OneByOne, string Folder)
{
    internal static Settings FromEnvironment() => new(
        Required("SAGAS_TEST_POSTGRES"),
        Required("SAGAS_TEST_RABBITMQ"),
        new Uri(Required("SAGAS_TEST_MANAGEMENT")),
        Number("BENCH_BURST", 2000),
        Number("BENCH_WARMUP", 2000),
        Number("BENCH_ONE_BY_ONE", 300),
        Directory.CreateTempSubdirectory("sagas-bench").FullName);

    static string Required(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException(
                $"{name} is not set, so there are no servers to measure with. Start the benchmark with bench/run."
            );

    static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : otherwise;
}
