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
    [InlineData(".claude/rules/deep/tests.md", "---\npaths: src/**\n---\n\n- Every public method has a test\n")]
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
}
