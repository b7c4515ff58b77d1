using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Hostile;

/// <summary>Sends generated requests to a service and keeps what it answered, and what broke a rule.</summary>
internal sealed class HostileRun(RequestMaker maker, Uri service) : IDisposable
{
    private const int AtOnce = 8;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(100) };
    private readonly ConcurrentDictionary<string, int> statuses = new();

    public static readonly string[] Unlimited =
        ["Memory:Access:ReadsPerMinute", "Memory:Access:WritesPerMinute", "Memory:Access:CostlyPerMinute", "Memory:Access:StrangersPerMinute"];

    public ConcurrentQueue<string> Broken { get; } = new();
    public string Statuses => string.Join(", ", statuses.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {s.Value}"));

    /// <summary>Requests made of what the service says about itself, with ids of lessons that it has.</summary>
    public static async Task<HostileRun> AgainstAsync(Uri service, HttpClient admin, string folder, int seed)
    {
        var ids = new List<string> { "L999999", "K0000000000", "D0000000000000000" };
        for (var i = 0; i < 20; i++)
        {
            var added = await admin.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = $"Rule {i} of the house." }, MemoryApp.Web);
            // An earlier run can have erased the repository.
            if (added.IsSuccessStatusCode)
                ids.Add((await added.Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!.Id);
        }
        var document = JsonDocument.Parse(await admin.GetStringAsync("/openapi/v1.json")).RootElement;
        var operations = (await Operation.AllAsync(admin)).Where(o => o.Scope is not null).ToList();
        operations.Count.ShouldBeGreaterThan(20);
        string?[] keys = [await KeyAsync("admin.key"), await KeyAsync("session.key"), null, "mem_" + new string('0', 43), "mem_~", new string('x', 500)];
        return new(new(operations, new Schemas(document), ids, keys, seed), service);

        async Task<string> KeyAsync(string file) => (await File.ReadAllTextAsync(Path.Combine(folder, file))).Trim();
    }

    public Task SendAsync(int from, int count) => Parallel.ForEachAsync(Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, cancellation) =>
    {
        var request = maker.Make(number);
        try
        {
            using var answer = await client.SendAsync(request.Build(service), cancellation);
            var body = await answer.Content.ReadAsStringAsync(cancellation);
            statuses.AddOrUpdate(((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), 1, (_, n) => n + 1);
            if (AnswerRules.Broken(request, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, body) is { } rule)
                Broken.Enqueue($"{number} {rule} ({(int)answer.StatusCode}): {request}\n    {(body.Length > 300 ? body[..300] : body)}");
        }
        catch (HttpRequestException) when (request.Body?.Length > 25 * 1024 * 1024)
        {
            // Refused before all of it was sent: the answer can be lost with the connection.
            statuses.AddOrUpdate("closed", 1, (_, n) => n + 1);
        }
        catch (HttpRequestException e)
        {
            Broken.Enqueue($"{number} no answer ({e.Message}): {request}");
        }
    });

    /// <summary>Until everything that was handed in is learned from.</summary>
    public static Task DrainAsync(HttpClient admin) => Eventually.BecomesAsync(
        async () => (await admin.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!.Deliveries.GetValueOrDefault("pending"), n => n == 0, "the inbox should be empty");

    public void Dispose() => client.Dispose();
}
