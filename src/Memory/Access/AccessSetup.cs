using Memory.Access.Auditing;
using Memory.Access.Limiting;

namespace Memory.Access;

public static class AccessSetup
{
    private const int PerMinuteMax = 1_000_000_000;

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration("Memory:Access")
            .Validate(o => IsCount(o.ReadsPerMinute), "Memory:Access:ReadsPerMinute is 1 or more, or 0 for no limit.")
            .Validate(o => IsCount(o.WritesPerMinute), "Memory:Access:WritesPerMinute is 1 or more, or 0 for no limit.")
            .Validate(o => IsCount(o.CostlyPerMinute), "Memory:Access:CostlyPerMinute is 1 or more, or 0 for no limit.")
            .Validate(o => IsCount(o.StrangersPerMinute), "Memory:Access:StrangersPerMinute is 1 or more, or 0 for no limit.")
            .Validate(o => o.AuditDays is >= 1 and <= 36_500, "Memory:Access:AuditDays is 1 to 36500 days.")
            .ValidateOnStart();
        return services.AddSingleton<KeyUse>().AddHostedService(p => p.GetRequiredService<KeyUse>())
            .AddSingleton<KeyStore>().AddSingleton<FirstRunKeys>().AddSingleton<RateLimits>()
            .AddSingleton<AuditLog>().AddHostedService<AuditPruning>();
    }

    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        KeyEndpoints.Map(app);
        AuditEndpoints.Map(app);
    }

    private static bool IsCount(int perMinute) => perMinute is >= 0 and <= PerMinuteMax;
}
