using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Memory.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Infrastructure;

/// <summary>The real service on a data folder of its own; only the network is in memory.</summary>
internal sealed class MemoryApp : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> settings;
    private readonly bool ownsFolder;
    private readonly string? store;

    /// <param name="store">See <see cref="TestStore"/>; null: what the run is for.</param>
    public MemoryApp(Dictionary<string, string?>? settings = null, string? folder = null, TimeProvider? time = null, string? store = null)
    {
        OutboundGuard.Start();
        this.store = store;
        this.settings = settings ?? [];
        ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("memory-test-").FullName;
        Time = time;
    }

    public static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public string Folder { get; }
    private TimeProvider? Time { get; }

    /// <summary>Takes the place of services of the same kind.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Memory:Data", Folder);
        if (!settings.ContainsKey("Memory:Store"))
            foreach (var (name, value) in TestStore.Settings(store, Folder))
                builder.UseSetting(name, value);
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        if (Time is { } time)
            builder.ConfigureServices(s => s.AddSingleton(time));
        if (Replace is { } replace)
            builder.ConfigureTestServices(replace);
    }

    public HttpClient Admin => WithKey(ReadKey("admin.key"));
    public HttpClient Session => WithKey(ReadKey("session.key"));

    public HttpClient WithKey(string? key)
    {
        var client = CreateClient();
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async Task<HttpClient> WithNewKeyAsync(string[] scopes, string[]? repos = null)
    {
        var made = await Admin.PostAsJsonAsync("/v1/keys", new KeyInput { Name = "test", Scopes = scopes, Repos = repos }, Web);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        return WithKey((await made.Content.ReadFromJsonAsync<Key>(Web))!.Secret);
    }

    /// <summary>Hands comments in, waits until they are understood, and gives the receipt.</summary>
    public async Task<CommentsReceipt> SayAsync(IEnumerable<Comment> comments, string mode = "tagged")
    {
        var lines = string.Join('\n', comments.Select(c => JsonSerializer.Serialize(c, Web)));
        using var body = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        var answer = await Admin.PostAsync($"/v1/comments?wait=true&mode={mode}", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<CommentsReceipt>(Web))!;
    }

    public Task<CommentsReceipt> SayAsync(params Comment[] comments) => SayAsync((IEnumerable<Comment>)comments);

    public async Task<T> GetAsync<T>(string address) => (await Admin.GetFromJsonAsync<T>(address, Web))!;

    public async Task<IReadOnlyList<Memory.Client.Lesson>> LessonsAsync(string query = "") => (await GetAsync<Page<Memory.Client.Lesson>>($"/v1/lessons?limit=200&{query}")).Items;

    public async Task<Delivery> DeliveryAsync(string commentId) =>
        (await GetAsync<Page<Delivery>>("/v1/deliveries?limit=200")).Items.First(d => d.CommentId == commentId);

    private string ReadKey(string file)
    {
        // The first use starts the service, which writes the file.
        _ = Services;
        return File.ReadAllText(Path.Combine(Folder, file)).Trim();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        OutboundGuard.AssertNothingLeft();
        if (!ownsFolder)
            return;
        TestStore.Forget(Folder);
        Directory.Delete(Folder, recursive: true);
    }
}
