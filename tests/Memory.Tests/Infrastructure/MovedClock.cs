namespace Memory.Tests.Infrastructure;

/// <summary>The clock of this machine, moved: what waits for a day need not be waited for.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long ticks;

    public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ticks));
}
