using System.Globalization;
using System.Text.Json;
using Simulation.Runs;
using Simulation.Services;
using Simulation.Time;

namespace Simulation.People;

/// <summary>Customers post until they get an answer, sometimes twice concurrently, and some cancel later.</summary>
sealed class Customers(World world)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), Pause = TimeSpan.FromSeconds(2);
    readonly Dice dice = world.Dice("customers");

    public List<Submission> Submissions { get; } = [];

    public void Plan(Scenario scenario)
    {
        var wishes = new Wishes(world, scenario.Oddities);
        for (var number = 1; number <= scenario.Sagas; number++)
        {
            var submission = wishes.Next(number);
            var (first, second, twice) = (dice.Within(scenario.Submitting), dice.Within(scenario.Submitting), dice.Chance(0.05));
            if (!scenario.Has(number))
                continue;
            Submissions.Add(submission);
            world.Timeline.After(first, () => Submit(submission));
            if (twice)
                world.Timeline.After(second, () => Submit(submission));
        }
    }

    void Submit(Submission submission) => Post(submission.Path, submission.Json, submission.Id, status =>
    {
        submission.IsPromised |= status == 202;
        submission.IsRefused |= status is 400 or 422;
        if (status is not (202 or 400 or 422 or 503))
            world.IsWrong($"POST {submission.Path} of {submission.Id} was answered {status}");
        if (status == 202 && submission.Mind.Chance(world.Faults.Cancellations))
            world.Timeline.After(submission.Mind.Within(TimeSpan.FromSeconds(40)), () => Cancel(submission));
        return status != 503;
    });

    void Cancel(Submission submission) =>
        Post(
            $"{submission.Path}/{submission.Id}/cancellation",
            JsonSerializer.Serialize(new { reason = submission.Reason }),
            submission.Id,
            status =>
            {
                if (status is not (202 or 409 or 503))
                    world.IsWrong($"the cancellation of {submission.Id} was answered {status}");
                return status != 503;
            });

    /// <param name="isEnough">Takes the status code; when it returns false, the customer posts again.</param>
    void Post(string path, string json, string id, Func<int, bool> isEnough)
    {
        var settled = false;
        if (world.Any(Deployment.Api, dice) is var (process, hosted))
        {
            world.Timeline.After(Network(), process.Mine(() => _ = Ask(hosted)));
            world.Timeline.After(Patience, () => Settle(null));
        }
        else
            Settle(null);

        async Task Ask(Hosted hosted)
        {
            var status = await hosted.Post(path, json);
            world.Timeline.After(Network(), () => Settle(status));
        }

        void Settle(int? status)
        {
            if (settled)
                return;
            settled = true;
            world.Story.Say("customer", $"POST {path} {id}: {status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"}");
            if (status is null || !isEnough(status.Value))
                world.Timeline.After(dice.Within(2 * Pause), () => Post(path, json, id, isEnough));
        }
    }

    TimeSpan Network() => dice.Between(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(200));
}
