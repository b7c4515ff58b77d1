using System.Globalization;

namespace Memory.Lessons.Reconciling.Reading;

/// <summary>A number with its unit: times in seconds, sizes in bytes, everything else as it is.</summary>
/// <param name="Unit"><c>s</c>, <c>byte</c> or the empty string.</param>
/// <param name="Refused">Stands behind a refusing word: "not 404".</param>
internal readonly record struct Quantity(double Value, string Unit, bool Refused)
{
    private const int DigitsMax = 12;

    public bool Differs(Quantity other) => Unit == other.Unit && Math.Abs(Value - other.Value) > 1e-9 * Math.Max(1, Math.Abs(Value));

    /// <param name="name">Not empty: no amount but the name of a thing, as it is written.</param>
    public static bool TryRead(List<Token> tokens, int i, out Quantity quantity, out string name, out int length)
    {
        (quantity, name, length) = (default, "", 0);
        if (TryFraction(tokens, i, out quantity, out length))
            return true;
        if (!TryNumber(tokens[i].Text, out var value, out var suffix) && !IsCountedOne(tokens, i, out value))
            return false;
        length = 1;
        if (i + 1 < tokens.Count && tokens[i + 1] is { Kind: TokenKind.Word, Text: var fraction } && tokens[i].Code
            && fraction.Length <= DigitsMax && fraction.All(char.IsAsciiDigit))
        {
            value = double.Parse($"{value.ToString(CultureInfo.InvariantCulture)}.{fraction}", CultureInfo.InvariantCulture);
            length = 2;
        }
        var unit = suffix;
        if (unit.Length == 0 && i + length < tokens.Count && tokens[i + length].Kind == TokenKind.Word
            && UnitOf(tokens[i + length].Text) is not null)
            unit = tokens[i + length++].Text;
        var known = UnitOf(unit);
        if (known is null && suffix.Length > 0)
            return false;
        if (known is null && !NumberSense.IsAmount(tokens, i, i + length))
        {
            length = 1;
            while (i + length < tokens.Count && length < DigitsMax && tokens[i].Code && tokens[i + length] is { Kind: TokenKind.Word, Code: true, Text: var part }
                && tokens[i + length].From == tokens[i + length - 1].To + 1 && part.All(char.IsAsciiDigit))
                length++;
            name = string.Join('.', tokens.Skip(i).Take(length).Select(t => t.Text));
            return true;
        }
        quantity = known is { } u ? new Quantity(value * u.Factor, u.Name, false) : new Quantity(value, "", false);
        return true;
    }

    /// <summary>"Half a second", "half an hour".</summary>
    private static bool TryFraction(List<Token> tokens, int i, out Quantity quantity, out int length)
    {
        (quantity, length) = (default, 0);
        if (tokens[i].Text is not "half" || i + 2 >= tokens.Count || tokens[i + 1].Text is not ("a" or "an") || UnitOf(tokens[i + 2].Text) is not { } unit)
            return false;
        (quantity, length) = (new Quantity(unit.Factor / 2, unit.Name, false), 3);
        return true;
    }

    /// <summary>"At least one approval" counts, "one of them" does not.</summary>
    private static bool IsCountedOne(List<Token> tokens, int i, out double value)
    {
        value = 1;
        if (tokens[i].Text is "one" or "a" or "an" && i + 1 < tokens.Count && UnitOf(tokens[i + 1].Text) is not null && tokens[i + 1].Text.Length > 2
            && (tokens[i].Text == "one" || i > 0 && tokens[i - 1].Text is "after" or "for" or "within" or "than"))
            return true;
        if (tokens[i].Text == "one" && i + 3 < tokens.Count && tokens[i + 2].Text == "is" && tokens[i + 3].Text is "enough" or "sufficient")
            return true;
        return tokens[i].Text == "one" && i > 0 && tokens[i - 1].Text is "least" or "most" or "than" or "exactly"
            && i + 1 < tokens.Count && tokens[i + 1].Text is not "of";
    }

    private static bool TryNumber(string text, out double value, out string suffix)
    {
        suffix = "";
        value = WordNumber(text);
        if (value > 0)
            return true;
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        if (digits is 0 or > DigitsMax)
            return false;
        value = double.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        suffix = text[digits..];
        return true;
    }

    /// <summary>"One" is left out: it is an article more often than a number.</summary>
    private static double WordNumber(string word) => word switch
    {
        "two" or "twice" or "zwei" or "dos" or "deux" or "dois" => 2,
        "three" or "drei" or "tres" or "trois" => 3,
        "four" or "vier" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "twelve" => 12,
        "fifteen" => 15,
        "twenty" => 20,
        "thirty" => 30,
        "fifty" => 50,
        "sixty" => 60,
        "hundred" => 100,
        "thousand" => 1000,
        _ => 0,
    };

    private static (string Name, double Factor)? UnitOf(string unit) => unit switch
    {
        "ms" or "millisecond" or "milliseconds" => ("s", 0.001),
        "s" or "sec" or "secs" or "second" or "seconds" => ("s", 1),
        "min" or "mins" or "minute" or "minutes" => ("s", 60),
        "h" or "hr" or "hour" or "hours" => ("s", 3600),
        "d" or "day" or "days" => ("s", 86_400),
        "week" or "weeks" or "sprint" or "sprints" => ("s", 604_800),
        "month" or "months" => ("s", 2_592_000),
        "year" or "years" => ("s", 31_536_000),
        "byte" or "bytes" => ("byte", 1),
        "kb" or "kib" or "k" or "kilobyte" or "kilobytes" => ("byte", 1024),
        "mb" or "mib" or "megabyte" or "megabytes" => ("byte", 1_048_576),
        "gb" or "gib" or "gigabyte" or "gigabytes" => ("byte", 1_073_741_824),
        _ => null,
    };
}
