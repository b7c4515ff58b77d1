namespace Memory.Storage;

/// <summary>Work in the background that a store which is away for a while does not end.</summary>
internal static class Retrying
{
    /// <summary>
    /// Does the work again and again until the service stops: at once when it returns, after a pause when it fails. Returns when it is
    /// stopped, in whatever way the work ends then; what was not done is taken up at the next start.
    /// </summary>
    /// <param name="failed">Is told each failure before the pause.</param>
    public static async Task UntilStoppedAsync(Func<CancellationToken, Task> work, Action<Exception, TimeSpan> failed, TimeSpan pause, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                failed(e, pause);
                await Task.WhenAny(Task.Delay(pause, stopping));
            }
            catch (Exception)
            {
                // Interrupted because we are stopping.
                return;
            }
        }
    }
}
