namespace Memory.Storage.Signals;

/// <summary>Hears what other nodes commit, so that nobody waits for the next look into the store. When it is cut off it connects again.</summary>
internal sealed class StoreListener(Database database, ILogger<StoreListener> log) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await database.ListenAsync(() =>
                {
                    pause = FirstPause;
                    database.RaiseAll();
                }, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Looking every second goes on meanwhile, so this is late and not lost.
                log.LogWarning("No word from other nodes ({Reason}); connecting again in {Milliseconds} ms", e.Message, pause.TotalMilliseconds);
                await Task.WhenAny(Task.Delay(pause, stoppingToken));
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (Exception)
            {
                // Cut off because we are stopping.
                return;
            }
        }
    }
}
