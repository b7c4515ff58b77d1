using System.Text;

namespace Memory.Guidelines;

/// <summary>Rows of a CSV file (RFC 4180): quotes, line ends in quotes, commas or semicolons.</summary>
internal static class CsvRows
{
    /// <returns>The 1-based line that a row begins on, and its fields.</returns>
    public static IEnumerable<(int Line, List<string> Fields)> Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        var end = text.AsSpan().IndexOfAny('\n', '\r');
        var first = end < 0 ? text : text[..end];
        var comma = first.Contains(',', StringComparison.Ordinal) ? ',' : first.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var (fields, field, quoted, line, from) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (i < text.Length && quoted)
            {
                if (c == '\n')
                    line++;
                if (c != '"')
                    field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else
                    quoted = false;
                continue;
            }
            if (c == '"' && field.Length == 0)
                quoted = true;
            else if (c == comma || c == '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c != '\n')
                    continue;
                if (fields.Any(f => f.Length > 0))
                    yield return (from, fields);
                fields = [];
                from = ++line;
            }
            else if (c != '\r')
                field.Append(c);
        }
    }
}
