namespace Memory.GitHub.Credentials;

/// <summary>Under which login we speak, as far as it is known.</summary>
/// <param name="Login">Null: it was not asked for yet.</param>
/// <param name="IsApp">An app's login is a bot's.</param>
internal sealed record OurName(string? Login, bool IsApp)
{
    /// <returns>Null: it may be.</returns>
    public bool? Is(string login, bool isBot) => Login is not null ? string.Equals(Login, login, StringComparison.OrdinalIgnoreCase) : IsApp && !isBot ? false : null;
}
