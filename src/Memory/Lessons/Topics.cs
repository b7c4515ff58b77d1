namespace Memory.Lessons;

/// <summary>The topics a lesson can have.</summary>
public static class Topics
{
    public const string Default = "correctness";

    public static readonly IReadOnlyList<string> All =
    [
        "testing", "errors", "naming", "style", "architecture", "api", "security", "performance", "concurrency",
        "data", "logging", "docs", "build", "dependencies", "i18n", "accessibility", "process", "correctness",
        "portability",
    ];
}
