using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Sagas;
using Sagas.Console.SagaList;
using Sagas.Operations;

namespace Console.Tests.SagaList;

public sealed class Address_of_the_list
{
    static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void It_holds_all_that_the_list_shows()
    {
        const string Address = "/sagas?view=retrying&kind=Order&q=gateway%20down&range=1h"
            + "&after=638000000000000000_0123456789abcdef0123456789abcdef";
        var url = SagaListUrl.Of(new QueryCollection(QueryHelpers.ParseQuery(new Uri("http://x" + Address).Query)));
        Assert.That(url.ToString(), Is.EqualTo(Address));
        var query = url.Query(Noon, 50);
        Assert.Multiple(() =>
        {
            Assert.That(query.Statuses, Is.EqualTo(new[] { SagaStatus.Retrying }));
            Assert.That(query.Text, Is.EqualTo("gateway down"));
            Assert.That(query.Since, Is.EqualTo(Noon.AddHours(-1)));
            Assert.That(query.Before, Is.Not.Null);
        });
    }

    [Test]
    public void Nonsense_in_it_is_the_first_page()
    {
        var nonsense = new[] { "view", "after", "range", "from" }.ToDictionary(name => name, _ => new StringValues("nonsense"));
        var query = SagaListUrl.Of(new QueryCollection(nonsense)).Query(Noon, 50);
        Assert.That(query, Is.EqualTo(new SagaListQuery([]) with { Statuses = query.Statuses }));
    }
}
