namespace Memory.GitHub.Credentials;

/// <summary>What a request shows of us.</summary>
/// <param name="Identity">Whose limits it counts against, and whose answers are kept together: <c>token</c>, <c>app</c>, <c>installation:5</c>.</param>
/// <param name="Secret">Goes into <c>Authorization: Bearer</c> and nowhere else.</param>
internal sealed record Credential(string Identity, string Secret)
{
    public override string ToString() => Identity;
}
