using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Memory.Client;

/// <summary>HTTP status and RFC 9457 body to <see cref="MemoryException"/>: the one place that maps them.</summary>
internal static class ProblemReading
{
    /// <summary>A longer body is no problem body; nobody wants it on a screen.</summary>
    private const int BodyCharsMax = 64 * 1024;

    public static MemoryError ErrorOf(int status) => status switch
    {
        401 => MemoryError.Unauthorized,
        403 => MemoryError.Forbidden,
        404 => MemoryError.NotFound,
        405 => MemoryError.MethodNotAllowed,
        408 => MemoryError.TooSlow,
        409 => MemoryError.Conflict,
        412 => MemoryError.PreconditionFailed,
        413 or 414 or 431 => MemoryError.TooLarge,
        415 => MemoryError.UnsupportedMediaType,
        429 => MemoryError.RateLimited,
        502 or 503 or 504 => MemoryError.Unavailable,
        >= 400 and < 500 => MemoryError.Invalid,
        _ => MemoryError.Internal,
    };

    // Redirects are not followed, because a key goes with every request: the person gets to see where it points.
    public static MemoryException Read(int status, string body, RetryConditionHeaderValue? retry, Uri? location, DateTimeOffset now)
    {
        var problem = ProblemOf(body);
        return new MemoryException(ErrorOf(status), MessageOf(status, problem, location))
        {
            Status = status,
            Errors = problem?.Errors ?? new Dictionary<string, string[]>(),
            RetryAfter = retry?.Delta ?? (retry?.Date is { } date ? Later(date - now) : null),
        };
    }

    private static TimeSpan Later(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;

    private static Problem? ProblemOf(string body)
    {
        if (body.Length is 0 or > BodyCharsMax)
            return null;
        try
        {
            return JsonSerializer.Deserialize(body, MemoryJson.Default.Problem);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string MessageOf(int status, Problem? problem, Uri? location)
    {
        var said = problem?.Detail ?? problem?.Title;
        if (!string.IsNullOrWhiteSpace(said))
            return said;
        if (status is >= 300 and < 400 && location is not null)
            return $"The address redirects to {location}; use that one.";
        return string.Create(CultureInfo.InvariantCulture, $"The service answered {status} without a reason.");
    }
}
