using System.CommandLine;
using System.CommandLine.Parsing;
using Memory.Cli.Output;

namespace Memory.Cli;

/// <summary>A command line that cannot be read: what is wrong with it, and where help is.</summary>
internal static class UsageErrors
{
    public static int Write(ParseResult parse, InvocationConfiguration configuration)
    {
        var command = parse.CommandResult.Command;
        var path = PathOf(parse);
        if (command.Action is null && parse.UnmatchedTokens.Count == 0)
        {
            // "memory" or "memory lessons" alone: the list of what can follow is the best answer.
            parse.RootCommandResult.Command.Parse([.. path.Split(' ').Skip(1), "--help"])
                .Invoke(new InvocationConfiguration { Output = configuration.Error, Error = configuration.Error });
            return CliHost.Usage;
        }
        foreach (var message in Messages(parse))
            configuration.Error.WriteLine($"memory: {Plain.Line(message)}");
        configuration.Error.WriteLine($"  {path} --help tells what there is.");
        return CliHost.Usage;
    }

    public static int Write(ParseResult parse, InvocationConfiguration configuration, string stray)
    {
        configuration.Error.WriteLine($"memory: there is no option {Plain.Line(stray)} here; words that begin with dashes go behind --");
        configuration.Error.WriteLine($"  {PathOf(parse)} --help tells what there is.");
        return CliHost.Usage;
    }

    /// <summary>A misspelt option among words would become one of them: part of a rule, or the name of a file.</summary>
    /// <returns>Null when there is none.</returns>
    public static string? Stray(ParseResult parse)
    {
        if (parse.Action != parse.CommandResult.Command.Action)
            return null;
        var behind = parse.Tokens.SkipWhile(t => t.Type != TokenType.DoubleDash).Count(t => t.Type == TokenType.Argument);
        var words = parse.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).ToList();
        return words.Take(Math.Max(0, words.Count - behind)).FirstOrDefault(IsOption);
    }

    private static bool IsOption(string word) =>
        (word.Length == 2 && word[0] == '-' && char.IsAsciiLetter(word[1]))
        || (word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(word[2]) && !word.Any(char.IsWhiteSpace));

    private static IEnumerable<string> Messages(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        if (command.Action is null && parse.UnmatchedTokens is [var verb, ..] && !verb.StartsWith('-'))
        {
            // What follows an unknown verb is unknown too; only the verb is worth a word.
            var meant = command.Subcommands.Select(c => c.Name).Where(name => Distance(name, verb) <= 2).MinBy(name => Distance(name, verb));
            return [$"there is no \"{verb}\"" + (meant is null ? "" : $"; did you mean \"{meant}\"?")];
        }
        return parse.Errors.Select(e => string.Join(' ', e.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Distinct().Take(5);
    }

    /// <summary>How many letters have to be put in, left out, changed, or swapped with their neighbour.</summary>
    internal static int Distance(string a, string b)
    {
        if (b.Length > 32)
            return int.MaxValue;
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }
                var change = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(change, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }

    /// <summary>The verb with its words, e.g. <c>lessons add</c>; empty for <c>memory</c> alone.</summary>
    public static string VerbOf(ParseResult parse) => PathOf(parse)["memory".Length..].TrimStart();

    private static string PathOf(ParseResult parse)
    {
        var names = new List<string>();
        for (var at = parse.CommandResult; at is not null; at = at.Parent as CommandResult)
            names.Insert(0, at.Parent is null ? "memory" : at.Command.Name);
        return string.Join(' ', names);
    }
}
