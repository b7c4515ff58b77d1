using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Memory.GitHub.Credentials;

/// <summary>What an app shows of itself: a JSON web token signed with its key (RS256), good for ten minutes at most.</summary>
internal static class AppJwt
{
    /// <summary>GitHub's clock may be behind ours.</summary>
    private static readonly TimeSpan Backdated = TimeSpan.FromSeconds(60);
    /// <summary>GitHub takes ten minutes at most.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(9);

    public static string Sign(string appId, RSA key, DateTimeOffset now)
    {
        var head = Part("""{"alg":"RS256","typ":"JWT"}""");
        var issuer = JsonEncodedText.Encode(appId);
        var claims = Part(string.Create(CultureInfo.InvariantCulture, $$"""{"iat":{{(now - Backdated).ToUnixTimeSeconds()}},"exp":{{(now + GoodFor).ToUnixTimeSeconds()}},"iss":"{{issuer}}"}"""));
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{head}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{head}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
