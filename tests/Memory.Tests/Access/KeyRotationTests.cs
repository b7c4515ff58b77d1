using System.Net;
using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Access;

public sealed class KeyRotationTests : IAsyncLifetime
{
    private readonly MovedClock clock = new();
    private readonly MemoryApp app;

    public KeyRotationTests() => app = new MemoryApp(time: clock);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<Key> MakeAsync(string[]? repos = null, DateTimeOffset? expiresAt = null) =>
        (await (await app.Admin.PostAsJsonAsync("/v1/keys", new KeyInput { Name = "ci", Scopes = ["read"], Repos = repos, ExpiresAt = expiresAt }, MemoryApp.Web))
            .Content.ReadFromJsonAsync<Key>(MemoryApp.Web))!;

    private async Task<Key> RotateAsync(string id, int? grace)
    {
        var answer = await app.Admin.PostAsJsonAsync($"/v1/keys/{id}/rotate", new KeyRotation(grace), MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<Key>(MemoryApp.Web))!;
    }

    private async Task<HttpStatusCode> TryAsync(string? secret)
    {
        using var client = app.WithKey(secret);
        return (await client.GetAsync("/v1/stats")).StatusCode;
    }

    [Fact]
    public async Task Both_secrets_work_until_the_grace_ends()
    {
        var old = await MakeAsync();
        (await TryAsync(old.Secret)).ShouldBe(HttpStatusCode.OK);
        var rotated = await RotateAsync(old.Id, 3600);
        rotated.Id.ShouldBe(old.Id);
        rotated.Secret.ShouldNotBe(old.Secret);
        (await TryAsync(rotated.Secret)).ShouldBe(HttpStatusCode.OK);
        (await TryAsync(old.Secret)).ShouldBe(HttpStatusCode.OK);
        clock.Move(TimeSpan.FromSeconds(3601));
        (await TryAsync(old.Secret)).ShouldBe(HttpStatusCode.Unauthorized);
        (await TryAsync(rotated.Secret)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_grace_the_old_secret_ends_at_once()
    {
        var old = await MakeAsync();
        (await TryAsync(old.Secret)).ShouldBe(HttpStatusCode.OK);
        var rotated = await RotateAsync(old.Id, null);
        (await TryAsync(old.Secret)).ShouldBe(HttpStatusCode.Unauthorized);
        (await TryAsync(rotated.Secret)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_second_rotation_ends_the_grace_of_the_first()
    {
        var first = await MakeAsync();
        var second = await RotateAsync(first.Id, 3600);
        var third = await RotateAsync(first.Id, 3600);
        (await TryAsync(first.Secret)).ShouldBe(HttpStatusCode.Unauthorized);
        (await TryAsync(second.Secret)).ShouldBe(HttpStatusCode.OK);
        (await TryAsync(third.Secret)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_rotation_prolongs_nothing()
    {
        var old = await MakeAsync(expiresAt: clock.GetUtcNow().AddMinutes(10));
        var rotated = await RotateAsync(old.Id, 3600);
        rotated.ExpiresAt.ShouldBe(old.ExpiresAt);
        clock.Move(TimeSpan.FromMinutes(11));
        (await TryAsync(old.Secret)).ShouldBe(HttpStatusCode.Unauthorized);
        (await TryAsync(rotated.Secret)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_file_of_a_first_key_follows_its_rotation()
    {
        var file = Path.Combine(app.Folder, "session.key");
        _ = app.Session;
        var before = (await File.ReadAllTextAsync(file)).Trim();
        var id = (await app.GetAsync<Page<Key>>("/v1/keys")).Items.Single(k => k.Name == "session").Id;
        var rotated = await RotateAsync(id, null);
        (await File.ReadAllTextAsync(file)).Trim().ShouldBe(rotated.Secret);
        (await TryAsync(before)).ShouldBe(HttpStatusCode.Unauthorized);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_key_rotates_no_key_that_reaches_further()
    {
        var wide = await MakeAsync();
        using var limited = await app.WithNewKeyAsync(["admin"], ["acme/*"]);
        (await limited.PostAsync($"/v1/keys/{wide.Id}/rotate", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await limited.PostAsync($"/v1/keys/{(await MakeAsync(["acme/shop"])).Id}/rotate", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{\"graceSeconds\":-1}")]
    [InlineData("{\"graceSeconds\":2592001}")]
    [InlineData("{\"graceSeconds\":\"1\"}")]
    public async Task A_wrong_grace_is_named(string body)
    {
        var answer = await app.Admin.PostAsync($"/v1/keys/{(await MakeAsync()).Id}/rotate", new StringContent(body, Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Errors!.Keys.ShouldBe(["graceSeconds"]);
    }

    [Fact]
    public async Task The_last_use_is_listed_and_outlives_the_process()
    {
        var folder = Directory.CreateTempSubdirectory("memory-used-").FullName;
        string id;
        await using (var first = new MemoryApp(folder: folder))
        {
            var made = (await (await first.Admin.PostAsJsonAsync("/v1/keys", new KeyInput { Name = "ci", Scopes = ["read"] }, MemoryApp.Web)).Content.ReadFromJsonAsync<Key>(MemoryApp.Web))!;
            id = made.Id;
            made.LastUsedAt.ShouldBeNull();
            (await first.GetAsync<Page<Key>>("/v1/keys")).Items.Single(k => k.Id == id).LastUsedAt.ShouldBeNull();
            using var client = first.WithKey(made.Secret);
            (await client.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await first.GetAsync<Page<Key>>("/v1/keys")).Items.Single(k => k.Id == id).LastUsedAt.ShouldNotBeNull();
        }
        await using (var second = new MemoryApp(folder: folder))
            (await second.GetAsync<Page<Key>>("/v1/keys")).Items.Single(k => k.Id == id).LastUsedAt.ShouldNotBeNull();
        Directory.Delete(folder, recursive: true);
    }
}
