namespace Memory.Api;

/// <summary>What the service takes on at once, whoever asks.</summary>
public sealed class ApiOptions
{
    public const int MaxConnectionsDefault = 10_000;

    /// <summary>Open connections; further ones are closed at once.</summary>
    public int MaxConnections { get; set; } = MaxConnectionsDefault;
}
