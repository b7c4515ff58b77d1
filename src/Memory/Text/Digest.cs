using System.Security.Cryptography;
using System.Text;

namespace Memory.Text;

/// <summary>A short name for a text that says nothing of it and is the same on every machine.</summary>
internal static class Digest
{
    /// <summary>The SHA-256 of the text as UTF-8, in small hex digits.</summary>
    /// <param name="bytes">How many of its 32 bytes; each gives two digits.</param>
    public static string Of(string text, int bytes = SHA256.HashSizeInBytes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
