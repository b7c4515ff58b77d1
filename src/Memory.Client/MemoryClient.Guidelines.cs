namespace Memory.Client;

public sealed partial class MemoryClient
{
    /// <summary>Takes the rules of a team's own files as lessons, at most 500 files and 25 MiB.</summary>
    public Task<GuidelinesReceipt> AddGuidelinesAsync(GuidelinesInput input, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/guidelines"), input, MemoryJson.Default.GuidelinesInput, MemoryJson.Default.GuidelinesReceipt, cancellationToken);
}
