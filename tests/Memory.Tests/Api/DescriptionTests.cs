using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Memory.Api;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Api;

/// <summary>The description at /openapi/v1.json: what it was, whole, and true.</summary>
public sealed class DescriptionTests : IAsyncLifetime
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch"];
    private readonly MemoryApp app = new();
    private JsonObject document = null!;
    private string text = "";

    public async ValueTask InitializeAsync()
    {
        text = await app.WithKey(null).GetStringAsync("/openapi/v1.json");
        document = JsonNode.Parse(text)!.AsObject();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IEnumerable<(string Path, string Verb, JsonObject Operation)> Operations() =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where Verbs.Contains(operation.Key)
        select (path.Key, operation.Key, operation.Value!.AsObject());

    [Fact]
    public async Task It_says_what_it_said()
    {
        var file = Snapshot();
        var now = document.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("MEMORY_SNAPSHOTS") == "write")
            await File.WriteAllTextAsync(file, now, TestContext.Current.CancellationToken);
        var then = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        now.ShouldBe(then, "The contract changed. If that is meant, run this test once with MEMORY_SNAPSHOTS=write and commit openapi.json.");
    }

    [Fact]
    public async Task It_is_the_same_every_time()
    {
        await using var other = new MemoryApp();
        (await other.WithKey(null).GetStringAsync("/openapi/v1.json")).ShouldBe(text);
    }

    [Fact]
    public void Every_reference_leads_somewhere_and_every_name_is_given_once()
    {
        foreach (Match reference in Regex.Matches(text, "\"\\$ref\":\\s*\"([^\"]+)\""))
        {
            JsonNode? at = document;
            foreach (var step in reference.Groups[1].Value.TrimStart('#', '/').Split('/'))
                at = at?[step.Replace("~1", "/", StringComparison.Ordinal)];
            at.ShouldNotBeNull(reference.Value);
        }
        Operations().Select(o => o.Operation["operationId"]!.GetValue<string>()).ShouldBeUnique();
    }

    [Fact]
    public void Every_operation_is_described_with_examples_problems_and_what_its_parameters_take()
    {
        foreach (var (path, verb, operation) in Operations())
        {
            var name = $"{verb} {path}";
            operation["summary"]!.GetValue<string>().ShouldNotBeEmpty(name);
            operation["description"]!.GetValue<string>().Length.ShouldBeGreaterThan(20, name);
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                parameter!["description"]?.GetValue<string>().ShouldNotBeNullOrEmpty($"{name} {parameter["name"]}");
            // A file, such as a backup, has no example in words.
            foreach (var body in operation["requestBody"]?["content"]?.AsObject().Where(c => c.Key.Contains("json")).Select(c => c.Value) ?? [])
                body!["example"].ShouldNotBeNull($"{name}: example of the body");
            foreach (var (status, answer) in operation["responses"]!.AsObject())
                foreach (var (type, content) in answer!["content"]?.AsObject() ?? [])
                {
                    if (type.EndsWith("json", StringComparison.Ordinal) && type != "application/x-ndjson")
                        content!["example"].ShouldNotBeNull($"{name}: example of {status}");
                    if (status[0] is '4' or '5')
                        content!["schema"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/Problem", name);
                }
        }
        foreach (var (_, _, type, _) in Problems.All)
            document["info"]!["description"]!.GetValue<string>().ShouldContain(type);
    }

    [Fact]
    public async Task Every_answer_that_is_given_is_described()
    {
        var lesson = new LessonInput { Repo = "acme/shop", Rule = "Pin every action to a commit." };
        var made = await app.Admin.PostAsJsonAsync("/v1/lessons", lesson, MemoryApp.Web);
        var id = (await made.Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!.Id;
        using var bound = await app.WithNewKeyAsync(["admin"], ["acme/shop"]);
        await app.SayAsync(Says.Member("ana", "hello") with { Id = "said" });
        var key = (await app.GetAsync<Page<Key>>("/v1/keys")).Items.First(k => k.Name == "test");
        var replay = System.Text.Json.JsonSerializer.Serialize(new ReplayRequest { Comments = Replaying.SmallHistory.Comments() }, MemoryApp.Web);
        using var asked = new StringContent(replay, Encoding.UTF8, "application/json");
        var job = (await (await app.Admin.PostAsync("/v1/replay", asked)).Content.ReadFromJsonAsync<JobStarted>(MemoryApp.Web))!.Job;
        (HttpClient As, string Verb, string Route, string? Body, string Type)[] requests =
        [
            (app.Admin, "POST", "/v1/comments", """{"source":"github","repo":"acme/shop","id":"1","author":"ana","body":"hello"}""", "application/json"),
            (app.Admin, "POST", "/v1/comments?wait=true", """{"source":"github","repo":"acme/shop","id":"2","author":"ana","body":"hello"}""", "application/json"),
            (app.Admin, "POST", "/v1/comments", "{", "application/json"),
            (app.Admin, "POST", "/v1/comments", "x", "text/plain"),
            (app.Session, "POST", "/v1/comments", "{}", "application/json"),
            (app.WithKey(null), "GET", "/v1/lessons", null, ""),
            (app.WithKey(null), "POST", "/webhooks/github", "{}", "application/json"),
            (app.Admin, "POST", "/v1/documents", """{"repo":"acme/shop","path":"README.md","text":"# Shop\n\nWe sell things.\n"}""", "application/json"),
            (app.Admin, "POST", "/v1/documents", "{", "application/json"),
            (app.Admin, "POST", "/v1/documents", "x", "text/plain"),
            (app.Session, "POST", "/v1/documents", "{}", "application/json"),
            (app.Admin, "POST", "/v1/guidelines", """{"repo":"acme/shop","files":[{"path":"CLAUDE.md","text":"- Never log raw words.\n"}]}""", "application/json"),
            (app.Admin, "POST", "/v1/guidelines", "{", "application/json"),
            (app.Admin, "POST", "/v1/guidelines", "x", "text/plain"),
            (app.Session, "POST", "/v1/guidelines", "{}", "application/json"),
            (app.Admin, "POST", "/v1/repos/acme/shop/harvest", """{"mode":"all"}""", "application/json"),
            (app.Admin, "POST", "/v1/repos/acme/shop/harvest", """{"mode":"odd"}""", "application/json"),
            (app.Session, "POST", "/v1/repos/acme/shop/harvest", null, ""),
            (app.Admin, "POST", "/v1/repos/acme/shop/publish", null, ""),
            (app.Session, "POST", "/v1/repos/acme/shop/publish", null, ""),
            (app.Admin, "POST", "/v1/replay", """{"repo":"acme/shop"}""", "application/json"),
            (app.Admin, "POST", "/v1/replay", """{"repo":3}""", "application/json"),
            (app.Admin, "POST", "/v1/replay", "x", "text/plain"),
            (app.Session, "POST", "/v1/replay", """{"repo":"acme/shop"}""", "application/json"),
            (bound, "POST", "/v1/replay", """{"repo":"globex/site"}""", "application/json"),
            (app.Admin, "POST", "/v1/replay", replay, "application/json"),
            (app.Session, "GET", "/v1/jobs/J1", null, ""),
            (app.Session, "GET", $"/v1/jobs/{job}", null, ""),
            (app.Session, "GET", "/v1/jobs/J1/events", null, ""),
            (app.Session, "GET", $"/v1/jobs/{job}/events", null, ""),
            (app.Admin, "GET", "/v1/deliveries?outcome=odd", null, ""),
            (app.Admin, "GET", "/v1/deliveries", null, ""),
            (app.Admin, "POST", "/v1/deliveries/D1/replay", null, ""),
            (app.Admin, "POST", $"/v1/deliveries/{(await app.DeliveryAsync("said")).Id}/replay", null, ""),
            (app.Admin, "GET", "/v1/lessons?limit=1000", null, ""),
            (app.Admin, "GET", "/v1/lessons", null, ""),
            (app.Admin, "POST", "/v1/lessons", """{"repo":"acme/shop","rule":"Pin every action to a commit."}""", "application/json"),
            (app.Admin, "POST", "/v1/lessons", """{"repo":"acme/shop","rule":"Another one."}""", "application/json"),
            (app.Admin, "GET", $"/v1/lessons/{id}", null, ""),
            (app.Admin, "GET", "/v1/lessons/L1", null, ""),
            (app.Admin, "PATCH", $"/v1/lessons/{id}", """{"ruel":"x"}""", "application/merge-patch+json"),
            (app.Admin, "PATCH", $"/v1/lessons/{id}", """{"topic":"build"}""", "application/merge-patch+json"),
            (app.Admin, "POST", $"/v1/lessons/{id}/retire", null, ""),
            (app.Admin, "POST", $"/v1/lessons/{id}/approve", null, ""),
            (app.Admin, "POST", $"/v1/lessons/{id}/restore", null, ""),
            (app.Admin, "POST", $"/v1/lessons/{id}/reject", null, ""),
            (app.Admin, "GET", $"/v1/lessons/{id}/history", null, ""),
            (app.Admin, "GET", "/v1/lessons/export", null, ""),
            (app.Admin, "POST", "/v1/lessons/import", """{"repo":"acme/shop","rule":"A third."}""", "application/x-ndjson"),
            (app.Admin, "DELETE", $"/v1/lessons/{id}", null, ""),
            (app.Session, "POST", "/v1/context", """{"repo":"acme/shop"}""", "application/json"),
            (app.Session, "POST", "/v1/context", """{"repo":"acme/shop","phase":"odd"}""", "application/json"),
            (app.Session, "GET", "/v1/search?q=pin", null, ""),
            (app.Session, "POST", "/v1/ask", """{"question":"how do we pin?"}""", "application/json"),
            (app.Session, "POST", "/mcp", """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", "application/json"),
            (app.Session, "POST", "/mcp", """{"jsonrpc":"2.0","method":"notifications/initialized"}""", "application/json"),
            (app.Session, "POST", "/mcp", "[]", "application/json"),
            (app.WithKey(null), "POST", "/mcp", "{}", "application/json"),
            (app.Session, "POST", "/hooks/claude-code", "{", "application/json"),
            (app.Session, "POST", "/hooks/claude-code?repo=acme/shop", """{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt":"pin every action"}""", "application/json"),
            (app.WithKey(null), "POST", "/hooks/claude-code", "{}", "application/json"),
            (app.Session, "GET", "/v1/repos/acme/shop/onboarding", null, ""),
            (app.Session, "POST", "/v1/outcomes", """{"lesson":"L1","session":"s","outcome":"odd"}""", "application/json"),
            (app.Session, "POST", "/v1/outcomes", """{"lesson":"L1","session":"s","outcome":"wrong"}""", "application/json"),
            (app.Session, "GET", "/v1/lessons?doubtful=true", null, ""),
            (app.Session, "POST", "/v1/check", """{"repo":"acme/shop","diff":"--- a/a.yml\n+++ b/a.yml\n@@ -0,0 +1 @@\n+uses: actions/checkout@v4\n"}""", "application/json"),
            (app.Session, "GET", "/v1/repos/acme/shop/claude-md", null, ""),
            (app.Session, "GET", "/v1/repos/acme/shop/claude-md?file=x.md", null, ""),
            (app.Session, "POST", "/v1/render", """{"repo":"acme/shop","files":{"CLAUDE.md":"<!-- memory:end -->\n<!-- memory:begin -->\n"}}""", "application/json"),
            (app.Session, "GET", "/v1/stats", null, ""),
            (app.Session, "GET", "/v1/repos", null, ""),
            (app.Session, "GET", "/v1/repos/acme/shop/settings", null, ""),
            (app.Admin, "PUT", "/v1/repos/acme/shop/settings", """{"activation":"odd"}""", "application/json"),
            (app.Admin, "PUT", "/v1/repos/acme/shop/settings", """{"activation":"approval"}""", "application/json"),
            (app.Admin, "DELETE", "/v1/repos/acme/gone", null, ""),
            (app.Admin, "PUT", "/v1/repos/acme/gone/settings", "{}", "application/json"),
            (app.Admin, "DELETE", "/v1/people/nobody", null, ""),
            (app.Admin, "GET", "/v1/tombstones", null, ""),
            (app.Admin, "DELETE", "/v1/tombstones/T1", null, ""),
            (app.Admin, "POST", "/v1/keys", """{"name":"x","scopes":["read"]}""", "application/json"),
            (app.Admin, "GET", "/v1/keys", null, ""),
            (app.Admin, "POST", "/v1/keys/K1/rotate", null, ""),
            (app.Admin, "POST", $"/v1/keys/{key.Id}/rotate", """{"graceSeconds":-1}""", "application/json"),
            (app.Admin, "POST", $"/v1/keys/{key.Id}/rotate", """{"graceSeconds":60}""", "application/json"),
            (app.Admin, "GET", "/v1/audit", null, ""),
            (app.Admin, "GET", "/v1/audit?what=%3F", null, ""),
            (bound, "GET", "/v1/audit?repo=globex/site", null, ""),
            (app.Admin, "POST", "/v1/tidy", null, ""),
            (bound, "POST", "/v1/tidy?repo=globex/site", null, ""),
            (app.Admin, "GET", "/v1/github", null, ""),
            (bound, "GET", "/v1/github", null, ""),
            (app.Admin, "POST", "/v1/github/manifest", """{"redirect":"http://127.0.0.1:9/done","service":"https://memory.test"}""", "application/json"),
            (app.Admin, "POST", "/v1/github/manifest", """{"redirect":"https://elsewhere.test/done"}""", "application/json"),
            (bound, "POST", "/v1/github/manifest", """{"redirect":"http://127.0.0.1:9/done"}""", "application/json"),
            (app.Admin, "POST", "/v1/github/app", """{"code":"-"}""", "application/json"),
            (bound, "POST", "/v1/github/app", """{"code":"abc"}""", "application/json"),
            (app.Admin, "POST", "/v1/github/token", """{"token":" "}""", "application/json"),
            (bound, "POST", "/v1/github/token", """{"token":"abc"}""", "application/json"),
            (app.Admin, "POST", "/v1/github/ping", null, ""),
            (bound, "POST", "/v1/github/ping", null, ""),
            (app.Admin, "GET", "/v1/doctor", null, ""),
            (bound, "GET", "/v1/doctor", null, ""),
            (app.Admin, "GET", "/v1/backup", null, ""),
            (bound, "GET", "/v1/backup", null, ""),
            (app.Admin, "POST", "/v1/restore", "x", "text/plain"),
            (app.Admin, "POST", "/v1/restore", "x", "application/gzip"),
            (bound, "POST", "/v1/restore", "x", "application/gzip"),
            (app.Admin, "DELETE", "/v1/keys/K1", null, ""),
            (app.WithKey(null), "GET", "/healthz", null, ""),
            (app.WithKey(null), "GET", "/readyz", null, ""),
        ];
        var seen = new HashSet<string>();
        foreach (var (client, verb, route, body, type) in requests)
        {
            using var request = new HttpRequestMessage(new HttpMethod(verb), route);
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, type);
            var answer = await client.SendAsync(request);
            var (path, _, operation) = Operations().Single(o => o.Verb.Equals(verb, StringComparison.OrdinalIgnoreCase)
                && Regex.IsMatch(route.Split('?')[0], "^" + Regex.Replace(o.Path, @"\{\w+\}", "[^/]+") + "$")
                && (o.Path.Contains('{') == !document["paths"]!.AsObject().ContainsKey(route.Split('?')[0])));
            seen.Add($"{verb} {path}");
            var described = operation["responses"]!.AsObject();
            described.ContainsKey(((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture))
                .ShouldBeTrue($"{verb} {route} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            if ((int)answer.StatusCode >= 400)
                Problems.All.Select(p => p.Type).ShouldContain((await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Type!);
        }
        Operations().Select(o => $"{o.Verb.ToUpperInvariant()} {o.Path}").Except(seen).ShouldBeEmpty("no request of this test asks for these");
    }

    private static string Snapshot([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "openapi.json");
}
