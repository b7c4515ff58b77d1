using System.Text;

namespace Memory.Cli.Checking;

/// <summary>Text of which nobody knows how long it is.</summary>
internal static class LimitedText
{
    private const int CharactersMax = 64 * 1024 * 1024;

    /// <param name="name">What it is, for the message.</param>
    /// <exception cref="FailedException">It is longer.</exception>
    public static async Task<string> ReadAsync(StreamReader reader, string name, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var block = new char[64 * 1024];
        int count;
        while ((count = await reader.ReadAsync(block, cancellation)) > 0)
            if (text.Append(block, 0, count).Length > CharactersMax)
                throw new FailedException($"{name} has more than {CharactersMax / (1024 * 1024)} Mi characters", "Check fewer files at a time.");
        return text.ToString();
    }
}
