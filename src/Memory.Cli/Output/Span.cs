namespace Memory.Cli.Output;

/// <summary>How a piece of text looks on a terminal with colours.</summary>
internal enum Ink { None, Bold, Dim, Good, Doubtful, Bad }

/// <summary>A piece of a line. Its text may come from anybody: it is cleaned where it is written.</summary>
internal readonly record struct Span(string? Text, Ink Ink = Ink.None)
{
    public static implicit operator Span(string? text) => new(text);

    public static Span Bold(string? text) => new(text, Ink.Bold);
    public static Span Dim(string? text) => new(text, Ink.Dim);

    /// <summary>A status or an outcome in the colour of its meaning.</summary>
    public static Span OfStatus(string? status) => new(status, status switch
    {
        "active" or "learned" or "reinforced" or "answered" => Ink.Good,
        "proposed" or "conflicted" or "conflict" or "held" or "pending" => Ink.Doubtful,
        "failed" => Ink.Bad,
        "retired" or "rejected" or "superseded" or "ignored" => Ink.Dim,
        _ => Ink.None,
    });
}
