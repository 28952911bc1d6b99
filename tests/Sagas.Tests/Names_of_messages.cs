using MassTransit;
using Sagas.Journal.Extending;
using Sagas.StateMachines;
using Sagas.Tests.Authoring;

namespace Sagas.Tests;

public sealed class Names_of_messages
{
    [TestCase(typeof(BookHotel), "BookHotel")]
    [TestCase(typeof(Fault<BookHotel>), "Fault<BookHotel>")]
    public void Are_the_same_for_what_came_and_for_what_was_sent(Type message, string name) =>
        Assert.That((MessageNames.Of(message), MessageNames.OfUrn(MessageUrn.ForTypeString(message))), Is.EqualTo((name, name)));

    [Test]
    public void Are_those_that_the_table_says_for_what_the_toolkit_sends()
    {
        var own = new OneStep().Decisions.Where(row => row.Contract is null).DistinctBy(row => row.Key).ToList();
        Assert.That(own, Has.Count.EqualTo(9));
        Assert.That(own.Select(row => row.Message), Is.EqualTo(own.Select(row => OwnMessages.ContractOf(row).Name)));
    }

    sealed class OneStep() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Flight();
    });
}
