using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Demonstration;

public sealed class DemoTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-demo-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_demo_learns_shows_and_goes_on_serving()
    {
        await using var demo = await MemoryProcess.StartAsync(folder, "demo");
        for (var i = 0; i < 600 && !demo.Output.Contains("Still serving", StringComparison.Ordinal); i++)
            await Task.Delay(100);
        var screen = demo.Output;
        screen.ShouldContain("Still serving");
        foreach (var outcome in new[] { "learned", "reinforced", "superseded", "conflict", "held", "task", "ignored", "answered" })
            screen.ShouldContain($"  {outcome}", Case.Sensitive);
        screen.ShouldContain("<!-- memory:begin -->");
        screen.ShouldContain("<project-lessons repo=\"acme/shop\">");
        screen.ShouldContain("ShopDb", Case.Sensitive);

        using var client = demo.Admin();
        var lessons = (await client.GetFromJsonAsync<Page<Memory.Client.Lesson>>("/v1/lessons?limit=200", MemoryApp.Web))!.Items;
        lessons.ShouldContain(l => l.Status == "proposed" && l.Warnings.Count > 0, "what orders an agent about is held");
        lessons.ShouldAllBe(l => !l.Rule.Contains("ignore all previous", StringComparison.OrdinalIgnoreCase) || l.Status == "proposed");
        lessons.Count(l => l.Status == "conflicted").ShouldBe(2);
        lessons.ShouldContain(l => l.Evidence.Select(e => e.Author).Distinct().Count() >= 3, "said by three people");
        // Every byte of the team's own file is still there, in order.
        var file = await File.ReadAllTextAsync(Path.Combine(folder, "CLAUDE.md"));
        var from = file.IndexOf("<!-- memory:begin", StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0);
        file.ShouldStartWith(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "data", "demo", "CLAUDE.md")) is var own ? own[..Math.Min(from, own.Length)] : "");
    }
}
