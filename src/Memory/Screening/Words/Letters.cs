using System.Text;

namespace Memory.Screening.Words;

/// <summary>
/// One spelling for letters that look alike: lower case, full-width and mathematical letters as plain ones, Latin accents
/// off, and look-alikes of other scripts as Latin where a word mixes scripts. Written out because the runtime's own
/// normalisation needs culture data that the service does not carry.
/// </summary>
internal static class Letters
{
    private const string Accented = "àáâãäåāăąèéêëēĕėęěìíîïĩīĭįıòóôõöøōŏőùúûüũūŭůűųçćĉċčñńņňýÿŷžźżšśŝşșťţțďđğģĝġłľĺķřŕħĵŵ";
    private const string Plain = "aaaaaaaaaeeeeeeeeeiiiiiiiiiooooooooouuuuuuuuuucccccnnnnyyyzzzssssstttddgggglllkrrhjw";
    private const string LookAlikes = "аеорсухіјѕһԁԛԝкмтвнгпьзёυοαρνικετχγωβηѵӏɡɑⅼⅰⅴⅹⅽⅾⅿոսօհցɩꞓ";
    private const string Latin = "aeopcyxijshdqwkmtbhrnbzeuoapviketxywbnvlgalivxcdmnuohgic";

    /// <summary>The plain form of one character; several for a ligature.</summary>
    public static void Append(StringBuilder to, Rune rune)
    {
        var value = rune.Value;
        if (value < 128)
        {
            to.Append(char.ToLowerInvariant((char)value));
            return;
        }
        var plain = value switch
        {
            >= 0xFF01 and <= 0xFF5E => value - 0xFEE0,
            >= 0x1D400 and <= 0x1D6A3 => Mathematical(value),
            >= 0x1D7CE and <= 0x1D7FF => '0' + (value - 0x1D7CE) % 10,
            >= 0x24B6 and <= 0x24CF => 'a' + value - 0x24B6,
            >= 0x24D0 and <= 0x24E9 => 'a' + value - 0x24D0,
            >= 0x249C and <= 0x24B5 => 'a' + value - 0x249C,
            >= 0x1F130 and <= 0x1F149 => 'a' + value - 0x1F130,
            >= 0x1F150 and <= 0x1F169 => 'a' + value - 0x1F150,
            >= 0x1F170 and <= 0x1F189 => 'a' + value - 0x1F170,
            >= 0x1F1E6 and <= 0x1F1FF => 'a' + value - 0x1F1E6,
            0x3000 or 0x00A0 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F => ' ',
            0x2018 or 0x2019 or 0x02BC => '\'',
            0x201C or 0x201D or 0x201E => '"',
            0x2010 or 0x2011 => '-',
            >= 0x0300 and <= 0x036F => 0,
            _ => value,
        };
        if (plain == 0)
            return;
        if (plain < 128)
            to.Append(char.ToLowerInvariant((char)plain));
        else
            AppendLetter(to, new Rune(plain));
    }

    private static void AppendLetter(StringBuilder to, Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune);
        if (lower.Value == 'ß')
            to.Append("ss");
        else if (lower.Value == 'æ')
            to.Append("ae");
        else if (lower.Value == 'œ')
            to.Append("oe");
        else if (lower.IsBmp && Accented.IndexOf((char)lower.Value, StringComparison.Ordinal) is var at and >= 0)
            to.Append(Plain[at]);
        else
            to.Append(lower.ToString());
    }

    /// <summary>The Latin letter that a lower-case letter of another script looks like; null when none.</summary>
    public static char? LooksLike(char c) =>
        c > 127 && LookAlikes.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? char.ToLowerInvariant(Latin[at]) : null;

    private static int Mathematical(int value) => 'a' + (value - 0x1D400) % 26;
}
