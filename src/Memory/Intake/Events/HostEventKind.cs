namespace Memory.Intake.Events;

/// <summary>
/// What a feature does when its kind of event happens. A feature registers one, as with jobs; an event that nobody registered for is
/// not stored. It may come twice, and late: what is done must bear that.
/// </summary>
/// <param name="Name">As in <see cref="HostEvent.Name"/>; several features may want the same.</param>
/// <param name="Wants">Which of them; the others are not stored.</param>
/// <param name="RunAsync">Does it, and says in words what came of it, for the list of deliveries. What it throws is tried again, and then parked.</param>
public sealed record HostEventKind(string Name, Func<HostEvent, bool> Wants, Func<HostEvent, CancellationToken, Task<string>> RunAsync);
