using System.Security.Cryptography;

namespace Memory.Lessons.Lifecycle;

/// <summary>Ids of lessons: <c>L</c> and 6 to 9 random digits, the first not 0. The store asks again when one is taken.</summary>
public static class LessonId
{
    private const int DigitsMin = 6;
    private const int DigitsMax = 9;

    /// <summary>Not to be guessed, and telling nobody how many there are.</summary>
    public static string New() => New(RandomNumberGenerator.GetInt32);

    public static string New(Random random) => New(random.Next);

    /// <param name="below">A random number from 0 up to, but not including, its argument.</param>
    public static string New(Func<int, int> below)
    {
        // Six digits nearly always: short to cite. The tail of longer ones keeps retries rare in large deployments.
        var digits = DigitsMin;
        while (digits < DigitsMax && below(10) == 0)
            digits++;
        Span<char> id = stackalloc char[1 + DigitsMax];
        id[0] = 'L';
        id[1] = (char)('1' + below(9));
        for (var i = 2; i <= digits; i++)
            id[i] = (char)('0' + below(10));
        return id[..(digits + 1)].ToString();
    }

    public static bool IsValid(string? id) =>
        id is ['L', >= '1' and <= '9', ..] && id.Length is >= 1 + DigitsMin and <= 1 + DigitsMax
        && !id.AsSpan(1).ContainsAnyExceptInRange('0', '9');
}
