using MassTransit;
using Sagas.Journal;
using Sagas.Tests.Authoring;

namespace Sagas.Tests;

public sealed class Names_of_messages
{
    [TestCase(typeof(BookHotel), "BookHotel")]
    [TestCase(typeof(Fault<BookHotel>), "Fault<BookHotel>")]
    public void Are_the_same_for_what_came_and_for_what_was_sent(Type message, string name) =>
        Assert.That((MessageNames.Of(message), MessageNames.OfUrn(MessageUrn.ForTypeString(message))), Is.EqualTo((name, name)));
}
