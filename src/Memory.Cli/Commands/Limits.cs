using System.CommandLine;
using Memory.Cli.Output;

namespace Memory.Cli.Commands;

/// <summary>The options for how much of a list is shown.</summary>
internal static class Limits
{
    public static Option<int?> Option(string description, int most, string name = "--limit")
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "n" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && (!int.TryParse(token.Value, out var number) || number < 1 || number > most))
                result.AddError($"{name} is a number from 1 to {most}.");
        });
        return option;
    }

    public static Option<string?> Cursor() => new("--cursor") { Description = "Go on where the page before ended", HelpName = "cursor" };

    /// <summary>Says how to see the next page.</summary>
    public static void More(Screen screen, string? next)
    {
        if (!string.IsNullOrEmpty(next))
            screen.Note(Span.Dim($"There is more: --cursor {next}"));
    }
}
