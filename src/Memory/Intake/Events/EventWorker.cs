using Memory.GitHub;
using Memory.Storage;

namespace Memory.Intake.Events;

/// <summary>Does what features have registered for events, one after the other, in the order in which they were told.</summary>
internal sealed class EventWorker(Database database, EventInbox inbox, IEnumerable<HostEventKind> kinds, ILogger<EventWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Retrying.UntilStoppedAsync(
        RunAsync, (e, pause) => log.LogError(e, "Events could not be read; trying again in {Seconds} s", pause.TotalSeconds), LookAtLeast, stoppingToken);

    private async Task RunAsync(CancellationToken stopping)
    {
        var arrival = inbox.Arrived.Next;
        var rows = await inbox.ClaimAsync(stopping);
        foreach (var row in rows)
            await RunAsync(row, stopping);
        if (rows.Count == 0)
            await Task.WhenAny(arrival, Task.Delay(LookAtLeast, stopping));
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
        // What the store cannot do now is taken up again when the lease ends.
        catch (Exception e) when (e is not OperationCanceledException && !database.IsUnavailable(e))
        {
            log.LogError(e, "Event {Delivery} of {Repo} failed, attempt {Attempt}", row.Id, row.Repo, row.Attempts);
            await inbox.FailAsync(row, "it failed; see the service's log");
        }
    }
}
