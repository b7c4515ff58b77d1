namespace Memory.Indexing;

/// <summary>
/// Reads into memory what nobody has asked for yet, a repository at a time, so that who asks later does not wait; the service
/// answers from its first moment.
/// </summary>
internal sealed class IndexWarmer(EmbeddedLessonIndex? lessons, EmbeddedPassageIndex passages, ILogger<IndexWarmer> log) : BackgroundService
{
    /// <summary>Whoever waited for the start comes first.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (lessons is not null)
                    await lessons.HoldAllAsync(stoppingToken);
                await passages.HoldAllAsync(stoppingToken);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Not everything could be read into the index; trying again in {Seconds} s. What is asked for is read at once", PauseAfterFailure.TotalSeconds);
                await Task.Delay(PauseAfterFailure, stoppingToken);
            }
        }
    }
}
