using Memory.Screening.Dangers;
using Memory.Screening.Ideas;
using Memory.Screening.Signs;
using Memory.Screening.Words;

namespace Memory.Screening;

/// <summary>Is a text fit to become a lesson without a person?</summary>
public static class Screen
{
    private static readonly Sign[] Signs =
        [.. AgentSigns.All, ConsentSign.Sign, .. LeakSigns.All, PermitSigns.Sign, PastedSecretSign.Sign, .. SecuritySigns.All, .. CommandSigns.All, .. MarkupSigns.All];

    /// <summary>As long as a comment on the host can be. What is longer is no comment: its head is read and it waits for a person.</summary>
    private const int LettersMax = 65_536;
    /// <summary>A person needs no more reasons, and hostile texts are made to show all of them.</summary>
    private const int WarningsMax = 8;

    /// <summary>The reasons to hold a rule, each sign once; none for an ordinary one. The text need not say that it is a rule.</summary>
    public static IReadOnlyList<Warning> Check(string text) => Judge(text, rule: true);

    private static List<Warning> Judge(string text, bool rule)
    {
        var warnings = new List<Warning>();
        if (text.Length > LettersMax)
        {
            warnings.Add(new Warning(WarningKind.Encoded, "too-long", "Longer than a comment can be: nobody has read all of it."));
            text = text[..LettersMax];
        }
        var readings = Readings.Of(text);
        foreach (var reading in readings)
        {
            if (warnings.Count >= WarningsMax)
                break;
            var words = new SignText(reading, rule, reading.Code is null ? text : null);
            if (reading.Code is null && ReferenceEquals(reading, readings[0]))
                warnings.AddRange(EncodedSigns.Of(words, readings));
            foreach (var sign in Signs)
                if (warnings.Count < WarningsMax && warnings.All(w => w.Sign != sign.Name) && sign.Shows(words))
                    warnings.Add(Warn(sign, reading));
            foreach (var danger in DangerSigns.Of(words).Concat(HarmSigns.Of(words)))
                if (warnings.Count < WarningsMax && warnings.All(w => w.Sign != danger.Sign))
                    warnings.Add(reading.Code is null ? danger : danger with { Kind = WarningKind.Encoded, Detail = $"{danger.Detail} (written in {reading.Code})" });
        }
        return warnings;
    }

    /// <summary>
    /// What may be kept of a body: hidden parts first, so that a secret or an order which they break up is seen whole.
    /// What was hidden is gone and holds nothing back by itself; where the rest is suspicious too, or where marks
    /// made the words read otherwise, a person is told of it.
    /// </summary>
    public static Screened Clean(string body)
    {
        var cleaned = HiddenText.Remove(body);
        var redacted = Redaction.Redact(cleaned.Text);
        var warnings = Judge(cleaned.Text, rule: false);
        if (!string.Equals(redacted, cleaned.Text, StringComparison.Ordinal) && PastedSecretSign.In(redacted, rule: false) is { } pasted)
            warnings.Add(pasted);
        if (cleaned.Reordered)
            warnings.Add(new Warning(WarningKind.HiddenText, "reordered-text", "Direction marks make a reader see other words than are stored."));
        else if (warnings.Count > 0 && cleaned.Words.Any(char.IsLetter))
            warnings.Add(new Warning(WarningKind.HiddenText, "hidden-words", "Words that the page does not show were removed."));
        return new Screened(redacted, cleaned.Hidden, warnings);
    }

    /// <summary>The text of <see cref="Clean"/> without its judgement: what a person sees of a body, and what may be kept of it.</summary>
    public static string Visible(string body) => Redaction.Redact(HiddenText.Remove(body).Text);

    private static Warning Warn(Sign sign, Reading reading) => reading.Code is null
        ? new Warning(sign.Kind, sign.Name, sign.Detail)
        : new Warning(WarningKind.Encoded, sign.Name, $"{sign.Detail} (written in {reading.Code})");
}
