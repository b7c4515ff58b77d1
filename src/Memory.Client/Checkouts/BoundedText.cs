using System.Text;

namespace Memory.Client.Checkouts;

/// <summary>Text of files that somebody else put there.</summary>
internal static class BoundedText
{
    private const int ChunkChars = 4096;

    /// <returns>Null when there is no such file, it may not be read, or has more characters.</returns>
    public static string? Read(string file, int charsMax)
    {
        try
        {
            if (!File.Exists(file))
                return null;
            // A link can lead to something without an end: no more is read than may be there.
            using var reader = new StreamReader(file);
            var text = new StringBuilder();
            var chunk = new char[ChunkChars];
            int read;
            while ((read = reader.ReadBlock(chunk)) > 0 && text.Length <= charsMax)
                text.Append(chunk, 0, read);
            return text.Length <= charsMax ? text.ToString() : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
