using System.Security.Cryptography;
using System.Text;

namespace Memory.Intake.Webhooks;

/// <summary>Whether a body was signed with our secret.</summary>
internal enum SignatureState
{
    Valid,
    Missing,
    /// <summary>Only the old signature (SHA-1) is there, which proves nothing any more.</summary>
    Outdated,
    /// <summary>It is none, or one made with another secret, or the body was changed.</summary>
    Wrong,
}

/// <summary>GitHub's signature over the raw bytes of a body: <c>X-Hub-Signature-256: sha256=…</c>.</summary>
internal static class WebhookSignature
{
    private const string Prefix = "sha256=";

    /// <param name="header">X-Hub-Signature-256, as often as it was sent.</param>
    /// <param name="oldHeader">X-Hub-Signature.</param>
    public static SignatureState Check(ReadOnlySpan<byte> body, string secret, IReadOnlyList<string?> header, IReadOnlyList<string?> oldHeader)
    {
        if (header.Count == 0)
            return oldHeader.Count == 0 ? SignatureState.Missing : SignatureState.Outdated;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (header is not [{ Length: 71 } text] || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || Convert.FromHexString(text.AsSpan(Prefix.Length), given, out _, out var written) != System.Buffers.OperationStatus.Done || written != given.Length)
            return SignatureState.Wrong;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, expected);
        return CryptographicOperations.FixedTimeEquals(expected, given) ? SignatureState.Valid : SignatureState.Wrong;
    }
}
