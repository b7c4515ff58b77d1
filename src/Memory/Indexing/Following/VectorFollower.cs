using Memory.Indexing.Embedding;

namespace Memory.Indexing;

/// <summary>Gives the index the vectors that come later than the lessons, or from another model.</summary>
internal sealed class VectorFollower(EmbeddedLessonIndex index, LessonVectors vectors, ILogger<VectorFollower> log) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = vectors.Changed.Next;
            try
            {
                await index.VectorizeAsync(stoppingToken);
                await next.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The index could not take vectors; trying again in {Seconds} s", PauseAfterFailure.TotalSeconds);
                await Task.Delay(PauseAfterFailure, stoppingToken);
            }
        }
    }
}
