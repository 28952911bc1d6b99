using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Orders.Api.Input;

/// <summary>A request body that is read from JSON field by field.</summary>
interface IReadable<TSelf> where TSelf : class, IReadable<TSelf>
{
    static abstract TSelf Read(Fields body, DateTimeOffset now);
}

/// <summary>
/// The body of a request, or the reason why it is refused. It is not read by the framework's binding, which stops at the first error,
/// names no field, and accepts any depth and size up to its own limits.
/// </summary>
sealed class BodyOf<T> where T : class, IReadable<T>
{
    T? Value { get; init; }
    ProblemHttpResult? Refused { get; init; }

    public bool Refuses([NotNullWhen(true)] out ProblemHttpResult? refusal, [NotNullWhen(false)] out T? value)
    {
        (refusal, value) = (Refused, Value);
        return refusal is not null;
    }

    public static async ValueTask<BodyOf<T>> BindAsync(HttpContext context, ParameterInfo _)
    {
        var (body, refusal) = await JsonBody.Read(context.Request, context.RequestAborted);
        if (refusal is not null)
            return new BodyOf<T> { Refused = refusal };
        var errors = new Errors();
        var fields = new Fields(body, "", errors);
        var value = T.Read(fields, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        fields.RefuseUnknown();
        return errors.Any ? new BodyOf<T> { Refused = Refusals.BadInput(errors.ByField()) } : new BodyOf<T> { Value = value };
    }
}
