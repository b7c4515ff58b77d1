using Memory.Lessons;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Learning.Tidying;

/// <summary>
/// Once a night the lessons are put in order. When it was done stands in the store, so that of several nodes one does it, and a
/// service that is started again makes up for the night it missed.
/// </summary>
internal sealed class TidyNightly(TidyUp tidyUp, Database database, IOptionsMonitor<LessonsOptions> options, TimeProvider time, ILogger<TidyNightly> log) : BackgroundService
{
    private static readonly TimeSpan LookEach = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunIfDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The lessons could not be tidied; the next night tries again");
            }
            await Task.Delay(LookEach, time, stoppingToken);
        }
    }

    private async Task RunIfDueAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var last = await database.ReadAsync(s => s.ScalarAsync<long>("select value from counters where name = 'tidied'"), stopping);
        if (last > 0 && last.FromStore() >= LastNight(now, options.CurrentValue.TidyHour))
            return;
        // Whoever is first says so before the work: nobody else does it this night.
        var isOurs = await database.WriteAsync(s => s.ExecuteAsync("update counters set value = @now where name = 'tidied' and value = @last", new { now = now.ToStore(), last }), stopping) == 1;
        // A store that was never tidied was made today.
        if (!isOurs || last == 0)
            return;
        var report = await tidyUp.RunAsync(Grant.All, repo: null, keyId: null, stopping);
        log.LogInformation("Tidied {Lessons} lessons: {Joined} joined, {Expired} expired, {Recounted} recounted, {Unsure} for a person to look at",
            report.Lessons, report.Joined.Count, report.Expired.Count, report.Recounted.Count, report.Unsure.Count);
    }

    /// <summary>The last time the clock showed this hour. Pure.</summary>
    public static DateTimeOffset LastNight(DateTimeOffset now, int hour)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour);
        return today <= now ? today : today.AddDays(-1);
    }
}
