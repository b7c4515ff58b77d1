namespace Memory.Client.Instructions;

/// <summary>A repository's files, in a working tree or at a commit. Paths begin at its top.</summary>
internal interface IFileTree
{
    /// <param name="folder">Without a slash at its end.</param>
    /// <returns>Names of the files and of the folders in it, links to files among the files and links to folders nowhere; none where there is no such folder.</returns>
    Task<(IReadOnlyList<string> Files, IReadOnlyList<string> Folders)> ListAsync(string folder);

    /// <param name="path">Of the file.</param>
    /// <param name="bytesMax">What is longer is not read.</param>
    /// <param name="isEdited">True: it is to be written back, so that what cannot be read without loss stops everything. False: it is passed over.</param>
    /// <returns>Null where there is no such file, or it was passed over.</returns>
    Task<string?> ReadAsync(string path, int bytesMax, bool isEdited);
}
