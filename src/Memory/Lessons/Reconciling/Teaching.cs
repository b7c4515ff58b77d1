namespace Memory.Lessons.Reconciling;

/// <summary>Who says the draft, and whether that makes it a lesson.</summary>
/// <param name="Author">Login.</param>
/// <param name="SaidAt">When the words were last written.</param>
/// <param name="Activates">False: the draft would only be proposed (no teacher, approval needed, held by screening).</param>
public sealed record Teaching(string Author, DateTimeOffset SaidAt, bool Activates);
