using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.Hooks;

/// <summary>Callers on this machine: the repository from their folder, and nothing that its own files already say.</summary>
public sealed class WorkingTreeTests : IAsyncLifetime
{
    private const string Repo = "acme/shop";
    private readonly MemoryApp app = new() { Replace = LocalAddress.Of() };
    private readonly string folder = Directory.CreateTempSubdirectory("memory-tree-").FullName;

    public async ValueTask InitializeAsync()
    {
        Put(".git/config", "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = git@github.com:Acme/Shop.git\n");
        Put(".git/worktrees/w/commondir", "../..\n");
        await app.TeachAsync(Repo, "Every public method has a test.", [], core: true);
        await app.TeachAsync(Repo, "Controllers never open a transaction.", ["src/api/**"]);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Put(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private HookClient At(string cwd, string session = "s1") => new(app.Session, cwd, repo: null, session);

    [Fact]
    public async Task The_git_remote_of_the_folder_names_the_repository()
    {
        (await At(folder).StartAsync()).ShouldContain("Every public method");
        Put("deep/er/x.txt", "");
        var below = At(Path.Combine(folder, "deep", "er"), "s2");
        (await below.StartAsync()).ShouldContain("Every public method");
        (await below.ToolAsync("Read", new { file_path = Path.Combine(folder, "src/api/a.cs") })).ShouldContain("Controllers");
    }

    [Fact]
    public async Task A_worktree_is_of_its_repository()
    {
        Put("../" + Path.GetFileName(folder) + "/trees/w/.git", $"gitdir: {folder}/.git/worktrees/w\n");
        var tree = Path.Combine(folder, "trees", "w");
        var session = At(tree);
        (await session.StartAsync()).ShouldContain("Every public method");
        (await session.ReadAsync("src/api/a.cs")).ShouldContain("Controllers");
    }

    [Fact]
    public async Task A_caller_from_elsewhere_is_not_believed()
    {
        await using var remote = new MemoryApp { Replace = LocalAddress.Of("192.0.2.7") };
        await remote.TeachAsync(Repo, "Every public method has a test.", [], core: true);
        (await new HookClient(remote.Session, folder, repo: null).StartAsync()).ShouldBeEmpty();
        var proxied = At(folder);
        proxied.Headers["X-Forwarded-For"] = "192.0.2.7";
        (await proxied.StartAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/nowhere/at/all")]
    [InlineData("relative")]
    [InlineData("//server/share")]
    [InlineData("/tmp/\0")]
    [InlineData("")]
    public async Task A_folder_that_is_none_gives_nothing(string cwd) => (await At(cwd).StartAsync()).ShouldBeEmpty();

    [Theory]
    [InlineData("CLAUDE.md", "# Rules\n\n- Every public method has a test. Why: we shipped one without. [L1]\n")]
    [InlineData("CLAUDE.md", "Some words. Every *public*\n`method` has a test. More.")]
    [InlineData(".claude/CLAUDE.md", "every public method has a test")]
    [InlineData("CLAUDE.local.md", "* Every public method has a test!\n")]
    [InlineData(".claude/rules/deep/tests.md", "---\nowner: ana\n---\n\n- Every public method has a test\n")]
    [InlineData(".claude/rules/deep/tests.md", "---\npaths: \"**\"\n---\n\n- Every public method has a test\n")]
    public async Task What_its_files_say_is_not_said_again(string file, string text)
    {
        Put(file, text);
        (await At(folder).StartAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("CLAUDE.md", "Not every public method has a test.")]
    [InlineData("CLAUDE.md", "Every public method has a test in theory.")]
    [InlineData("CLAUDE.md", "Words.\n\n<!--\nEvery public method has a test.\n-->\n")]
    [InlineData("CLAUDE.md", "<!-- Every public method has a test. -->")]
    [InlineData("docs/notes.md", "Every public method has a test.")]
    [InlineData("AGENTS.md", "Every public method has a test.")]
    [InlineData(".claude/rules/tests.md", "---\npaths: docs/**\n---\n\n- Every public method has a test\n")]
    [InlineData("sub/CLAUDE.md", "Every public method has a test.")]
    public async Task What_they_say_otherwise_or_elsewhere_is(string file, string text)
    {
        Put(file, text);
        (await At(folder).StartAsync()).ShouldContain("Every public method");
    }

    [Fact]
    public async Task Imports_and_the_files_of_deeper_folders_count()
    {
        Put("CLAUDE.md", "See @AGENTS.md.\n");
        Put("AGENTS.md", "- Every public method has a test.\n");
        Put("src/api/CLAUDE.md", "- Controllers never open a transaction.\n");
        (await At(folder).StartAsync()).ShouldBeEmpty();
        (await At(folder).ReadAsync("src/api/a.cs")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("docs/**", true)]
    [InlineData("[src/web, src/api]", false)]
    [InlineData("src/api/**", false)]
    [InlineData("**", false)]
    public async Task A_rule_file_for_some_paths_says_what_it_says_for_those(string paths, bool told)
    {
        Put(".claude/rules/api.md", $"---\npaths: {paths}\n---\n\n- Controllers never open a transaction.\n");
        (await At(folder).ReadAsync("src/api/a.cs")).Contains("Controllers", StringComparison.Ordinal).ShouldBe(told);
    }

    [Theory]
    [InlineData("src/api/**", false)]
    [InlineData("docs/**", true)]
    public async Task At_a_prompt_the_rule_file_of_a_lessons_own_paths_is_enough(string paths, bool told)
    {
        Put(".claude/rules/api.md", $"---\npaths: {paths}\n---\n\n- Controllers never open a transaction.\n");
        await At(folder).StartAsync();
        (await At(folder).PromptAsync("which controllers open a transaction?")).Contains("Controllers", StringComparison.Ordinal).ShouldBe(told);
    }

    [Theory]
    [InlineData("```\n@AGENTS.md\n```\n", true)]
    [InlineData("~~~sh\n@AGENTS.md\n", true)]
    [InlineData("Write `see @AGENTS.md` there.\n", true)]
    [InlineData("```\nx\n```\n@AGENTS.md\n", false)]
    public async Task What_stands_in_code_imports_nothing(string text, bool told)
    {
        Put("CLAUDE.md", text);
        Put("AGENTS.md", "- Every public method has a test.\n");
        (await At(folder).StartAsync()).Contains("Every public method", StringComparison.Ordinal).ShouldBe(told);
    }

    [Fact]
    public async Task A_link_out_of_the_tree_is_not_followed()
    {
        File.CreateSymbolicLink(Path.Combine(folder, "CLAUDE.md"), "/dev/zero");
        (await At(folder).StartAsync()).ShouldContain("Every public method");
    }

    [Fact]
    public async Task A_folder_that_is_a_link_out_of_the_tree_is_not_followed_and_one_inside_is()
    {
        var outside = Directory.CreateTempSubdirectory("memory-outside-");
        try
        {
            File.WriteAllText(Path.Combine(outside.FullName, "CLAUDE.md"), "Every public method has a test.");
            Directory.CreateSymbolicLink(Path.Combine(folder, ".claude"), outside.FullName);
            (await At(folder).StartAsync()).ShouldContain("Every public method");
        }
        finally
        {
            outside.Delete(recursive: true);
        }
        File.Delete(Path.Combine(folder, ".claude"));
        Put("shared/CLAUDE.md", "Every public method has a test.");
        Directory.CreateSymbolicLink(Path.Combine(folder, ".claude"), "./shared");
        (await At(folder, "s2").StartAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_written_whole_is_refused_only_for_what_it_did_not_have()
    {
        var id = await app.TeachAsync(Repo, "Take the time from TimeProvider.", [], pattern: "DateTime.Now");
        var file = Put("src/Clock.cs", "var now = DateTime.Now;\n");
        await At(folder).ToolAsync("Write", new { file_path = file, content = "var now = DateTime.Now;\nvar a = 1;\n" });
        (await At(folder).RefusedAsync("Write", new { file_path = file, content = "var now = DateTime.Now;\nvar b = DateTime.Now;\n" })).ShouldContain(id);
    }

    [Fact]
    public async Task A_cell_of_a_notebook_is_code_and_what_is_written_for_people_is_none()
    {
        var id = await app.TeachAsync(Repo, "Read tables with the loader.", ["nb/**"], pattern: "read_csv");
        var file = Put("nb/a.ipynb", """{"cells":[{"id":"c1","cell_type":"code","source":["x = pd.read_csv(\"a\")\n","y = 1"]},{"id":"c2","cell_type":"code","source":"z = 1"}]}""");
        object Cell(string id, string source, string type = "code", string mode = "replace") => new { notebook_path = file, cell_id = id, cell_type = type, edit_mode = mode, new_source = source };
        var session = At(folder);
        session.Headers["Memory-Stop"] = "check";
        await session.ToolAsync("NotebookEdit", Cell("c2", "Do not use read_csv().", "markdown"));
        await session.ToolAsync("NotebookEdit", Cell("c2", "# not read_csv\nz = 'read_csv()'"));
        await session.ToolAsync("NotebookEdit", Cell("c1", "x = pd.read_csv('b')\ny = 2"));
        await session.ToolAsync("NotebookEdit", Cell("c1", "", mode: "delete"));
        (await session.RefusedAsync("NotebookEdit", Cell("c2", "z = pd.read_csv('b')"))).ShouldContain(id);
        await session.ToolAsync("NotebookEdit", Cell("c2", "z = pd.read_csv('b')"));
        await session.AfterAsync("NotebookEdit", Cell("c1", "q = 1", mode: "insert"));
        (await session.StopAsync()).ShouldBeEmpty();
        (await At(folder, "s2").RefusedAsync("NotebookEdit", Cell("c2", "z = pd.read_csv('b')", mode: "insert"))).ShouldContain(id);
    }

    [Fact]
    public async Task At_a_stop_the_files_themselves_are_looked_at()
    {
        var id = await app.TeachAsync(Repo, "Take the time from TimeProvider.", [], pattern: "DateTime.Now");
        var session = At(folder);
        session.Headers["Memory-Stop"] = "check";
        var file = Put("src/Clock.cs", "var now = DateTime.Now;\n");
        await session.AfterAsync("Write", new { file_path = file, content = "var now = DateTime.Now;\n" });
        (await session.StopAsync()).ShouldContain(id);
        Put("src/Clock.cs", "var now = time.GetUtcNow();\n");
        (await session.StopAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("class Clock\r\n{\r\n    object Now => DateTime.Now;\r\n}\r\n", true)]
    [InlineData("class Clock {\n\tobject  Now => DateTime.Now;\n}\n", true)]
    [InlineData("class Clock\n{\n    object Now => time.GetUtcNow();\n}\n", false)]
    [InlineData(null, false)]
    public async Task Line_ends_and_formatters_hide_nothing_at_a_stop(string? stands, bool told)
    {
        await app.TeachAsync(Repo, "Take the time from TimeProvider.", [], pattern: "DateTime.Now");
        var session = At(folder);
        session.Headers["Memory-Stop"] = "check";
        if (stands is not null)
            Put("src/Clock.cs", stands);
        await session.AfterAsync("Edit", new { file_path = Path.Combine(folder, "src/Clock.cs"), old_string = "class Clock;", new_string = "class Clock\n{\n    object Now => DateTime.Now;\n}" });
        (await session.StopAsync()).Contains("new line 3", StringComparison.Ordinal).ShouldBe(told);
    }

    [Fact]
    public async Task A_folder_that_is_not_here_is_one_of_another_machine()
    {
        await app.TeachAsync(Repo, "Take the time from TimeProvider.", ["src/**"], pattern: "DateTime.Now");
        var session = new HookClient(app.Session, "/home/somebody/shop", Repo);
        session.Headers["Memory-Stop"] = "check";
        await session.AfterAsync("Write", new { file_path = "/home/somebody/shop/src/Clock.cs", content = "var now = DateTime.Now;\n" });
        (await session.StopAsync()).ShouldContain("src/Clock.cs");
    }

    [Fact]
    public async Task Wherever_a_session_has_gone_a_file_is_of_the_working_tree_it_is_in()
    {
        var id = await app.TeachAsync(Repo, "Take the time from TimeProvider.", ["src/**"], pattern: "DateTime.Now");
        Put("vendor/lib/.git/config", "[remote \"origin\"]\n\turl = git@github.com:acme/lib.git\n");
        var outside = Directory.CreateTempSubdirectory("memory-outside-");
        try
        {
            foreach (var (cwd, repo) in new[] { (Path.Combine(folder, "vendor", "lib"), null), (outside.FullName, Repo), (outside.FullName, null) })
            {
                var session = new HookClient(app.Session, cwd, repo, session: $"s{cwd}{repo}");
                session.Headers["Memory-Stop"] = "check";
                var write = new { file_path = Put("src/Clock.cs", "var now = DateTime.Now;\n"), content = "var now = DateTime.Now;\nvar then = DateTime.Now;\n" };
                (await session.RefusedAsync("Write", write)).ShouldContain(id);
                File.WriteAllText(write.file_path, write.content);
                await session.AfterAsync("Write", write);
                await new HookClient(app.Session, folder, null, session: $"s{cwd}{repo}").StartAsync();
                (await session.StopAsync()).ShouldContain("src/Clock.cs");
            }
            var named = new HookClient(app.Session, folder, Repo, "named");
            await app.TeachAsync(Repo, "Vendored code is patched nowhere.", ["vendor/**"]);
            (await named.ReadAsync("vendor/lib/a.cs")).ShouldContain("patched nowhere");
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }
}
