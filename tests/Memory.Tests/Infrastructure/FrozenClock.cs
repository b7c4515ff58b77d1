namespace Memory.Tests.Infrastructure;

/// <summary>Always the same moment: two services give the same times.</summary>
internal sealed class FrozenClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
