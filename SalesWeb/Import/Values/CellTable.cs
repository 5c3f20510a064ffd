using System.Runtime.InteropServices;

namespace SalesWeb.Import.Values;

/// <summary>
/// Numbers the different cells of a column as they appear, from 0, so that what a cell means has to be found out only once. A file of
/// a million rows has a few thousand dates and a few hundred names.
/// </summary>
/// <param name="most">Different cells that are numbered; further ones are not, so that a column of receipts costs no memory.</param>
internal sealed class CellTable(int most = CellTable.MostCells)
{
    /// <summary>Stands for a cell that is not among those numbered.</summary>
    public const int Unnumbered = -1;

    /// <summary>So many cells of a column are numbered where there are few columns.</summary>
    public const int MostCells = 1 << 14;

    /// <summary>Longer cells are not numbered; they are neither dates nor usual names.</summary>
    private const int LongestCell = 256;

    private readonly List<(uint Hash, int Start, int Length)> _cells = [];
    private int[] _slots = new int[64]; // a power of two; the number of a cell plus 1, 0 is free
    private byte[] _bytes = new byte[256];
    private int _used;
    private int _last = Unnumbered;

    /// <summary>The number of a cell; <see cref="Unnumbered"/> for a new one when the table is full.</summary>
    /// <param name="cell">Its bytes.</param>
    /// <param name="isNew">Whether it got its number now.</param>
    public int Number(ReadOnlySpan<byte> cell, out bool isNew)
    {
        isNew = false;
        if (_last != Unnumbered && IsCell(_last, cell)) // sorted files repeat a cell row after row
            return _last;
        if (cell.Length > LongestCell)
            return Unnumbered;

        var hash = Hash(cell);
        var slot = FirstSlot(hash);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var number = _slots[slot] - 1;
            if (_cells[number].Hash == hash && IsCell(number, cell))
                return _last = number;
        }

        if (_cells.Count == most)
            return Unnumbered;

        isNew = true;
        Keep(hash, cell);
        _slots[slot] = _cells.Count;
        if (4 * _cells.Count > _slots.Length)
            Grow();
        return _last = _cells.Count - 1;
    }

    private int FirstSlot(uint hash) => (int)(hash & (uint)(_slots.Length - 1));

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (var number = 0; number < _cells.Count; number++)
        {
            var slot = FirstSlot(_cells[number].Hash);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = number + 1;
        }
    }

    private bool IsCell(int number, ReadOnlySpan<byte> cell)
    {
        var (_, start, length) = _cells[number];
        return cell.SequenceEqual(_bytes.AsSpan(start, length));
    }

    private void Keep(uint hash, ReadOnlySpan<byte> cell)
    {
        if (_used + cell.Length > _bytes.Length)
            Array.Resize(ref _bytes, 2 * (_used + cell.Length));
        cell.CopyTo(_bytes.AsSpan(_used));
        _cells.Add((hash, _used, cell.Length));
        _used += cell.Length;
    }

    /// <summary>Eight bytes at a time, multiplied by an odd constant and folded (after Fibonacci hashing, Knuth 1973).</summary>
    private static uint Hash(ReadOnlySpan<byte> cell)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        var hash = (ulong)cell.Length * Odd;
        for (; cell.Length >= sizeof(ulong); cell = cell[sizeof(ulong)..])
            hash = Fold((hash ^ MemoryMarshal.Read<ulong>(cell)) * Odd);
        foreach (var letter in cell)
            hash = (hash ^ letter) * Odd;
        return (uint)Fold(hash);

        static ulong Fold(ulong value) => value ^ (value >> 32);
    }
}
