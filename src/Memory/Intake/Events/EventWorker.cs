using Memory.GitHub;
using Memory.Storage;

namespace Memory.Intake.Events;

/// <summary>Does what features have registered for events, one after the other, in the order in which they were told.</summary>
internal sealed class EventWorker(Database database, EventInbox inbox, IEnumerable<HostEventKind> kinds, ILogger<EventWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);

    /// <summary>What this node took and has not finished, in its order.</summary>
    private readonly List<InboxRow> taken = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Retrying.UntilStoppedAsync(RunAsync, (e, pause) => log.LogError(e, "Events could not be read; trying again in {Seconds} s", pause.TotalSeconds), LookAtLeast, stoppingToken);
        await StopAsync();
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        var arrival = inbox.Arrived.Next;
        await GiveBackAsync();
        taken.AddRange(await inbox.ClaimAsync(stopping));
        if (taken.Count == 0)
            await Task.WhenAny(arrival, Task.Delay(LookAtLeast, stopping));
        while (taken is [var next, ..])
        {
            await RunAsync(next, stopping);
            taken.RemoveAt(0);
        }
    }

    /// <summary>A store that was away is no fault of theirs: they are taken up again at once, and it counts as no attempt.</summary>
    private async Task GiveBackAsync()
    {
        if (taken.Count == 0)
            return;
        await inbox.GiveBackAsync(taken);
        taken.Clear();
    }

    /// <summary>Interrupted because we are stopping: another node, or the next start, need not wait for the lease.</summary>
    private async Task StopAsync()
    {
        try
        {
            await GiveBackAsync();
        }
        catch (Exception e)
        {
            log.LogDebug(e, "What was taken waits until its lease ends");
        }
    }

    private async Task RunAsync(InboxRow row, CancellationToken stopping)
    {
        try
        {
            var happened = Json.Read<HostEvent>(row.Payload);
            var words = new List<string>();
            foreach (var kind in kinds.Where(k => k.Name == happened.Name && k.Wants(happened)))
                words.Add(await kind.RunAsync(happened, stopping));
            await inbox.FinishAsync(row.Id, "ignored", words.Count == 0 ? "nothing here uses it" : string.Join("; ", words));
        }
        catch (NameTakenException e)
        {
            await inbox.ParkAsync(row.Id, e.Message);
        }
        catch (GitHubException e) when (e.Until is { } until)
        {
            await inbox.PostponeAsync(row, e.Message, until);
        }
        catch (GitHubException e)
        {
            await inbox.FailAsync(row, e.Message);
        }
        // What the store cannot do now is given back when it is there again.
        catch (Exception e) when (e is not OperationCanceledException && !database.IsUnavailable(e))
        {
            log.LogError(e, "Event {Delivery} of {Repo} failed, attempt {Attempt}", row.Id, row.Repo, row.Attempts);
            await inbox.FailAsync(row, "it failed; see the service's log");
        }
    }
}
