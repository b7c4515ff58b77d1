using Memory.Api;

namespace Memory.Serving.Endpoints;

/// <summary>How a client calls its session.</summary>
internal static class SessionName
{
    private const int CharsMax = 200;

    /// <exception cref="FaultException">400 for one that is too long.</exception>
    public static string? Require(string? session) =>
        session is { Length: > CharsMax } ? throw FaultException.Invalid("session", $"session has at most {CharsMax} characters.") : session;
}
