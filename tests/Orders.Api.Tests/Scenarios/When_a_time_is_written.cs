using System.Globalization;
using System.Net;
using Contracts.Transfers;

namespace Orders.Api.Tests.Scenarios;

/// <summary>Any time that RFC 3339 allows is taken, and stands for one instant.</summary>
sealed class When_a_time_is_written : Scenario
{
    [TestCase("2031-01-31T09:00:00Z", "2031-01-31T09:00:00.0000000")]
    [TestCase("2031-01-31t09:00:00z", "2031-01-31T09:00:00.0000000")]
    [TestCase("2031-01-31T09:00:00.5z", "2031-01-31T09:00:00.5000000")]
    [TestCase("2031-01-31t09:00:00.123456789Z", "2031-01-31T09:00:00.1234567")]
    [TestCase("2031-01-31T09:00:00.999999999Z", "2031-01-31T09:00:00.9999999")]
    [TestCase("2031-01-31T09:00:00.0000000001+01:00", "2031-01-31T08:00:00.0000000")]
    [TestCase("2031-01-31T09:00:00-00:00", "2031-01-31T09:00:00.0000000")]
    [TestCase("2030-12-31T23:59:60Z", "2031-01-01T00:00:00.0000000", Description = "a leap second is the second after it")]
    [TestCase("2031-01-01T00:59:60.25+01:00", "2031-01-01T00:00:00.2500000")]
    public async Task It_is_the_instant_that_is_meant(string text, string utc)
    {
        var id = NewId();
        using var answer = await Send(Transfer(id).With("executeAt", text));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        await Eventually(() => Task.FromResult(Api.Sagas.Of<TransferSubmitted>(id, "Transfer").Count == 1), "TransferSubmitted is sent");
        Assert.That(
            Api.Sagas.Of<TransferSubmitted>(id, "Transfer")[0].ExecuteAt,
            Is.EqualTo(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
        );
    }

    [TestCase("2031-01-31T09:00:00")]
    [TestCase("2031-01-31 09:00:00Z")]
    [TestCase("2031-01-31T09:00Z")]
    [TestCase("2031-01-31T09:00:00.Z")]
    [TestCase("2031-01-31T09:00:00+1:00")]
    [TestCase("2031-01-31T24:00:00Z")]
    [TestCase("2031-02-29T09:00:00Z")]
    [TestCase("2031-01-31T09:00:60Z", Description = "no leap second: not at the end of a month in UTC")]
    [TestCase("2030-12-31T23:59:60+01:00")]
    [TestCase("2031-01-31T09:00:61Z")]
    [TestCase("9999-12-31T23:59:60Z")]
    [TestCase("٢٠٣١-01-31T09:00:00Z")]
    [TestCase("31.01.2031 09:00")]
    public async Task What_is_no_such_time_is_refused(string text)
    {
        using var answer = await Send(Transfer(NewId()).With("executeAt", text));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await Body(answer))["errors"]!["executeAt"]![0], Does.Contain("2030-01-31T09:00:00Z"));
    }
}
