using Memory.Agents.Places;
using Memory.Outcomes;
using Memory.Text;

namespace Memory.Agents.Hooks;

/// <summary>What instruction files on other machines say. Sessions with the same files share it; when there is no room, whatever nobody asked for longest goes.</summary>
internal sealed class SaidTexts
{
    /// <summary>Of at most 100,000 characters each.</summary>
    private const int TextsMax = 200;

    private readonly Lock gate = new();
    private readonly RecentlyHeard<SaidText> texts = new();

    /// <returns>By which it is found again.</returns>
    public string Keep(IReadOnlyList<InstructionText> files)
    {
        var name = Digest.Of(string.Join('\0', files.Select(f => f.Markdown)));
        if (Find(name) is not null)
            return name;
        var text = SaidText.Of(files);
        lock (gate)
        {
            if (texts.Find(name) is not null)
                return name;
            if (texts.Count >= TextsMax)
                texts.ForgetOldest();
            texts.Add(name, text);
        }
        return name;
    }

    public SaidText? Find(string? name)
    {
        lock (gate)
            return name is null ? null : texts.Find(name);
    }
}
