using Memory.Client;
using Memory.Tests.Architecture;

namespace Memory.Tests.Clients;

/// <summary>The example of the package's README is the code below, which compiles.</summary>
public sealed class ReadmeExampleTests
{
    [Fact]
    public void The_README_shows_code_that_compiles()
    {
        var readme = File.ReadAllText(Path.Combine(HouseTests.Root, "src", "Memory.Client", "README.md"));
        var shown = readme.Split("```csharp\n")[1].Split("```")[0].Replace("using Memory.Client;", "", StringComparison.Ordinal);
        var source = File.ReadAllText(Path.Combine(HouseTests.Root, "tests", "Memory.Tests", "Client", "ReadmeExampleTests.cs"));
        var compiled = source.Split("// begin" + "\n")[^1].Split("// end" + "\n")[0];
        Lines(compiled).ShouldBe(Lines(shown));
    }

    private static string[] Lines(string code) => code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal static async Task ExampleAsync()
    {
        // begin
        using var memory = MemoryClient.Connect(new Uri("http://127.0.0.1:5080"), Environment.GetEnvironmentVariable("MEMORY_KEY"));

        // A comment in; with wait the answer comes when it has been learned from.
        var receipt = await memory.AddCommentAsync(new Comment
        {
            Source = "github",
            Repo = "acme/shop",
            Pr = 118,
            Id = "1234",
            Author = "ana",
            AuthorAssociation = "MEMBER",
            Body = "@claude remember: never use enums here, use literal unions",
        }, wait: true);

        try
        {
            // The lessons for a task out, as Markdown and as records.
            var pack = await memory.GetContextAsync(new ContextRequest { Repo = "acme/shop", Task = "add an enum for the order state" });
            Console.WriteLine(pack.Markdown);
        }
        catch (MemoryException failure) when (failure.Error == MemoryError.Forbidden)
        {
            Console.WriteLine(failure.Message);
        }
        // end
        _ = receipt;
    }
}
