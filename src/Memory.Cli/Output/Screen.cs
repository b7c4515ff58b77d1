namespace Memory.Cli.Output;

/// <summary>Standard output and error. Everything that is written through it is made harmless first.</summary>
internal sealed class Screen(TextWriter output, TextWriter error, CliEnvironment environment)
{
    private readonly bool outputColour = environment.OutputIsTerminal && environment.WantsColour;
    private readonly bool errorColour = environment.ErrorIsTerminal && environment.WantsColour;

    /// <summary>For what draws on the terminal itself.</summary>
    public TextWriter ErrorWriter => error;

    public void Line(params ReadOnlySpan<Span> spans) => Write(output, outputColour, spans);

    /// <summary>A line beside the result: it does not disturb a program that reads the output.</summary>
    public void Note(params ReadOnlySpan<Span> spans) => Write(error, errorColour, spans);

    public void Error(string message, IReadOnlyList<string> hints)
    {
        Note(new Span("memory: ", Ink.Bad), message);
        foreach (var hint in hints)
            Note("  ", hint);
    }

    /// <summary>Text of several lines.</summary>
    public void Block(string text) => output.WriteLine(Plain.Block(text).TrimEnd('\n'));

    public void Json(string json) => output.WriteLine(environment.OutputIsTerminal ? Plain.Json(json) : json);

    /// <summary>Rows: a table on a terminal, values between tabs in a pipe.</summary>
    public void Table(IReadOnlyList<string> headers, IReadOnlyList<Span[]> rows)
    {
        if (rows.Count == 0)
            return;
        if (environment.OutputIsTerminal)
            output.Write(TerminalTable.Render(headers, rows, environment.Width, outputColour));
        else
            foreach (var row in rows)
                output.WriteLine(string.Join('\t', row.Select(cell => Plain.Line(cell.Text))));
    }

    /// <summary>A file's content: as it is into a pipe, harmless on a terminal.</summary>
    public async Task CopyAsync(Stream content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(content);
        if (environment.OutputIsTerminal)
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
                await output.WriteLineAsync(Plain.Block(line));
            return;
        }
        var block = new char[16 * 1024];
        int count;
        while ((count = await reader.ReadAsync(block, cancellationToken)) > 0)
            await output.WriteAsync(block.AsMemory(0, count), cancellationToken);
    }

    /// <summary>Asks on the terminal; false without one.</summary>
    public bool Confirm(string question)
    {
        if (!environment.InputIsTerminal || !environment.ErrorIsTerminal)
            return false;
        error.Write(Plain.Line(question) + " [y/N] ");
        using var reader = new StreamReader(environment.Input());
        return reader.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    private static void Write(TextWriter writer, bool colour, ReadOnlySpan<Span> spans)
    {
        foreach (var span in spans)
        {
            var text = Plain.Line(span.Text);
            var code = colour && text.Length > 0 ? CodeOf(span.Ink) : "";
            writer.Write(code.Length == 0 ? text : $"\x1B[{code}m{text}\x1B[0m");
        }
        writer.WriteLine();
    }

    private static string CodeOf(Ink ink) => ink switch
    {
        Ink.Bold => "1",
        Ink.Dim => "2",
        Ink.Good => "32",
        Ink.Doubtful => "33",
        Ink.Bad => "31",
        _ => "",
    };
}
