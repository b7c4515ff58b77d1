using System.Diagnostics;
using Memory.Screening;

namespace Memory.Tests.Screening;

public sealed class RedactionTests
{
    [Fact]
    public void Every_known_token_goes()
    {
        foreach (var token in PlantedSecret.Tokens)
        {
            var redacted = Redaction.Redact($"it fails with {token}, does it need a scope?");
            redacted.ShouldNotContain(token);
            redacted.ShouldStartWith("it fails with [redacted:");
            redacted.ShouldEndWith(", does it need a scope?");
        }
    }

    [Fact]
    public void A_value_beside_a_secrets_name_goes()
    {
        foreach (var (text, secret) in PlantedSecret.Named)
            Redaction.Redact(text.Replace("{0}", secret, StringComparison.Ordinal)).ShouldNotContain(secret);
    }

    [Theory]
    [InlineData("", "\n")]
    [InlineData("> ", "\n")]
    [InlineData("+", "\n")]
    [InlineData("-", "\r\n")]
    [InlineData("    ", "\n")]
    [InlineData("", "\\n")]
    public void A_private_key_goes_however_it_is_written(string lineStart, string lineEnd)
    {
        foreach (var label in new[] { "RSA PRIVATE", "PRIVATE", "OPENSSH PRIVATE", "EC PRIVATE", "ENCRYPTED PRIVATE" })
        {
            var redacted = Redaction.Redact($"found:\n{PlantedSecret.Pem(label, lineStart, lineEnd)}\nplease rotate");
            redacted.ShouldNotContain(PlantedSecret.Letters(30));
            redacted.ShouldContain("[redacted:private-key]");
            redacted.ShouldContain("please rotate");
        }
    }

    [Fact]
    public void A_private_key_that_was_cut_off_goes_too()
    {
        var lines = PlantedSecret.Pem("RSA PRIVATE", "", "\n").Split('\n');
        Redaction.Redact(string.Join('\n', lines[..^1])).ShouldNotContain(PlantedSecret.Letters(30));
        Redaction.Redact(string.Join('\n', lines[1..])).ShouldNotContain(PlantedSecret.Letters(30));
    }

    [Theory]
    [InlineData("Reverted in 0a9b3c7d1e5f28460a9b3c7d1e5f28460a9b3c7d.")]
    [InlineData("order 6f9619ff-8b86-4d01-b42d-00cf4fc964ff was lost")]
    [InlineData("image@sha256:0a9b3c7d1e5f28460a9b3c7d1e5f28460a9b3c7d1e5f28460a9b3c7d1e5f2846")]
    [InlineData("`OPENAI_API_KEY=<your-key>` in the example")]
    [InlineData("token: ${{ secrets.DEPLOY_TOKEN }}")]
    [InlineData("password: process.env.DB_PASSWORD")]
    [InlineData("const token = await lexer.nextToken();")]
    [InlineData("apiKey = configuration[\"Api:Key\"]")]
    [InlineData("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("the pattern is `ghp_[A-Za-z0-9]{36}`")]
    [InlineData("it begins with -----BEGIN PRIVATE KEY----- and that is checked")]
    [InlineData("postgres://${USER}:${PASSWORD}@${HOST}/app")]
    [InlineData("git@github.com:acme/shop.git and https://user@example.com/x")]
    [InlineData("Authorization: Bearer <token>")]
    [InlineData("Bearer authentication is required")]
    [InlineData("password must have 12 characters; the token is required")]
    [InlineData("max_tokens=4096, token_type: bearer, tokenEndpoint = \"/oauth2/token\"")]
    [InlineData("mem_cached_value and mem_limit stay")]
    [InlineData("the password is hashed with argon2id")]
    public void Ordinary_text_stays_as_it_is(string text) => Redaction.Redact(text).ShouldBe(text);

    [Theory]
    [InlineData("Use password=", "hunter2" + "secret", " for staging db")]
    [InlineData("the database wants pwd: ", "kite7" + "lamp", "")]
    [InlineData("passwd=", "blue42" + "secret", "")]
    [InlineData("call it with api_key=", "k7m2q" + "9x4tz", "")]
    [InlineData("secret=", "a1b2c3" + "d4e5", "&x=1")]
    public void A_short_value_after_a_sign_goes(string before, string secret, string after) =>
        Redaction.Redact(before + secret + after).ShouldMatch("^" + System.Text.RegularExpressions.Regex.Escape(before) + "\\[redacted:(password|secret)\\]" + System.Text.RegularExpressions.Regex.Escape(after) + "$");

    [Theory]
    [InlineData("password: string")]
    [InlineData("password=test123")]
    [InlineData("password=user_password2")]
    [InlineData("password = hashArgon2id(value)")]
    [InlineData("password: argon2id")]
    [InlineData("token: cancellationToken")]
    [InlineData("token=default, secret=config.secret")]
    [InlineData("api_key=<your key>")]
    [InlineData("password=$DB_PASSWORD")]
    public void A_type_a_reference_or_a_placeholder_stays(string text) => Redaction.Redact(text).ShouldBe(text);

    [Fact]
    public void A_secret_broken_up_by_invisible_characters_goes()
    {
        var token = PlantedSecret.Tokens[0];
        var split = token[..9] + "\u200B" + token[9..20] + "\u2060" + token[20..];
        Redaction.Redact($"use {split} here").ShouldBe("use [redacted:github-token] here");
    }

    [Fact]
    public void A_megabyte_of_hostile_input_takes_seconds_at_most()
    {
        foreach (var unit in new[] { "eyJhbGciOi", "password=", "://a:b" })
        {
            var clock = Stopwatch.StartNew();
            Redaction.Redact(string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)));
            // Quadratic work would take minutes; the bound leaves room for a busy machine.
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), unit);
        }
    }
}
