namespace Memory.Client;

/// <summary>The shape of an export.</summary>
public enum ExportFormat
{
    /// <summary>One lesson a line as JSON, to be imported again.</summary>
    Jsonl,
    /// <summary>A document for people.</summary>
    Markdown,
}
