using Memory.Client;

namespace Memory.Tests.Access.Isolation;

/// <summary>
/// Everything that tenant B can ask, with names, ids, cursors and tags of A in every place where one fits. A new route goes in here:
/// <see cref="IsolationTests"/> fails until it does.
/// </summary>
internal static class Walk
{
    public static IEnumerable<Step> Of(Tenant a, Tenant b) => Reading(a, b).Concat(Writing(a, b)).Concat(Afterwards(a, b));

    private static IEnumerable<Step> Reading(Tenant a, Tenant b)
    {
        string[] repos = [a.Repo, b.Repo, $"{a.Owner}/never-seen", $"{b.Owner}/never-seen"];
        string[] scopes = [.. repos, $"{a.Owner}/*", "*"];
        foreach (var route in new[] { "GET /healthz", "GET /readyz" })
            yield return new(route, route[4..]);
        foreach (var query in scopes.Select(r => $"?repo={r}").Prepend(""))
        {
            yield return new("GET /v1/lessons", $"/v1/lessons{query}");
            yield return new("GET /v1/lessons", $"/v1/lessons{(query.Length > 0 ? query + "&" : "?")}doubtful=true");
            yield return new("GET /v1/stats", $"/v1/stats{query}");
            yield return new("GET /v1/deliveries", $"/v1/deliveries{query}");
            yield return new("GET /v1/audit", $"/v1/audit{query}");
            yield return new("GET /v1/lessons/export", $"/v1/lessons/export{query}");
            yield return new("GET /v1/lessons/export", $"/v1/lessons/export{query}{(query.Length > 0 ? "&" : "?")}format=markdown");
            yield return new("GET /v1/lessons/export", $"/v1/lessons/export{query}{(query.Length > 0 ? "&" : "?")}format=markdown&order=value");
            yield return new("GET /v1/search", $"/v1/search{(query.Length > 0 ? query + "&" : "?")}q=log+tokens+indentation");
            yield return new("GET /v1/search", $"/v1/search{(query.Length > 0 ? query + "&" : "?")}q=name+events&session=w2");
            yield return new("GET /v1/search", $"/v1/search{(query.Length > 0 ? query + "&" : "?")}path=src/orders/order.ts");
        }
        foreach (var status in new[] { "proposed", "active", "conflicted" })
            yield return new("GET /v1/lessons", $"/v1/lessons?status={status}&q=tokens&path=src/orders/order.ts");
        foreach (var list in new[] { "lessons", "deliveries", "audit", "repos" })
            foreach (var cursor in a.Cursors.Concat(b.Cursors))
                yield return new($"GET /v1/{list}", $"/v1/{list}?limit=1&cursor={cursor}");
        yield return new("GET /v1/repos", "/v1/repos");
        yield return new("GET /v1/keys", "/v1/keys");
        yield return new("GET /v1/tombstones", "/v1/tombstones");
        foreach (var cursor in a.Cursors)
            yield return new("GET /v1/tombstones", $"/v1/tombstones?limit=1&cursor={cursor}");
        foreach (var who in new[] { "ana", a.Admin.Id, b.Admin.Id, "key:tenant", "key:admin" })
            yield return new("GET /v1/audit", $"/v1/audit?who={who}");
        foreach (var id in a.Lessons.Concat(b.Lessons.Take(2)))
        {
            yield return new("GET /v1/lessons/{id}", $"/v1/lessons/{id}");
            yield return new("GET /v1/lessons/{id}", $"/v1/lessons/{id}", IfNoneMatch: a.Tag);
            yield return new("GET /v1/lessons/{id}/history", $"/v1/lessons/{id}/history");
        }
        foreach (var id in a.Jobs.Concat(b.Jobs))
        {
            yield return new("GET /v1/jobs/{id}", $"/v1/jobs/{id}");
            yield return new("GET /v1/jobs/{id}/events", $"/v1/jobs/{id}/events");
        }
        foreach (var repo in repos)
        {
            yield return new("GET /v1/repos/{owner}/{name}/settings", $"/v1/repos/{repo}/settings");
            foreach (var call in Calls(a, repo))
            {
                yield return Step.Json("POST /mcp", "/mcp", call);
                yield return Step.Json("POST /mcp", $"/mcp?repo={repo}", call);
            }
            foreach (var hook in new object[]
            {
                new { hook_event_name = "SessionStart", session_id = $"{a.Reader.Id}/{a.Repo}/s1", cwd = "/work", source = "startup" },
                new { hook_event_name = "UserPromptSubmit", session_id = "s1", prompt = "log raw tokens through the pool" },
                new { hook_event_name = "PreToolUse", session_id = "s2", tool_name = "Write", tool_input = new { file_path = $"/work/{repo}/src/orders/order.ts", content = "log(rawTokens, pool)" } },
            })
                yield return Step.Json("POST /hooks/claude-code", $"/hooks/claude-code?repo={repo}", hook);
            yield return new("GET /v1/repos/{owner}/{name}/onboarding", $"/v1/repos/{repo}/onboarding");
            foreach (var file in new[] { "", "?file=CLAUDE.md", "?file=.claude/rules/memory-src.md" })
                yield return new("GET /v1/repos/{owner}/{name}/claude-md", $"/v1/repos/{repo}/claude-md{file}");
            yield return Step.Json("POST /v1/render", "/v1/render", new RenderRequest { Repo = repo, Files = new Dictionary<string, string> { ["CLAUDE.md"] = "# Ours\n" } });
            foreach (var session in new[] { null, "s1", $"{a.Reader.Id}/{a.Repo}/s1" })
                yield return Step.Json("POST /v1/context", "/v1/context", new ContextRequest { Repo = repo, Task = "log raw tokens through the pool", Files = ["src/orders/order.ts"], Session = session, Exclude = a.Lessons });
            yield return Step.Json("POST /v1/ask", "/v1/ask", new AskRequest { Repo = repo, Question = "may I log raw tokens?" });
            yield return Step.Json("POST /v1/check", "/v1/check", new CheckRequest { Repo = repo, Diff = "--- a/src/orders/order.ts\n+++ b/src/orders/order.ts\n@@ -0,0 +1 @@\n+log(rawTokens, pool)\n", Model = true });
        }
        foreach (var question in new[] { "may I log raw tokens?", "which pool do connections use?", $"what does {a.Lessons[0]} say about {a.Repo}?", "who knows src/orders/order.ts?" })
            yield return Step.Json("POST /v1/ask", "/v1/ask", new AskRequest { Question = question });
    }

    private static IEnumerable<object> Calls(Tenant a, string repo)
    {
        yield return Say("tools/call", new { name = "get_context", arguments = new { repo, task = "log raw tokens through the pool", files = new[] { "src/orders/order.ts" } } });
        yield return Say("tools/call", new { name = "search_lessons", arguments = new { repo, q = "log tokens indentation" } });
        yield return Say("tools/call", new { name = "ask_project", arguments = new { repo, question = $"what does {a.Lessons[0]} say about raw tokens?" } });
        yield return Say("tools/call", new { name = "check_diff", arguments = new { repo, diff = "--- a/src/orders/order.ts\n+++ b/src/orders/order.ts\n@@ -0,0 +1 @@\n+log(rawTokens, pool)\n" } });
        yield return Say("tools/call", new { name = "claude_code_hook", arguments = new { @event = "UserPromptSubmit", session_id = "s3", prompt = "log raw tokens through the pool" } });
        yield return Say("resources/read", new { uri = $"lessons://{repo}" });
        yield return Say("prompts/get", new { name = "onboard", arguments = new { repo } });

        static object Say(string method, object parameters) => new { jsonrpc = "2.0", id = 1, method, @params = parameters };
    }

    private static IEnumerable<Step> Writing(Tenant a, Tenant b)
    {
        foreach (var id in a.Lessons)
        {
            foreach (var verb in new[] { "approve", "reject", "retire", "restore" })
                yield return Step.Json($"POST /v1/lessons/{{id}}/{verb}", $"/v1/lessons/{id}/{verb}", new LessonNote("ours now"));
            foreach (var session in new[] { null, "s1", $"{a.Reader.Id}/{a.Repo}/s1" })
                yield return Step.Json("POST /v1/outcomes", "/v1/outcomes", new OutcomeInput { Lesson = id, Session = session, Outcome = "wrong", Note = "ours now" });
            yield return new("PATCH /v1/lessons/{id}", $"/v1/lessons/{id}", $"{{\"repo\":\"{b.Repo}\",\"rule\":\"Ours now.\"}}", "application/merge-patch+json");
            yield return new("PATCH /v1/lessons/{id}", $"/v1/lessons/{id}", "{\"rule\":\"Ours now.\"}", "application/merge-patch+json", IfMatch: a.Tag);
            yield return new("DELETE /v1/lessons/{id}", $"/v1/lessons/{id}");
        }
        foreach (var id in a.Deliveries)
            yield return new("POST /v1/deliveries/{id}/replay", $"/v1/deliveries/{id}/replay");
        foreach (var key in new[] { a.Admin, a.Reader })
        {
            yield return new("DELETE /v1/keys/{id}", $"/v1/keys/{key.Id}");
            yield return Step.Json("POST /v1/keys/{id}/rotate", $"/v1/keys/{key.Id}/rotate", new KeyRotation(60));
        }
        foreach (var repo in new[] { a.Repo, $"{a.Owner}/*", "*", $"{a.Owner}/never-seen" })
        {
            yield return Step.Json("POST /v1/keys", "/v1/keys", new KeyInput { Name = "x", Scopes = ["admin"], Repos = [repo] });
            yield return Step.Json("POST /v1/lessons", "/v1/lessons", new LessonInput { Repo = repo, Rule = "never log raw tokens" });
            yield return Step.Json("POST /v1/lessons/import", "/v1/lessons/import", new LessonInput { Repo = repo, Rule = "never log raw tokens" }, "application/x-ndjson");
            yield return Step.Json("PATCH /v1/lessons/{id}", $"/v1/lessons/{b.Lessons[0]}", new { repo }, "application/merge-patch+json");
        }
        // What is known of B's own is too little for a replay: no job is left running.
        foreach (var repo in new[] { a.Repo, $"{a.Owner}/never-seen", b.Repo })
            yield return Step.Json("POST /v1/replay", "/v1/replay", new ReplayRequest { Repo = repo });
        yield return Step.Json("POST /v1/replay", "/v1/replay", new ReplayRequest { Comments = [a.Says(400, "ana", "Which pool?")] });
        foreach (var repo in new[] { a.Repo, $"{a.Owner}/never-seen", b.Repo })
            yield return Step.Json("POST /v1/repos/{owner}/{name}/harvest", $"/v1/repos/{repo}/harvest", new HarvestRequest());
        foreach (var repo in new[] { a.Repo, $"{a.Owner}/never-seen", b.Repo })
            yield return new("POST /v1/repos/{owner}/{name}/publish", $"/v1/repos/{repo}/publish");
        // An empty text removes a document: nobody's but one's own.
        foreach (var text in new[] { "", "# Setup\n\nPasswords are hashed with md5.\n" })
            foreach (var repo in new[] { a.Repo, $"{a.Owner}/never-seen", b.Repo })
                yield return Step.Json("POST /v1/documents", "/v1/documents", new Document { Repo = repo, Path = "docs/setup.md", Text = text });
        foreach (var repo in new[] { a.Repo, $"{a.Owner}/never-seen", b.Repo })
            yield return Step.Json("POST /v1/guidelines", "/v1/guidelines", new GuidelinesInput { Repo = repo, Files = [new() { Path = "CLAUDE.md", Text = "- Never log raw words.\n" }] });
        foreach (var repo in new[] { a.Repo, $"{a.Owner}/never-seen" })
        {
            yield return Step.Json("PUT /v1/repos/{owner}/{name}/settings", $"/v1/repos/{repo}/settings", new { teachers = new[] { "eve" } });
            yield return new("DELETE /v1/repos/{owner}/{name}", $"/v1/repos/{repo}");
        }
        foreach (var query in new[] { "", $"?repo={a.Repo}", $"?repo={a.Owner}/never-seen" })
            yield return new("POST /v1/tidy", $"/v1/tidy{query}");
        // Whoever is not GitHub is told so, with whatever key.
        yield return new("POST /webhooks/github", "/webhooks/github", "{}", "application/json");
        yield return new("GET /v1/backup", "/v1/backup");
        yield return new("POST /v1/restore", "/v1/restore?replace=true", "x", "application/gzip");
        yield return new("GET /v1/doctor", "/v1/doctor");
        yield return new("GET /v1/github", "/v1/github");
        yield return Step.Json("POST /v1/github/manifest", "/v1/github/manifest", new GitHubManifestRequest { Redirect = "http://127.0.0.1:9/done" });
        yield return Step.Json("POST /v1/github/app", "/v1/github/app", new GitHubAppCode("abc"));
        yield return Step.Json("POST /v1/github/token", "/v1/github/token", new GitHubTokenInput("abc"));
        yield return new("POST /v1/github/ping", "/v1/github/ping");
        foreach (var login in new[] { "ana", "never-seen" })
            yield return new("DELETE /v1/people/{login}", $"/v1/people/{login}");
        foreach (var id in a.Tombstones)
            yield return new("DELETE /v1/tombstones/{id}", $"/v1/tombstones/{id}");
        yield return Step.Json("POST /v1/comments", "/v1/comments?wait=true", a.Says(1, "ana", "@claude forget that"));
        string[] orders = ["forget {0}", "approve {0}", "replace {0}: ours now", "{0} only applies to src/**", "{0} is wrong", "how do we log tokens, see {0}?"];
        var n = 100;
        foreach (var order in orders)
            yield return Step.Json("POST /v1/comments", "/v1/comments?wait=true", b.Says(n++, "ana", "@claude " + string.Format(System.Globalization.CultureInfo.InvariantCulture, order, a.Lessons[0])));
        yield return Step.Json("POST /v1/comments", "/v1/comments?wait=true", b.Says(n++, "ana", "@claude same here", parent: 1) with { Repo = $"{b.Owner}/other" });
        yield return Step.Json("POST /v1/comments", "/v1/comments?wait=true", b.Says(n, "ana", "@claude remember: passwords are hashed with argon2."));
    }

    /// <summary>What B changes after A was there: no counter, tag or cursor tells that somebody else had been at work.</summary>
    private static IEnumerable<Step> Afterwards(Tenant a, Tenant b)
    {
        yield return Step.Json("POST /v1/lessons", "/v1/lessons", new LessonInput { Repo = b.Repo, Rule = "Dates are written as ISO 8601." });
        yield return Step.Json("PATCH /v1/lessons/{id}", $"/v1/lessons/{b.Lessons[0]}", new { why = "It was decided." }, "application/merge-patch+json");
        yield return new("GET /v1/lessons/{id}", $"/v1/lessons/{b.Lessons[0]}");
        yield return new("POST /v1/lessons/{id}/retire", $"/v1/lessons/{b.Lessons[1]}/retire");
        yield return new("GET /v1/lessons/{id}/history", $"/v1/lessons/{b.Lessons[1]}/history");
        // A has lessons in the same words: erasing B's touches none of what A reads.
        foreach (var id in b.Lessons.Skip(2))
            yield return new("DELETE /v1/lessons/{id}", $"/v1/lessons/{id}");
        yield return Step.Json("POST /v1/keys", "/v1/keys", new KeyInput { Name = "ci", Scopes = ["read"], Repos = [b.Repo] });
        yield return Step.Json("PUT /v1/repos/{owner}/{name}/settings", $"/v1/repos/{b.Repo}/settings", new { teachers = new[] { "eve" } });
        yield return new("DELETE /v1/repos/{owner}/{name}", $"/v1/repos/{b.Owner}/never-seen");
        foreach (var list in new[] { "deliveries", "audit" })
            yield return new($"GET /v1/{list}", $"/v1/{list}?limit=3");
        yield return new("GET /v1/tombstones", "/v1/tombstones");
        yield return new("GET /v1/stats", "/v1/stats");
        yield return new("GET /v1/repos", "/v1/repos");
        yield return Step.Json("POST /v1/context", "/v1/context", new ContextRequest { Repo = b.Repo, Task = "write dates and hash passwords", Exclude = a.Lessons });
        yield return Step.Json("POST /v1/ask", "/v1/ask", new AskRequest { Question = "how are passwords hashed?" });
    }
}
