namespace Memory.Text;

/// <summary>A file, or a piece from the middle of one, read once for all patterns that are looked for in it.</summary>
internal sealed class CodeText
{
    /// <summary>What stands behind is not read.</summary>
    public const int CharactersMax = 1_000_000;

    private readonly Dictionary<string, List<int>> code;
    private readonly Dictionary<string, List<int>> notes;
    private readonly Lazy<List<CodeImport>> imports;

    private CodeText(string text, CodeLanguage language)
    {
        (Text, Language) = (text, language);
        (Code, Notes) = CodeLexer.Read(text, language);
        (code, notes) = (Places(Code), Places(Notes));
        imports = new(() => CodeImport.Of(this));
    }

    public string Text { get; }
    public CodeLanguage Language { get; }
    public List<CodeToken> Code { get; }
    public List<CodeToken> Notes { get; }
    public IReadOnlyList<CodeImport> Imports => imports.Value;

    /// <param name="path">Tells the language by its last part.</param>
    public static CodeText Of(string text, string path) =>
        new(text.Length > CharactersMax ? text[..CharactersMax] : text, CodeLanguage.Of(path));

    public ReadOnlySpan<char> Of(CodeToken token) => Text.AsSpan(token.Start, token.Length);

    /// <summary>Places of a word among <see cref="Code"/>, or among <see cref="Notes"/>.</summary>
    public IReadOnlyList<int> Of(string word, bool inNotes) => (inNotes ? notes : code).GetValueOrDefault(word) ?? [];

    private Dictionary<string, List<int>> Places(List<CodeToken> tokens)
    {
        var places = new Dictionary<string, List<int>>(Language.IgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var byText = places.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind == CodeTokenKind.Word)
            {
                if (!byText.TryGetValue(Of(tokens[i]), out var known))
                    byText[Of(tokens[i])] = known = [];
                known.Add(i);
            }
        return places;
    }
}
