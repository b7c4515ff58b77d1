namespace Memory.Lessons;

/// <summary>What a teacher's tag makes, and how lessons are kept tidy.</summary>
public sealed class LessonsOptions
{
    /// <summary><c>at-once</c>, <c>approval</c> or <c>delay:7d</c>.</summary>
    public string Activation { get; set; } = "at-once";

    /// <summary>Hour of the day, UTC, from which the nightly tidy-up runs.</summary>
    public int TidyHour { get; set; } = 3;

    /// <summary>Days that a proposal, or a candidate that nobody was shown, waits for a person.</summary>
    public int ProposalDays { get; set; } = 90;
}
