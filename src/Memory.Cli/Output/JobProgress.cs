using Memory.Client;
using Spectre.Console;

namespace Memory.Cli.Output;

/// <summary>Shows how far a job is until it is over: a bar on a terminal, a line now and then in a pipe.</summary>
internal static class JobProgress
{
    /// <summary>The service ends a stream after an hour; who waits asks again.</summary>
    private const int StreamsMax = 1_000;
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenStreams = TimeSpan.FromSeconds(1);

    /// <returns>The job when it is done or failed, with its result.</returns>
    public static async Task<Job> FollowAsync(Invocation call, string id, CancellationToken cancellationToken)
    {
        var environment = call.Environment;
        if (!environment.ErrorIsTerminal || environment.Variable("TERM") == "dumb")
            return await FollowAsync(call, id, Lines(call), cancellationToken);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(call.Screen.ErrorWriter),
            Ansi = AnsiSupport.Yes,
            ColorSystem = environment.WantsColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = environment.Width;
        return await console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("waiting");
                return await FollowAsync(call, id, job =>
                {
                    bar.Description = Markup.Escape(Plain.Line($"{job.Kind} {job.Repo}"));
                    (bar.MaxValue, bar.Value) = (job.Total ?? 100, job.Done);
                }, cancellationToken);
            });
    }

    private static async Task<Job> FollowAsync(Invocation call, string id, Action<Job> tell, CancellationToken cancellationToken)
    {
        for (var stream = 0; stream < StreamsMax; stream++)
        {
            await foreach (var job in call.Client.WatchJobAsync(id, cancellationToken))
                tell(job);
            var now = await call.Client.GetJobAsync(id, cancellationToken);
            if (now.State is "done" or "failed")
                return now;
            await Task.Delay(BetweenStreams, call.Environment.Time, cancellationToken);
        }
        throw new FailedException($"job {id} takes very long; ask for it later at /v1/jobs/{id}");
    }

    private static Action<Job> Lines(Invocation call)
    {
        var last = call.Environment.Time.GetTimestamp();
        return job =>
        {
            if (call.Environment.Time.GetElapsedTime(last) < BetweenLines)
                return;
            last = call.Environment.Time.GetTimestamp();
            call.Screen.Note($"{job.Kind} {job.Repo}: {job.State}{(job.Total is > 0 ? $", {100 * job.Done / job.Total} %" : "")}");
        };
    }
}
