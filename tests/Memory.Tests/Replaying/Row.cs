using Memory.Jobs;
using Memory.Storage;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Replaying;

/// <summary>A job as it lies in the store.</summary>
internal static class Row
{
    public static async Task<JobRow> OfAsync(MemoryApp app, string id) =>
        (await app.Services.GetRequiredService<JobStore>().FindAsync(Grant.All, id))!;
}
