using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Memory.Access.Limiting;

/// <summary>
/// Token buckets, a minute's worth deep: one for each key and kind of work, one for each address that comes without a valid key.
/// Buckets of keys are made for known keys alone and dropped when idle; strangers share a fixed number of them.
/// </summary>
public sealed class RateLimits(IOptions<AccessOptions> options) : IDisposable
{
    /// <summary>An address has one of these by a hash that nobody outside can compute, so it cannot pick whom to share with.</summary>
    private const int StrangersMax = 4_096;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<(string KeyId, Work Work)> keys = PartitionedRateLimiter.Create<(string KeyId, Work Work), (string, Work)>(
        of => Partition((of.KeyId, of.Work), PerMinute(options.Value, of.Work)));

    private readonly PartitionedRateLimiter<int> strangers = PartitionedRateLimiter.Create<int, int>(
        bucket => Partition(bucket, options.Value.StrangersPerMinute));

    /// <returns>Null when the request may go on, else how long to wait.</returns>
    public TimeSpan? Take(string keyId, Work work)
    {
        if (work == Work.Free)
            return null;
        using var lease = keys.AttemptAcquire((keyId, work));
        return WaitOf(lease);
    }

    /// <summary>Counts a request without a key that is in use here.</summary>
    /// <returns>Null when the address may go on, else how long to wait.</returns>
    public TimeSpan? TakeStranger(IPAddress? address)
    {
        using var lease = strangers.AttemptAcquire(Bucket(address));
        return WaitOf(lease);
    }

    private static TimeSpan? WaitOf(RateLimitLease lease)
    {
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }

    private static RateLimitPartition<TKey> Partition<TKey>(TKey key, int perMinute) => perMinute == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetTokenBucketLimiter(key, _ => Bucket(perMinute));

    /// <summary>Refilled every second where that is a token or more, else a token at a time.</summary>
    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = perMinute >= 60 ? TimeSpan.FromSeconds(1) : Minute / perMinute,
        QueueLimit = 0,
        AutoReplenishment = false,
    };

    private static int PerMinute(AccessOptions options, Work work) => work switch
    {
        Work.Write => options.WritesPerMinute,
        Work.Costly => options.CostlyPerMinute,
        _ => options.ReadsPerMinute,
    };

    /// <summary>Whoever has one IPv6 address has the 64 bits behind the network's; the network is what counts.</summary>
    private static int Bucket(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var mapped = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        var length = mapped is not null && mapped.TryWriteBytes(bytes, out var written) ? Math.Min(written, 8) : 0;
        var hash = new HashCode();
        hash.AddBytes(bytes[..length]);
        return (int)((uint)hash.ToHashCode() % StrangersMax);
    }

    public void Dispose()
    {
        keys.Dispose();
        strangers.Dispose();
    }
}
