namespace Memory.Storage;

/// <summary>Times are stored as UTC Unix milliseconds.</summary>
public static class Times
{
    public static long ToStore(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset FromStore(this long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static DateTimeOffset? FromStore(this long? milliseconds) => milliseconds is { } ms ? ms.FromStore() : null;
}
