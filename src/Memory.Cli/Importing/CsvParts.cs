using System.Runtime.CompilerServices;
using System.Text;

namespace Memory.Cli.Importing;

/// <summary>
/// Cuts a CSV file (RFC 4180; commas or semicolons) between rows, so that a large one goes in several requests. Each part has the first
/// row on top, which names the columns.
/// </summary>
internal static class CsvParts
{
    public const int RowsMax = 1_000;
    public const int CharsMax = 1024 * 1024;
    /// <summary>A longer row is most likely a quote that nothing closes.</summary>
    public const int RowCharsMax = 256 * 1024;

    /// <returns>Each part, and how many lines further up it begins than its rows stand in the file.</returns>
    /// <exception cref="FailedException">A row that is too long.</exception>
    public static async IAsyncEnumerable<(string Text, int Shift)> ReadAsync(TextReader reader, string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? header = null;
        var (part, rows, headerLines, from) = (new StringBuilder(), 0, 0, 1);
        await foreach (var (line, row) in RowsAsync(reader, name, cancellation))
        {
            if (header is null)
            {
                (header, headerLines) = (row, row.Count(c => c == '\n'));
                continue;
            }
            if (rows > 0 && (rows == RowsMax || part.Length + row.Length > CharsMax))
            {
                yield return (header + part, from - 1 - headerLines);
                (rows, _) = (0, part.Clear());
            }
            from = rows == 0 ? line : from;
            part.Append(row);
            rows++;
        }
        if (rows > 0 || header is not null)
            yield return (header + part, rows > 0 ? from - 1 - headerLines : 0);
    }

    /// <returns>The 1-based line that a row begins on, and the row with its line end.</returns>
    private static async IAsyncEnumerable<(int Line, string Row)> RowsAsync(TextReader reader, string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var row = new StringBuilder();
        var (buffer, line, from) = (new char[16 * 1024], 1, 1);
        // A quote opens only where a field begins; in quotes, two are one, and a single one closes.
        var (quoted, closing, begins) = (false, false, true);
        while (await reader.ReadAsync(buffer.AsMemory(), cancellation) is > 0 and var read)
            for (var i = 0; i < read; i++)
            {
                var c = buffer[i];
                row.Append(c);
                line += c == '\n' ? 1 : 0;
                if (closing && c != '"')
                    quoted = false;
                (closing, var wasClosing) = (quoted && c == '"' && !closing, closing);
                if (quoted)
                    begins &= closing && !wasClosing;
                else if (c == '"' && begins)
                    quoted = true;
                else if (c != '\r')
                    begins = c is ',' or ';' or '\n';
                if (row.Length > RowCharsMax)
                    throw new FailedException($"{name}:{from}: a row of more than {RowCharsMax / 1024} KiB", "Is there a quote that nothing closes?");
                if (c != '\n' || quoted)
                    continue;
                yield return (from, row.ToString());
                row.Clear();
                from = line;
            }
        if (row.Length > 0)
            yield return (from, row.ToString() + '\n');
    }
}
