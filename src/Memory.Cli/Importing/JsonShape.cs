namespace Memory.Cli.Importing;

/// <summary>How a file holds its objects.</summary>
internal enum JsonShape
{
    /// <summary>One a line.</summary>
    Lines,
    /// <summary>In one array.</summary>
    Array,
    /// <summary>One after the other, each over several lines.</summary>
    Objects,
}
