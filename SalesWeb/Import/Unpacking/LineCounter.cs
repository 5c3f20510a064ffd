namespace SalesWeb.Import.Unpacking;

/// <summary>Writes text and knows on which line it is.</summary>
internal sealed class LineCounter(TextWriter text)
{
    private bool _isWithin;

    /// <summary>The line that is written next; the first is 1.</summary>
    public int Line { get; private set; } = 1;

    public void Write(ReadOnlySpan<char> piece)
    {
        if (piece.IsEmpty)
            return;
        text.Write(piece);
        Line = checked(Line + piece.Count('\n'));
        _isWithin = piece[^1] != '\n';
    }

    /// <summary>Ends the line that was begun, if one was.</summary>
    public void EndLine()
    {
        if (_isWithin)
            Write("\n");
    }

    public void Flush() => text.Flush();
}
