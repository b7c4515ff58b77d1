using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Memory.Cli;
using Memory.Client;
using Memory.Connecting;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Connecting;

/// <summary>A new operator connects the service to GitHub from the command line: it is used at once, and after a restart.</summary>
public sealed partial class ConnectTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-connect-").FullName;
    private readonly HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false });
    private FakeGitHub github = null!;
    private MemoryApp app = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync("acme/shop");
        github["acme/shop"].Permissions["ana"] = "write";
        Start();
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
        await github.DisposeAsync();
        TestStore.Forget(folder);
        Directory.Delete(folder, recursive: true);
    }

    private void Start() => app = new MemoryApp(new() { ["Memory:GitHub:ApiUrl"] = github.Address }, folder);

    /// <summary>What an operator clicks: the form, GitHub's button, and the installation.</summary>
    private async Task ClickAsync(Uri page)
    {
        if (page.AbsolutePath.EndsWith("/installations/new", StringComparison.Ordinal))
        {
            github.App.Installations["acme"] = 1;
            return;
        }
        var (action, manifest) = await FormAsync(page);
        using var form = new FormUrlEncodedContent([new("manifest", manifest)]);
        using var made = await browser.PostAsync(action, form);
        made.StatusCode.ShouldBe(HttpStatusCode.Found);
        var back = made.Headers.Location!;
        // Whoever guesses the address and not the state is no GitHub.
        using var forged = await browser.GetAsync(back.ToString().Replace("state=", "state=0", StringComparison.Ordinal));
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GetStringAsync(back)).ShouldContain("The app is made");
    }

    private async Task<(string Action, string Manifest)> FormAsync(Uri page)
    {
        using var shown = await browser.GetAsync(page);
        shown.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"form-action {new Uri(github.Address).GetLeftPart(UriPartial.Authority)}");
        var html = await shown.Content.ReadAsStringAsync();
        return (WebUtility.HtmlDecode(Action().Match(html).Groups[1].Value), WebUtility.HtmlDecode(Value().Match(html).Groups[1].Value));
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string? input, params string[] args) => RunAsync(input, c => c, args);

    private Task<(int Code, string Output, string Error)> RunAsync(string? input, Func<CliEnvironment, CliEnvironment> change, params string[] args) => CommandAsync(input, change, ["github", "connect", .. args]);

    private async Task<(int Code, string Output, string Error)> CommandAsync(string? input, Func<CliEnvironment, CliEnvironment> change, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var clicks = new List<Task>();
        var environment = new CliEnvironment
        {
            WorkingFolder = folder,
            UserData = folder,
            Variables = new Dictionary<string, string> { ["MEMORY_KEY"] = (await File.ReadAllTextAsync(Path.Combine(folder, "admin.key"))).Trim(), ["MEMORY_URL"] = "http://127.0.0.1" },
            Input = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input ?? "")),
            Browser = page => clicks.Add(Task.Run(() => ClickAsync(page))),
            Time = new HurriedClock(20),
        };
        var code = await Memory.Cli.Program.RunAsync(args, output, error, app.Server.CreateHandler(), change(environment), TestContext.Current.CancellationToken);
        await Task.WhenAll(clicks);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>As GitHub sends it to the address of the manifest.</summary>
    private async Task<int> PingAsync(Uri hook)
    {
        hook.ToString().ShouldBe("https://memory.test/webhooks/github");
        using var answer = await new Hook(app.WithKey(null)).SendAsync("ping", """{"zen":"Keep it logically awesome.","hook_id":1}"""u8.ToArray());
        return (int)answer.StatusCode;
    }

    [Fact]
    public async Task An_app_is_made_installed_and_heard_and_works_at_once_and_after_a_restart()
    {
        _ = app.Services;
        github.App.Form.Ping = PingAsync;
        var (code, output, error) = await RunAsync(null, "--public-url", "https://memory.test", "--org", "acme");
        code.ShouldBe(0, error);
        output.ShouldContain("Connected as memory[bot] (an app), installed with acme");
        error.ShouldContain("ping arrived");
        var (path, manifest) = github.App.Form.Made.ShouldHaveSingleItem();
        path.ShouldBe("/organizations/acme/settings/apps/new");
        manifest["default_permissions"]!.ToJsonString().ShouldBe("""{"metadata":"read","pull_requests":"write","issues":"write"}""");
        manifest["default_events"]!.AsArray().Select(e => e!.GetValue<string>()).ShouldBe(["pull_request_review_comment", "pull_request_review", "pull_request_review_thread", "issue_comment", "repository", "pull_request"], ignoreOrder: true);
        (manifest["public"]!.GetValue<bool>(), manifest["name"]!.GetValue<string>()).ShouldBe((false, "Memory of acme"));
        var key = (await File.ReadAllTextAsync(github.App.KeyFile)).Trim();
        foreach (var secret in new[] { Hook.Secret, key.Split('\n')[1] })
            (output + error).ShouldNotContain(secret);
        foreach (var file in Directory.EnumerateFiles(folder, "github*"))
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);

        await TaughtAsync("@claude remember: never log raw tokens");
        var again = await RunAsync(null, "--public-url", "https://memory.test", "--no-browser");
        (again.Code, github.App.Form.Made.Count).ShouldBe((0, 1), again.Error);
        await app.DisposeAsync();
        Start();
        await TaughtAsync("@claude remember: values go into SQL as parameters");
        (await app.GetAsync<GitHubConnection>("/v1/github")).ShouldSatisfyAllConditions(c => c.From.ShouldBe("connect"), c => c.Heard.ShouldBeTrue(), c => c.Url.ShouldBe("https://github.test/apps/memory"));
    }

    [Fact]
    public async Task What_is_not_installed_or_not_heard_is_said_and_gone_on_with()
    {
        _ = app.Services;
        var (code, _, error) = await RunAsync(null, "--public-url", "https://memory.test");
        code.ShouldBe(1);
        error.ShouldContain("GitHub's ping does not arrive: GitHub's last try came to 502");
        github.App.Installations.Clear();
        (code, _, error) = await RunAsync(null, "--no-browser", "--minutes", "1");
        code.ShouldBe(1);
        error.ShouldContain("was not installed within 1 minutes");
        error.ShouldContain("https://github.test/apps/memory/installations/new");
        github.App.Installations["acme"] = 1;
        github.App.Form.Ping = PingAsync;
        (code, _, error) = await RunAsync(null, "--no-browser");
        (code, github.App.Form.Made.Count).ShouldBe((0, 1), error);
    }

    [Fact]
    public async Task A_ping_is_found_behind_everything_that_was_sent_since()
    {
        _ = app.Services;
        var (code, _, _) = await RunAsync(null, "--public-url", "https://memory.test");
        code.ShouldBe(1);
        for (var i = 0; i < 250; i++)
            github.App.Form.Sent("issue_comment");
        github.App.Form.Ping = PingAsync;
        (code, var output, var error) = await RunAsync(null, "--no-browser");
        (code, output.Contains("installed with acme", StringComparison.Ordinal)).ShouldBe((0, true), error);
    }

    [Theory]
    [InlineData("http://memory.test", "plain http")]
    [InlineData("https://ana:secret@memory.test", "a name or a password")]
    [InlineData("https://memory.test/?x=1", "ends in ?")]
    [InlineData("https://memory.test/#here", "ends in ?")]
    [InlineData("memory.test", "no address such as https://memory.example.com")]
    public async Task A_public_address_that_would_not_do_is_refused_before_anything_is_made(string address, string why)
    {
        _ = app.Services;
        var (code, output, error) = await RunAsync(null, "--public-url", address, "--no-browser", "--minutes", "1");
        (code, error.Contains(why, StringComparison.Ordinal), error.Contains("--public-url", StringComparison.Ordinal)).ShouldBe((1, true, true), error);
        (output + error).ShouldNotContain("secret@");
        github.App.Form.Made.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("harvest")]
    [InlineData("publish")]
    public async Task What_needs_GitHub_says_before_it_is_connected_how_to_connect_it(string verb)
    {
        _ = app.Services;
        var (code, _, error) = await CommandAsync(null, c => c, [verb, "acme/shop"]);
        (code, error.Contains("GitHub is not connected", StringComparison.Ordinal), error.Contains("memory github connect", StringComparison.Ordinal), error.Contains("Try again", StringComparison.Ordinal)).ShouldBe((1, true, true, false), error);
    }

    [Fact]
    public async Task A_path_of_the_public_address_is_kept()
    {
        using var made = await app.Admin.PostAsJsonAsync("/v1/github/manifest", new GitHubManifestRequest { Redirect = "http://127.0.0.1:9/x", Service = "https://tools.test/memory/" });
        var manifest = JsonNode.Parse((await made.Content.ReadFromJsonAsync<GitHubManifest>(MemoryApp.Web))!.Manifest)!;
        manifest["hook_attributes"]!["url"]!.GetValue<string>().ShouldBe("https://tools.test/memory/webhooks/github");
    }

    [Fact]
    public async Task What_is_wrong_with_what_was_connected_is_not_blamed_on_settings()
    {
        _ = app.Services;
        (await RunAsync(FakeGitHub.Token, "--token")).Code.ShouldBe(0);
        github.AnswerWith(HttpStatusCode.Unauthorized, "Bad credentials");
        (await DoctorAsync()).Fix!.ShouldContain("memory github connect --token --replace");
        github.ComeBack();
        (await RunAsync(null, "--replace", "--no-webhook")).Code.ShouldBe(0);
        github.AnswerWith(HttpStatusCode.Unauthorized, "A JSON web token could not be decoded");
        (await DoctorAsync()).Fix!.ShouldStartWith("The app that memory github connect made");
        github.ComeBack();
        File.Delete(Directory.EnumerateFiles(folder, "github-app-*.pem").Single());
        await app.DisposeAsync();
        Start();
        (await DoctorAsync()).ShouldSatisfyAllConditions(c => c.Detail.ShouldContain("private key"), c => c.Fix!.ShouldContain("github.json"));

        // A node that shares the store, or a store that was restored, without what lies beside it.
        File.Delete(Path.Combine(folder, "github.json"));
        await app.DisposeAsync();
        Start();
        (await DoctorAsync()).ShouldSatisfyAllConditions(c => c.State.ShouldBe("warning"), c => c.Detail.ShouldContain("this node is not connected"), c => c.Fix!.ShouldContain("Copy github.json"));
    }

    private async Task<DoctorCheck> DoctorAsync() => (await app.GetAsync<DoctorReport>("/v1/doctor")).Checks.Single(c => c.Name == "github");

    [Fact]
    public async Task Nobody_who_clicks_leaves_everything_as_it_was()
    {
        _ = app.Services;
        var (code, _, error) = await RunAsync(null, "--public-url", "https://memory.test", "--no-browser", "--minutes", "1");
        (code, error.Contains("nobody made the app within 1 minutes", StringComparison.Ordinal)).ShouldBe((1, true), error);
        Directory.EnumerateFiles(folder, "github*").ShouldBeEmpty();
        using var unknown = await app.Admin.PostAsJsonAsync("/v1/github/app", new GitHubAppCode("0123456789abcdef"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("GitHub does not know this code");
        (code, _, error) = await RunAsync(null);
        (code, error.Contains("--public-url", StringComparison.Ordinal)).ShouldBe((2, true), error);
    }

    [Fact]
    public async Task The_code_of_an_app_is_in_no_answer()
    {
        foreach (var status in new[] { HttpStatusCode.ServiceUnavailable, HttpStatusCode.Forbidden, HttpStatusCode.UnprocessableEntity })
        {
            github.AnswerWith(status, "Try again");
            using var failed = await app.Admin.PostAsJsonAsync("/v1/github/app", new GitHubAppCode("0123456789abcdef"));
            var said = await failed.Content.ReadAsStringAsync();
            (failed.StatusCode, said.Contains("did not give the app", StringComparison.Ordinal), said.Contains("0123456789abcdef", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.ServiceUnavailable, true, false), said);
        }
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_an_app_without_a_webhook()
    {
        _ = app.Services;
        var (code, output, error) = await RunAsync(null, "--no-webhook", "--publishing", "--name", "Shop memory");
        code.ShouldBe(0, error);
        error.ShouldContain("Memory:GitHub:PollMinutes");
        var (path, manifest) = github.App.Form.Made.ShouldHaveSingleItem();
        (path, manifest["hook_attributes"], manifest["default_events"], manifest["name"]!.GetValue<string>(), manifest["default_permissions"]!["contents"]!.GetValue<string>())
            .ShouldBe(("/settings/apps/new", null, null, "Shop memory", "write"));
        output.ShouldContain("installed with acme");
    }

    [Fact]
    public async Task A_token_is_checked_and_kept_and_never_shown()
    {
        _ = app.Services;
        var (code, _, error) = await RunAsync("github_pat_of_somebody_else\n", "--token");
        code.ShouldBe(1);
        error.ShouldContain("GitHub does not know this token");
        Directory.EnumerateFiles(folder, "github*").ShouldBeEmpty();
        (code, var output, error) = await RunAsync(FakeGitHub.Token + "\n", "--token");
        code.ShouldBe(0, error);
        output.ShouldContain("Connected as olga (a token)");
        error.ShouldContain("Pull requests: Read and write, to read comments on lines, and answer there");
        (output + error).ShouldNotContain(FakeGitHub.Token);
        var readme = await File.ReadAllTextAsync(Path.Combine(Architecture.HouseTests.Root, "README.md"));
        var events = (await app.GetAsync<GitHubConnection>("/v1/github")).Events;
        events.ShouldContain("pull_request_review_comment");
        foreach (var heard in events)
            (error.Contains(heard, StringComparison.Ordinal), readme.Contains($"`{heard}`", StringComparison.Ordinal)).ShouldBe((true, true), heard);
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "github.json")))!;
        (kept["token"]!.GetValue<string>(), kept["webhookSecret"]!.GetValue<string>().Length).ShouldBe((FakeGitHub.Token, 64));
        (await app.GetAsync<DoctorReport>("/v1/doctor")).Checks.Single(c => c.Name == "github").Detail.ShouldNotContain("not connected");
        (code, _, error) = await RunAsync(FakeGitHub.Token, "--token");
        (code, error.Contains("--replace", StringComparison.Ordinal)).ShouldBe((1, true), error);
        (await app.GetAsync<Page<AuditEntry>>("/v1/audit?what=github.connected")).Items.ShouldHaveSingleItem().Subject.ShouldBe("token");

        // An app takes its place, while the service runs.
        github.App.Form.Ping = PingAsync;
        (code, output, error) = await RunAsync(null, "--replace", "--public-url", "https://memory.test");
        code.ShouldBe(0, error);
        output.ShouldContain("Connected as memory[bot] (an app)");
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "github.json")))!["token"].ShouldBeNull();
    }

    [Fact]
    public async Task On_a_terminal_a_token_is_typed_and_not_shown()
    {
        _ = app.Services;
        var (code, output, error) = await RunAsync(null, c => c with { InputIsTerminal = true, Secret = () => FakeGitHub.Token }, "--token");
        code.ShouldBe(0, error);
        (output + error).ShouldNotContain(FakeGitHub.Token);
        error.ShouldContain("it is not shown");
    }

    [Theory]
    [InlineData("https://api.github.com", null, "https://github.com/settings/apps/new")]
    [InlineData("https://api.github.com", "acme", "https://github.com/organizations/acme/settings/apps/new")]
    [InlineData("https://github.example.com/api/v3", "acme", "https://github.example.com/organizations/acme/settings/apps/new")]
    [InlineData("https://api.acme.ghe.com", null, "https://acme.ghe.com/settings/apps/new")]
    [InlineData("http://127.0.0.1:8080/api/v3/", null, "http://127.0.0.1:8080/settings/apps/new")]
    public void The_form_is_where_people_see_what_the_interface_speaks_of(string api, string? organization, string form)
    {
        Manifest.Form(Manifest.Web(api), organization).ToString().ShouldBe(form);
    }

    [Fact]
    public async Task Settings_that_name_somebody_hold()
    {
        await using var named = new MemoryApp(github.Settings());
        (await named.GetAsync<GitHubConnection>("/v1/github")).ShouldSatisfyAllConditions(c => c.Kind.ShouldBe("token"), c => c.From.ShouldBe("settings"), c => c.Login.ShouldBe("olga"));
        using var refused = await named.Admin.PostAsJsonAsync("/v1/github/token", new GitHubTokenInput(FakeGitHub.Token));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        // Before anything is made at GitHub.
        using var unmade = await named.Admin.PostAsJsonAsync("/v1/github/manifest", new GitHubManifestRequest { Redirect = "http://127.0.0.1:9/x" });
        (unmade.StatusCode, (await unmade.Content.ReadAsStringAsync()).Contains("Memory:GitHub:Token", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Conflict, true));
    }

    [Fact]
    public async Task A_secret_that_settings_name_leaves_room_for_a_token_and_for_no_app()
    {
        await using var signed = new MemoryApp(Hook.Settings(new() { ["Memory:GitHub:ApiUrl"] = github.Address }));
        foreach (var (path, body) in new (string, object)[] { ("manifest", new GitHubManifestRequest { Redirect = "http://127.0.0.1:9/x" }), ("app", new GitHubAppCode("0123456789abcdef")) })
        {
            using var refused = await signed.Admin.PostAsJsonAsync($"/v1/github/{path}", body);
            (refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains("Memory:GitHub:WebhookSecret", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Conflict, true), path);
        }
        using var taken = await signed.Admin.PostAsJsonAsync("/v1/github/token", new GitHubTokenInput(FakeGitHub.Token));
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_manifest_that_GitHub_would_not_take_names_the_field()
    {
        foreach (var (field, body) in new (string, object)[]
        {
            ("redirect", new GitHubManifestRequest { Redirect = "https://elsewhere.test/done" }),
            ("organization", new GitHubManifestRequest { Redirect = "http://127.0.0.1:9/x", Organization = "a/b" }),
            ("name", new GitHubManifestRequest { Redirect = "http://127.0.0.1:9/x", Name = new string('m', 35) }),
            ("service", new GitHubManifestRequest { Redirect = "http://127.0.0.1:9/x", Service = "ftp://memory.test" }),
        })
        {
            using var wrong = await app.Admin.PostAsJsonAsync("/v1/github/manifest", body);
            (wrong.StatusCode, (await wrong.Content.ReadAsStringAsync()).Contains($"\"{field}\"", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true), field);
        }
    }

    private async Task TaughtAsync(string words)
    {
        var said = github["acme/shop"].Comment(words);
        await new Hook(app.WithKey(null)).SaidAsync(github["acme/shop"], said);
        await Eventually.TrueAsync(() => Task.FromResult(said.Reactions.Contains((FakeApp.Login, "eyes"))), "the app reacts");
        await Eventually.TrueAsync(async () => (await app.LessonsAsync("status=active")).Any(l => l.Evidence.Any(e => e.Url == said.OnLineUrl)), "it is learned");
    }

    /// <summary>Time that passes faster than it does.</summary>
    private sealed class HurriedClock(int times) : TimeProvider
    {
        public override long GetTimestamp() => base.GetTimestamp() * times;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / times : dueTime, period > TimeSpan.Zero ? period / times : period);
    }

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"manifest\" value=\"([^\"]+)\"")]
    private static partial Regex Value();
}
