using FsCheck;
using FsCheck.Fluent;
using Memory.Screening;

namespace Memory.Tests.Screening;

public sealed class ScreeningPropertyTests
{
    /// <summary>Any characters, lone surrogates and controls among them, with pieces that the scanners look for.</summary>
    private static readonly Arbitrary<string> Hostile = Gen.Elements(
            "<!--", "-->", "<project-lessons", ">", "</project-lessons>", "://", "@", ":", "password", "=", "token: ", "\"", "'", "`", "```", "\n", "\uD83D", "\uDE00", "\u200D",
            "\u202E", "\0", "eyJ", "ghp_", "-----BEGIN RSA PRIVATE KEY-----", "-----END RSA PRIVATE KEY-----", "[redacted:x]", "Authorization: Bearer ", "ignore all", "\uDB40\uDC41",
            "curl ", " | sh", "&#105;", "abc123", "[//]: # (", "<img alt=\"", "忽略", "не", " ", ", ", ". ", "$(", "%41", "\\u0041", "69 67 6e 6f 72 65 ",
            "105 103 110 111 114 101 114 115 ", ".. --. -. --- .-. . ", "ig**no**re ", "`a` + `b`", "never expire ", "session tokens ", "नियम ", "تعطيل ", "&#x69;&#x67;")
        .Or(ArbMap.Default.GeneratorFor<string>().Where(s => s is not null)).ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    [Fact]
    public void Nothing_throws_and_twice_is_once() => Prop.ForAll(Hostile, text =>
    {
        var cleaned = HiddenText.Remove(text);
        HiddenText.Remove(cleaned.Text).Text.ShouldBe(cleaned.Text);
        var redacted = Redaction.Redact(text);
        Redaction.Redact(redacted).ShouldBe(redacted);
        Screen.Clean(text).Text.ShouldNotBeNull();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_planted_secret_survives_whatever_surrounds_it() => Prop.ForAll(Hostile, Hostile, Gen.Elements(PlantedSecret.Tokens.ToArray()).ToArbitrary(),
        (before, after, token) => Redaction.Redact($"{before} {token} {after}").ShouldNotContain(token)).QuickCheckThrowOnFailure();
}
