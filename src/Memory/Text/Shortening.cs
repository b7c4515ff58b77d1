namespace Memory.Text;

/// <summary>Texts within a limit.</summary>
public static class Shortening
{
    /// <summary>The first characters of a text, and never half of one that takes two.</summary>
    /// <param name="charsMax">In UTF-16 units, at least 1; one less is taken where the last would be half of a character.</param>
    public static string Head(string text, int charsMax) =>
        text.Length <= charsMax ? text : text[..(char.IsHighSurrogate(text[charsMax - 1]) ? charsMax - 1 : charsMax)];
}
