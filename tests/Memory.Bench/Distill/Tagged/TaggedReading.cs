using System.Text.RegularExpressions;
using Memory.Distillation;
using Memory.Intake;
using Memory.Intake.Tags;

namespace Memory.Bench.Distill;

/// <summary>What somebody made of a row.</summary>
/// <param name="Intent">Lower case, as in the file.</param>
internal sealed record TaggedReading(string Intent, IReadOnlyList<Candidate> Lessons, string? Target, IReadOnlyList<string>? Paths, string? Reason)
{
    public bool IsLesson => Intent == "remember" && Lessons.Count > 0;

    public static readonly string[] Tags = ["@claude", "@.claude"];

    public static TaggedReading Ours(TaggedRow row)
    {
        var instruction = TagGrammar.Read(row.Body, Tags);
        var distilled = instruction.Intent is TagIntent.Remember or TagIntent.Replace
            ? BuiltInDistiller.Distill(row.Taught(instruction))
            : Distilled.Nothing(instruction.Reason);
        return new TaggedReading(instruction.Intent.ToString().ToLowerInvariant(), distilled.Candidates, instruction.Target, instruction.Paths, distilled.Reason);
    }

    /// <summary>The naive way: a directive verb anywhere beside the tag; the comment word for word, for the whole repository.</summary>
    public static TaggedReading Naive(TaggedRow row)
    {
        var tagged = row.Body.Contains("@claude", StringComparison.OrdinalIgnoreCase);
        var teaches = tagged && Directive.IsMatch(row.Body);
        var comment = row.Taught(Instruction.None("")).Comment;
        return new TaggedReading(teaches ? "remember" : "none",
            teaches ? [new Candidate { Rule = row.Body, Sources = [comment] }] : [], null, null, null);
    }

    private static readonly Regex Directive = new(
        @"\b(?:remember|note|learn|always|never|don'?t|do not|avoid|prefer|use|must|should|no)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
