using Memory.Client;
using Memory.Tests.Architecture;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Clients;

/// <summary>The example of the package's README is the code below, which compiles and runs against the service as a process.</summary>
public sealed class ReadmeExampleTests
{
    /// <summary>The first two lines of the example say where; here that is for the test to say.</summary>
    private const int Given = 2;

    [Fact]
    public void The_README_shows_this_code()
    {
        var readme = File.ReadAllText(Path.Combine(HouseTests.Root, "src", "Memory.Client", "README.md"));
        var shown = readme.Split("```csharp\n")[1].Split("```")[0].Replace("using Memory.Client;", "", StringComparison.Ordinal);
        var source = File.ReadAllText(Path.Combine(HouseTests.Root, "tests", "Memory.Tests", "Client", "ReadmeExampleTests.cs"));
        var compiled = source.Split("// begin" + "\n")[^1].Split("// end" + "\n")[0];
        Words(Lines(compiled)).ShouldBe(Words(Lines(shown).Skip(Given)));
    }

    [Fact]
    public async Task It_does_what_it_says()
    {
        var folder = Directory.CreateTempSubdirectory("memory-readme-").FullName;
        try
        {
            await using var service = await (await MemoryProcess.StartAsync(folder)).ReadyAsync();
            var key = (await File.ReadAllTextAsync(Path.Combine(folder, "admin.key"))).Trim();
            await ExampleAsync(service.Address, key);
            using var client = MemoryClient.Connect(service.Address, key);
            var lesson = (await client.ListLessonsAsync()).Items.ShouldHaveSingleItem();
            (lesson.Status, lesson.Followed).ShouldBe(("active", 1));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Where lines are broken is for a formatter to say here, and for a reader there.</summary>
    private static string Words(IEnumerable<string> lines) => string.Concat(string.Concat(lines).Split(' '));

    private static string[] Lines(string code) => code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static async Task ExampleAsync(Uri address, string key)
    {
        // begin
        using var memory = MemoryClient.Connect(address, key);
        try
        {
            // A comment in; with wait the answer comes when it has been learned from.
            var tag = new Comment
            {
                Source = "github",
                Repo = "acme/shop",
                Pr = 118,
                Id = "1234",
                Author = "ana",
                AuthorAssociation = "MEMBER",
                Body = "@claude remember: never use enums here, use literal unions"
            };
            var receipt = await memory.AddCommentAsync(tag, wait: true);

            // The lessons for a task out, as Markdown for an agent and as records.
            var pack = await memory.GetContextAsync(new() { Repo = "acme/shop", Task = "add an enum for the order state", Session = "s1" });
            Console.WriteLine(pack.Markdown);

            // What became of a lesson.
            await memory.AddOutcomeAsync(new() { Lesson = receipt.Lessons[0], Session = "s1", Outcome = "followed" });
        }
        catch (MemoryException failure) when (failure.Error is MemoryError.Unreachable or MemoryError.Forbidden)
        {
            Console.WriteLine(failure.Message);
        }
        // end
    }
}
