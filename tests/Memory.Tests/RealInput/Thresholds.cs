using System.Text.Json;

namespace Memory.Tests.RealInput;

/// <summary>What was reached and is not to be lost: thresholds.json, the one file; they only go up.</summary>
internal static class Thresholds
{
    /// <summary>Every threshold whose name is chosen is held against the figure of that name.</summary>
    public static void Hold(IReadOnlyDictionary<string, double> figures, Func<string, bool> chosen)
    {
        var file = Path.Combine(Architecture.HouseTests.Root, "tests", "Memory.Tests", "RealInput", "thresholds.json");
        var thresholds = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllText(file))!;
        foreach (var (name, least) in thresholds["atLeast"].Where(t => chosen(t.Key)))
            figures[name].ShouldBeGreaterThanOrEqualTo(least, name);
        foreach (var (name, most) in thresholds["atMost"].Where(t => chosen(t.Key)))
            figures[name].ShouldBeLessThanOrEqualTo(most, name);
    }
}
