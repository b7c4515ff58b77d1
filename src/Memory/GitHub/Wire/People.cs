using System.Text.Json.Serialization;
using Memory.Text;

namespace Memory.GitHub.Wire;

/// <summary>Somebody on GitHub. What we do not use is not here, as in all of these.</summary>
internal sealed record User(long Id, string Login, string? Type)
{
    public bool IsBot => Type == "Bot" || (Login is { } login && BotLogin.Is(login));
}

/// <summary>How many reacted to a comment, and how.</summary>
internal sealed record Reactions
{
    public int TotalCount { get; init; }
    [JsonPropertyName("+1")]
    public int Agreed { get; init; }
    public int Heart { get; init; }
    public int Hooray { get; init; }
    public int Rocket { get; init; }
}

/// <param name="Permission">admin, write, read or none.</param>
/// <param name="RoleName">maintain and triage too, and an organization's own roles.</param>
internal sealed record Permission([property: JsonPropertyName("permission")] string Level, string? RoleName, User? User);
