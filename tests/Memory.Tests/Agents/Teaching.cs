using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents;

internal static class Teaching
{
    /// <returns>The id of an active lesson.</returns>
    public static Task<string> TeachAsync(this MemoryApp app, string repo, string rule, string[] paths, bool core = false, string? pattern = null) =>
        TeachAsync(app.Admin, repo, rule, paths, core, pattern);

    public static async Task<string> TeachAsync(HttpClient admin, string repo, string rule, string[] paths, bool core = false, string? pattern = null)
    {
        var made = await admin.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = repo, Rule = rule, Scope = new(paths), Core = core, Pattern = pattern }, MemoryApp.Web);
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!.Id;
    }
}
