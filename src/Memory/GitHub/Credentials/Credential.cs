using Memory.Text;


namespace Memory.GitHub.Credentials;

/// <summary>What a request shows of us.</summary>
/// <param name="Identity">Whose limits it counts against, and whose answers are kept together: <c>token:1f0c…</c>, <c>app:4711</c>, <c>installation:5</c>.</param>
/// <param name="Secret">Goes into <c>Authorization: Bearer</c> and nowhere else.</param>
internal sealed record Credential(string Identity, string Secret)
{
    private const int MarkBytes = 8;

    /// <summary>Of whoever holds a token: another token is another identity, with limits of its own.</summary>
    public static Credential OfToken(string token) => new($"token:{Digest.Of(token, MarkBytes)}", token);

    /// <summary>An app's, or one of its installations'.</summary>
    public static bool IsOfApp(string identity) => !identity.StartsWith("token:", StringComparison.Ordinal);

    public override string ToString() => Identity;
}
