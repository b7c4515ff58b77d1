namespace Memory.Lessons;

/// <summary>What a teacher's tag makes.</summary>
public sealed class LessonsOptions
{
    /// <summary><c>at-once</c>, <c>approval</c> or <c>delay:7d</c>.</summary>
    public string Activation { get; set; } = "at-once";
}
