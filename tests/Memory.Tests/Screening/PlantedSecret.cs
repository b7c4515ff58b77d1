namespace Memory.Tests.Screening;

/// <summary>Values in the shape of secrets, built from parts when a test runs; they open nothing.</summary>
internal static class PlantedSecret
{
    private const string Filler = "Zk4Qm9Xv2Lw7Rt5Yp8Nc3Jd6Hf1Gb0Sx";

    public static readonly IReadOnlyList<string> Tokens =
    [
        "gh" + "p_" + Letters(36), "gh" + "s_" + Letters(36), "github" + "_pat_" + Letters(60), "glp" + "at-" + Letters(20),
        "xox" + "b-" + "100000000009-200000000008-" + Letters(24), "sk" + "_live_" + Letters(24), "rk" + "_live_" + Letters(24),
        "AI" + "za" + Letters(35), "sk-" + "proj-" + Letters(48), "sk-" + "ant-api03-" + Letters(80), "np" + "m_" + Letters(36),
        "pypi-" + "AgEIcHlwaS5vcmc" + Letters(50), "dckr" + "_pat_" + Letters(27), "hf" + "_" + Letters(34), "S" + "G." + Letters(22) + "." + Letters(43),
        "hv" + "s." + Letters(90), "me" + "m_" + Letters(32), "me" + "m_" + Letters(43), "sh" + "pat_" + Hex(32), "dop" + "_v1_" + Hex(64),
        "AK" + "IA" + "Q7RT2LMNZXCV4BWE", "ey" + "J" + Letters(30) + ".eyJ" + Letters(40) + "." + Letters(43),
        "AGE-" + "SECRET-KEY-1" + Letters(58).ToUpperInvariant(),
    ];

    /// <summary>A text around a secret (<c>{0}</c>), and the secret.</summary>
    public static readonly IReadOnlyList<(string Text, string Secret)> Named =
    [
        ("DB_PASSWORD={0} in compose", "h" + "unter2-Zq"), ("password: \"{0}\"", "correct" + "-mule-battery-stapler"), ("Server=a;User Id=b;Password={0};Encrypt=true", "Qx7!" + "mv$Lp"),
        ("postgres://app:{0}@db.example.com:5432/app", "s3cr" + "3tValue"), ("redis://:{0}@cache.example.com/0", "r3d" + "isValue9"), ("Authorization: Basic {0}", "YXBwOm5v" + "dC1yZWFsLTk5"),
        ("Authorization: Bearer {0}", Letters(40)), ("client_secret={0}&x=1", Letters(32)), ("\"apiKey\": \"{0}\"", Letters(32)), ("TWILIO_AUTH_TOKEN={0}", Hex(32)),
        ("aws_secret_access_key = {0}", Letters(19) + "/" + Letters(20)), ("AccountName=x;AccountKey={0}==;", Letters(64) + "+/" + Letters(20)), ("the password is `{0}`", "Tr0ub4" + "dor&3x"),
        ("curl -u bob:{0} https://ci.example.com", "pa55" + "-w0rd-x"), ("das Passwort ist \"{0}\"", "Gans7" + "!Fluss"), ("https://hooks." + "slack.com/services/{0}", "T0A1B2C3D/B0A1B2C3D/" + Letters(24)),
    ];

    public static string Pem(string label, string lineStart, string lineEnd) => string.Join(lineEnd,
        new[] { "-----BEGIN " + label + " KEY-----", Letters(64), Letters(48) + "+/" + Letters(14), Letters(30) + "==", "-----END " + label + " KEY-----" }.Select(l => lineStart + l));

    public static string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(i => Filler[(i * 7 + i / 32) % Filler.Length]));

    public static string Hex(int count) => string.Concat(Enumerable.Range(0, count).Select(i => "0a9b3c7d1e5f2846"[(i * 5 + i / 16) % 16]));
}
