using Spectre.Console;

namespace Memory.Cli.Output;

/// <summary>A table that fits the width of the terminal.</summary>
internal static class TerminalTable
{
    public static string Render(IReadOnlyList<string> headers, IReadOnlyList<Span[]> rows, int width, bool colour)
    {
        var grid = new Grid();
        foreach (var header in headers)
        {
            // Only the last column is prose; what stands before it are ids, dates and states, which should stay whole.
            var last = header == headers[^1];
            grid.AddColumn(new GridColumn { NoWrap = !last, Padding = new Padding(0, 0, last ? 0 : 2, 0) });
        }
        grid.AddRow([.. headers.Select(header => new Text(header, colour ? new Style(decoration: Decoration.Underline) : Style.Plain))]);
        foreach (var row in rows)
            grid.AddRow([.. row.Select(cell => new Text(Plain.Line(cell.Text), StyleOf(cell.Ink)))]);
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        console.Write(grid);
        return string.Concat(text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.TrimEnd() + Environment.NewLine));
    }

    private static Style StyleOf(Ink ink) => ink switch
    {
        Ink.Bold => new Style(decoration: Decoration.Bold),
        Ink.Dim => new Style(decoration: Decoration.Dim),
        Ink.Good => new Style(Color.Green),
        Ink.Doubtful => new Style(Color.Yellow),
        Ink.Bad => new Style(Color.Red),
        _ => Style.Plain,
    };
}
