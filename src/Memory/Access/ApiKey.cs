using System.Security.Cryptography;
using Memory.Text;

namespace Memory.Access;

/// <summary>A key: <c>mem_</c> and 43 letters and digits (256 bits). Only its SHA-256 is stored; it is random, so no salt is needed.</summary>
public static class ApiKey
{
    public const string Prefix = "mem_";
    private const int Letters = 43;
    private const int CharsMax = 100;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string New() => Prefix + RandomNumberGenerator.GetString(Alphabet, Letters);

    public static string NewId() => "K" + RandomNumberGenerator.GetHexString(10, lowercase: true);

    public static string Hash(string key) => Digest.Of(key);

    /// <returns>The key in an Authorization header; null when there is none of our shape.</returns>
    public static string? FromHeader(string? header)
    {
        const string bearer = "Bearer ";
        if (header is null || header.Length > CharsMax || !header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
            return null;
        var key = header[bearer.Length..].Trim();
        return key.StartsWith(Prefix, StringComparison.Ordinal) ? key : null;
    }
}
