using Memory.Indexing.Embedding;
using Memory.Storage;

namespace Memory.Indexing;

/// <summary>Gives the index the vectors that come later than the lessons, or from another model.</summary>
internal sealed class VectorFollower(EmbeddedLessonIndex index, LessonVectors vectors, ILogger<VectorFollower> log) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Retrying.UntilStoppedAsync(
            async stopping =>
            {
                var next = vectors.Changed.Next;
                await index.VectorizeAsync(stopping);
                await next.WaitAsync(stopping);
            },
            (e, pause) => log.LogWarning(e, "The index could not take vectors; trying again in {Seconds} s", pause.TotalSeconds), PauseAfterFailure, stoppingToken);
    }
}
