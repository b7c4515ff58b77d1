using System.Diagnostics;
using Memory.Intake;
using Memory.Storage;
using Memory.Telemetry;

namespace Memory.Learning;

/// <summary>
/// What is told of deliveries once they are understood: a line in the log, a count, the spans of their traces. Ids, repositories and
/// outcomes; never a text.
/// </summary>
internal sealed partial class DeliveryReport(ILogger log)
{
    private readonly List<(InboxRow Row, Activity? Learn, Effect Effect)> learned = [];

    /// <summary>A step that is being taken; its span ends with what is returned.</summary>
    public static Activity? Start(LearningStep step) =>
        step.Work.Deliveries[step.CommentKey].FirstOrDefault() is { Row: var row }
            ? Signals.Start("learn", row.Trace)?.SetTag("memory.delivery", row.Id).SetTag("memory.repo", row.Repo)
            : null;

    /// <summary>What was written of a delivery; of several that a step finishes, the last is the one that its span tells.</summary>
    public void Add(InboxRow row, Effect effect, Activity? learn)
    {
        learn?.SetTag("memory.outcome", effect.Outcome).SetTag("memory.lessons", string.Join(' ', effect.Lessons));
        learned.Add((row, learn, effect));
    }

    /// <summary>Called when what was learned can be found.</summary>
    public void Served(DateTimeOffset committedAt, DateTimeOffset now)
    {
        foreach (var (row, learn, effect) in learned)
        {
            if (learn is not null)
                Signals.Start("index", learn.Id, committedAt)?.SetTag("memory.delivery", row.Id).Dispose();
            Signals.Finished.Add(1, new KeyValuePair<string, object?>("memory.outcome", effect.Outcome));
            if (effect.Lessons.Count == 0)
            {
                Done(row.Id, row.Repo, effect.Outcome);
                continue;
            }
            Signals.TagToServed.Record((now - row.ReceivedAt.FromStore()).TotalSeconds);
            Taught(row.Id, row.Repo, effect.Outcome, string.Join(' ', effect.Lessons));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery} of {Repo}: {Outcome} {Lessons}")]
    private partial void Taught(string delivery, string repo, string outcome, string lessons);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Delivery {Delivery} of {Repo}: {Outcome}")]
    private partial void Done(string delivery, string repo, string outcome);
}
