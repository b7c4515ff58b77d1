namespace Memory.Intake.Events;

/// <summary>Two repositories of a host by one name: nothing of the second is taken for the first.</summary>
/// <param name="holder">The host's number of the one that is known by it.</param>
/// <param name="other">Of the one that claims it.</param>
internal sealed class NameTakenException(string repo, long holder, long other) : Exception(
    FormattableString.Invariant($"what is known of {repo} is of another repository (GitHub's number {holder}, this one is {other}), which was deleted, or renamed without word of it. Erase what is known (memory erase repo {repo}), take its tombstone away, and let GitHub send this again"));
