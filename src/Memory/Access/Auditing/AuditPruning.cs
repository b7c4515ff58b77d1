using Microsoft.Extensions.Options;

namespace Memory.Access.Auditing;

/// <summary>Once a day, what is older than <c>Memory:Access:AuditDays</c> leaves the audit.</summary>
internal sealed class AuditPruning(AuditLog audit, IOptions<AccessOptions> options, TimeProvider time, ILogger<AuditPruning> log) : BackgroundService
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                var gone = await audit.PruneAsync(time.GetUtcNow() - TimeSpan.FromDays(options.Value.AuditDays), stoppingToken);
                if (gone > 0)
                    log.LogInformation("{Count} entries of the audit were older than {Days} days and are gone", gone, options.Value.AuditDays);
            }
            catch (System.Data.Common.DbException e)
            {
                log.LogWarning(e, "The audit could not be pruned; tomorrow tries again");
            }
            await Task.Delay(Daily, time, stoppingToken);
        }
    }
}
