namespace Memory.Agents.Hooks;

/// <summary>How many characters of edits this node keeps, of all sessions together.</summary>
internal sealed class EditRoom(long charactersMax)
{
    private long taken;

    public long Taken => Interlocked.Read(ref taken);

    /// <returns>False when there is no room for them.</returns>
    public bool Take(int characters)
    {
        if (Interlocked.Add(ref taken, characters) <= charactersMax)
            return true;
        Interlocked.Add(ref taken, -characters);
        return false;
    }

    public void Free(int characters) => Interlocked.Add(ref taken, -characters);
}
