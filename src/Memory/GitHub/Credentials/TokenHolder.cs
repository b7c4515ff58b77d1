namespace Memory.GitHub.Credentials;

/// <summary>Whose a token is, and what GitHub says of it, with whatever it answers.</summary>
/// <param name="Scopes">Of a classic token, as GitHub lists them; null or empty of a fine-grained one.</param>
/// <param name="Ends">When the token ends, as GitHub says it; null: never.</param>
internal sealed record TokenHolder(string Login, string? Scopes, string? Ends);
