using System.Globalization;

namespace Memory.Screening.Ideas;

/// <summary>
/// The table of harms: a line <c>name Kind [taught]: a sentence.</c>, and indented lines of ideas that make the sign:
/// <c>act + idea|idea + ~idea ! excuse excuse @ reach</c>. <c>~</c> means negated or not; the reach is in characters.
/// </summary>
internal static class HarmReader
{
    private const int ReachDefault = 140;

    public static IEnumerable<Harm> Read(string text, Func<string, UInt128> bit)
    {
        var (name, kind, taught, detail) = ("", WarningKind.InstructsAgent, false, "");
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && l[0] != '#'))
            if (line[0] != ' ')
            {
                var parts = line.Split(':', 2);
                var head = parts[0].Split(' ');
                (name, kind, taught, detail) = (head[0], Enum.Parse<WarningKind>(head[1]), head.Contains("taught"), parts[1].Trim());
            }
            else
                yield return Row(line, bit, new Harm(name, kind, detail, taught, 0, [], [], 0, ReachDefault));
    }

    private static Harm Row(string line, Func<string, UInt128> bit, Harm harm)
    {
        UInt128 Any(string names, char between) => names.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(UInt128.Zero, (all, one) => all | bit(one));

        var reach = line.Split('@', 2);
        var excuse = reach[0].Split('!', 2);
        var needs = excuse[0].Split('+', StringSplitOptions.TrimEntries);
        return harm with
        {
            Act = Any(needs[0].TrimStart('~'), '|'),
            ActWhatever = needs[0][0] == '~',
            With = [.. needs.Skip(1).Where(n => n[0] != '~').Select(n => Any(n, '|'))],
            Whatever = [.. needs.Skip(1).Where(n => n[0] == '~').Select(n => Any(n[1..], '|'))],
            Excuse = excuse.Length > 1 ? Any(excuse[1], ' ') : 0,
            Reach = reach.Length > 1 ? int.Parse(reach[1], CultureInfo.InvariantCulture) : harm.Reach,
        };
    }
}
