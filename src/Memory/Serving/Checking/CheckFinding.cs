using Memory.Lessons;

namespace Memory.Serving;

/// <summary>How sure a check is: its confirmed pattern stands there, a model read both, or the two only speak of the same.</summary>
public enum CheckCertainty { Match, Judged, Related }

/// <summary>A lesson that a change breaks or touches.</summary>
/// <param name="Line">In the file after the change, the first being 1.</param>
/// <param name="Message">One line for a reader, free of anything that could leave its place.</param>
/// <param name="Url">Where it was said, if the asker may see that place.</param>
public sealed record CheckFinding(Lesson Lesson, string Path, int Line, string Message, CheckCertainty Certainty, string? Url);
