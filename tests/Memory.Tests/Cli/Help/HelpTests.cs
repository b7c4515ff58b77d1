using System.Runtime.CompilerServices;
using System.Text;

namespace Memory.Tests.Cli.Help;

/// <summary>The help of every command, kept in the file beside this one. With MEMORY_SNAPSHOTS=write a run writes it anew.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task Help_says_what_it_said()
    {
        using var cli = new CliRunner();
        var root = Memory.Cli.Commands.MemoryCommand.Create(new Memory.Cli.CliHost(TextWriter.Null, TextWriter.Null, null, cli.Environment));
        var help = new StringBuilder();
        foreach (var path in Paths(root, []))
        {
            (await cli.RunAsync([.. path, "--help"])).ShouldBe(0);
            cli.Error.ShouldBeEmpty();
            help.Append("$ ").AppendJoin(' ', ["memory", .. path, "--help"]).Append('\n');
            help.AppendJoin('\n', cli.Output.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.TrimEnd())).Append("\n\n");
        }

        var file = Snapshot();
        if (Environment.GetEnvironmentVariable("MEMORY_SNAPSHOTS") == "write")
            await File.WriteAllTextAsync(file, help.ToString(), TestContext.Current.CancellationToken);
        help.ToString().ShouldBe((await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_verb_has_an_example_that_the_program_understands()
    {
        var root = Memory.Cli.Commands.MemoryCommand.Create(new Memory.Cli.CliHost(TextWriter.Null, TextWriter.Null, null, Memory.Cli.CliEnvironment.OfProcess()));
        var leaves = Paths(root, []).Where(path => path.Aggregate((System.CommandLine.Command)root, (at, name) => at.Subcommands.Single(s => s.Name == name)).Subcommands.Count == 0);
        Memory.Cli.HelpWithExamples.Examples.Keys.ShouldBe(leaves.Select(path => string.Join(' ', path)), ignoreOrder: true);
        foreach (var (verb, examples) in Memory.Cli.HelpWithExamples.Examples)
            foreach (var example in examples)
            {
                // As a shell hands it over: without what stands around it.
                var line = example.Replace("eval \"$(", "").Replace(")\"", "").Split(['<', '>'])[0].Trim();
                var parse = root.Parse(line["memory ".Length..]);
                parse.Errors.ShouldBeEmpty(example);
                Memory.Cli.UsageErrors.VerbOf(parse).ShouldBe(verb);
                Memory.Cli.UsageErrors.Stray(parse).ShouldBeNull(example);
            }
    }

    private static IEnumerable<string[]> Paths(System.CommandLine.Command command, string[] path) =>
        command.Subcommands.SelectMany(sub => Paths(sub, [.. path, sub.Name])).Prepend(path);

    private static string Snapshot([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "help.txt");
}
