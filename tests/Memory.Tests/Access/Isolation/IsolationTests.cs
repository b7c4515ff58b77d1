using Memory.Tests.Agents;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Access.Isolation;

/// <summary>Whatever tenant B asks, the answer is the same to the byte as where tenant A does not exist.</summary>
public sealed class IsolationTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Before = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    /// <summary>The copy below is one of a file.</summary>
    private static readonly Dictionary<string, string?> OneFile = new() { ["Memory:Store"] = "sqlite" };
    private readonly string with = Directory.CreateTempSubdirectory("memory-with-").FullName;
    private readonly string without = Directory.CreateTempSubdirectory("memory-without-").FullName;
    private readonly Tenant a = new("acme");
    private readonly Tenant b = new("globex");
    /// <summary>A lesson for everybody, which both were given and speak about.</summary>
    private string wide = "";

    /// <summary>B first, so that its ids are the same in both; then a copy, and A into one of the two.</summary>
    public async ValueTask InitializeAsync()
    {
        await using (var app = new MemoryApp(OneFile, folder: with, time: new FrozenClock(Before)))
        {
            wide = await app.TeachAsync("*", "Events are named in the past tense.", []);
            await b.FillAsync(app);
            await b.TryAsync(app, wide);
        }
        foreach (var file in Directory.EnumerateFiles(with))
            File.Copy(file, Path.Combine(without, Path.GetFileName(file)));
        await using (var app = new MemoryApp(OneFile, folder: with, time: new FrozenClock(Before.AddHours(1))))
        {
            await a.FillAsync(app);
            await a.TryAsync(app, wide);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(with, recursive: true);
        Directory.Delete(without, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("read")]
    public async Task A_tenant_is_answered_as_if_it_were_alone(string scope)
    {
        var key = (scope == "admin" ? b.Admin : b.Reader).Secret;
        string[] ids = [.. a.Lessons, .. b.Lessons, .. a.Deliveries, .. b.Deliveries, .. a.Jobs, .. b.Jobs, .. a.Cursors, .. b.Cursors, .. a.Tombstones, .. b.Tombstones, a.Admin.Id, a.Reader.Id, b.Admin.Id, b.Reader.Id];
        var later = new FrozenClock(Before.AddHours(2));
        await using var shared = new MemoryApp(OneFile, folder: with, time: later);
        await using var alone = new MemoryApp(OneFile, folder: without, time: later);
        var untouched = await SeenByAsync(shared, a.Admin.Secret!);

        var besideA = await Transcript.OfAsync(shared, Walk.Of(a, b), key, ids);
        var withoutA = await Transcript.OfAsync(alone, Walk.Of(a, b), key, ids);

        besideA.Answers.Count.ShouldBe(withoutA.Answers.Count);
        foreach (var (beside, lonely) in besideA.Answers.Zip(withoutA.Answers))
            Assert.Equal(lonely, beside);
        // B changed nothing of A.
        Assert.Equal(untouched, await SeenByAsync(shared, a.Admin.Secret!));
    }

    [Fact]
    public async Task Every_route_is_walked()
    {
        await using var app = new MemoryApp(OneFile, folder: with);
        var walked = Walk.Of(a, b).Select(s => s.Operation).ToHashSet();
        foreach (var operation in await Operation.AllAsync(app.WithKey(null)))
            walked.ShouldContain(operation.ToString(), $"{operation} is new: walk it in Walk.cs with names and ids of another tenant");
    }

    /// <summary>The walk would prove nothing if B saw nothing, or if A had nothing to see.</summary>
    [Fact]
    public async Task Both_tenants_have_what_the_other_must_not_see()
    {
        await using var app = new MemoryApp(OneFile, folder: with);
        foreach (var tenant in new[] { a, b })
        {
            var own = await SeenByAsync(app, tenant.Admin.Secret!);
            own.ShouldContain("raw tokens");
            own.ShouldContain("conflicted");
            own.ShouldContain($"{tenant.Owner}/shop");
            own.ShouldContain($"{tenant.Owner} says otherwise");
            own.ShouldNotContain(tenant == a ? "globex" : "acme");
        }
    }

    private static async Task<string> SeenByAsync(MemoryApp app, string key)
    {
        using var client = app.WithKey(key);
        var parts = new List<string>();
        foreach (var route in new[] { "/v1/lessons?limit=200", "/v1/deliveries?limit=200", "/v1/repos", "/v1/stats", "/v1/lessons?doubtful=true", "/v1/audit?limit=200&what=lesson" })
            parts.Add(await client.GetStringAsync(route));
        return string.Join('\n', parts);
    }
}
