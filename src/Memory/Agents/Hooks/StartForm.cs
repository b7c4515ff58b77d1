using System.Net;
using System.Text;
using Memory.Agents.Places;
using Memory.Publishing;

namespace Memory.Agents.Hooks;

/// <summary>
/// What the shim of a start on another machine sends, a form, since sh and curl can write one: <c>input</c> is the client's JSON,
/// and each <c>said</c> an instruction file of the working tree. Pure.
/// </summary>
internal static class StartForm
{
    private const int FilesMax = 100;
    private const int CharactersMax = 100_000;

    /// <returns>Anything else as it is, with no files.</returns>
    public static (ReadOnlyMemory<byte> Input, IReadOnlyList<InstructionText> Said) Read(ReadOnlyMemory<byte> body)
    {
        if (!body.Span.StartsWith("input="u8))
            return (body, []);
        ReadOnlyMemory<byte> input = default;
        var said = new List<InstructionText>();
        var left = CharactersMax;
        foreach (var field in Encoding.ASCII.GetString(body.Span).Split('&', FilesMax + 2).Take(FilesMax + 1))
        {
            var value = WebUtility.UrlDecode(field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            if (field.StartsWith("input=", StringComparison.Ordinal))
                input = Encoding.UTF8.GetBytes(value);
            else if (field.StartsWith("said=", StringComparison.Ordinal) && value.Length <= left)
            {
                left -= value.Length;
                said.Add(new(value, FrontMatterText.Paths(value)));
            }
        }
        return (input, said);
    }
}
