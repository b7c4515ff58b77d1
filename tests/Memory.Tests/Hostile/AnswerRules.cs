using System.Text.Json;
using System.Text.RegularExpressions;

namespace Memory.Tests.Hostile;

/// <summary>What holds for every answer, whatever was asked.</summary>
internal static partial class AnswerRules
{
    /// <returns>The rule that is broken; null when all is well.</returns>
    public static string? Broken(HostileRequest request, int status, string? type, string body)
    {
        if (status >= 500 && status != 503)
            return "an accident";
        // A backup is the store itself, packed. The doctor names folder and store to an administrator, on purpose.
        var mayName = status == 200 && (type == "application/gzip" || request.Operation == "GET /v1/doctor");
        if (!mayName && Internal().Match(body) is { Success: true } word)
            return $"an internal word: {word.Value}";
        if (status < 400 || request.Method == HttpMethod.Head)
            return null;
        // The server itself refuses a path with a NUL and an address that is too long, before anything of ours sees it.
        if (body.Length == 0 && (status == 414 ? request.Target.Length > 8_000 : status == 400 && request.Target.Split('?')[0].Contains("%00", StringComparison.Ordinal)))
            return null;
        if (type != "application/problem+json")
            return $"no problem body but {type}";
        var problem = JsonDocument.Parse(body).RootElement;
        if (!problem.TryGetProperty("type", out var urn) || !urn.GetString()!.StartsWith("urn:memory:", StringComparison.Ordinal))
            return "a problem of no known kind";
        if (!problem.TryGetProperty("detail", out var detail) || detail.GetString()!.Length < 10)
            return "a problem without words";
        if (status == 400 && request.Field is { } field && !body.Contains(field, StringComparison.OrdinalIgnoreCase))
            return $"the field {field} is not named";
        return null;
    }

    /// <summary>Words of our inside: none of them is ever sent by these tests.</summary>
    [GeneratedRegex(@"Exception|\bSystem\.|Microsoft|Npgsql|sqlite|Dapper|StackTrace|Nullable|\.cs\b.*line \d|   at |/tmp/|/root/|memory\.db|insert into|select [a-z_, ]+ from|api_keys|JsonBody|LessonInput|KeyInput|Memory\.[A-Z]\w+\.", RegexOptions.IgnoreCase)]
    private static partial Regex Internal();
}
