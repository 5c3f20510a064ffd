using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CsvHelper;
using SalesWeb.Import.Unpacking;

namespace SalesWeb.Import.Profiles;

/// <summary>
/// Counts the rows that repeat an earlier row of the file, cell by cell. It keeps 8 bytes for each different row, and compares with
/// the first <see cref="MaxCompared"/> different rows only, so that its memory is bounded (16 MB).
/// </summary>
internal sealed class RepeatedRows
{
    public const int MaxCompared = 1 << 20;

    private const int MaxLines = 5;

    /// <summary>Keys of the hash, drawn anew by each process: nobody can write a file whose rows all collide.</summary>
    private static readonly ulong[] Keys = MemoryMarshal.Cast<byte, ulong>(RandomNumberGenerator.GetBytes(2 * sizeof(ulong))).ToArray();

    private readonly List<int> _lines = [];
    private ulong[] _hashes = new ulong[1 << 10]; // open addressing, a power of two; 0 is a free slot
    private int _different;

    public int Count { get; private set; }

    /// <summary>Whether there were more different rows than are compared, so that there may be more repeated rows than were counted.</summary>
    public bool IsPartial { get; private set; }

    public void Add(CsvReader row)
    {
        var hash = Hash(row);
        var slot = SlotOf(hash);
        if (_hashes[slot] == hash)
        {
            Count++;
            if (_lines.Count < MaxLines)
                _lines.Add((int)Math.Min(row.LineNumber, int.MaxValue));
        }
        else if (_different == MaxCompared)
        {
            IsPartial = true;
        }
        else
        {
            _hashes[slot] = hash;
            if (2 * ++_different > _hashes.Length)
                Grow();
        }
    }

    /// <summary>All rows were added; what they were compared with is freed.</summary>
    public void Finish() => _hashes = [];

    /// <summary>A sentence for people, with the first lines; null where no row is repeated.</summary>
    /// <param name="lines">Which file of an archive a line comes from.</param>
    public string? Describe(LineMap lines)
    {
        if (Count == 0)
            return null;

        var named = string.Join(", ", _lines.Select(line => $"{line:N0}{lines.Place(line)}"));
        var count = $"{(IsPartial ? "At least " : "")}{Count:N0} row{(Count == 1 ? " repeats" : "s repeat")} an earlier row exactly";
        var kept = Count == 1 ? "it was kept: line" : "they were kept: lines";
        var more = Count > _lines.Count ? $" and {Count - _lines.Count:N0} more" : "";
        return $"{count}; {kept} {named}{more}.{(IsPartial ? $" Compared were the first {MaxCompared:N0} different rows." : "")}";
    }

    private int SlotOf(ulong hash)
    {
        var slot = (int)hash & (_hashes.Length - 1);
        while (_hashes[slot] != 0 && _hashes[slot] != hash)
            slot = (slot + 1) & (_hashes.Length - 1);
        return slot;
    }

    private void Grow()
    {
        var before = _hashes;
        _hashes = new ulong[2 * before.Length];
        foreach (var hash in before)
        {
            if (hash != 0)
                _hashes[SlotOf(hash)] = hash;
        }
    }

    /// <summary>Multiplies with a key and folds the 128 bits of the product, eight bytes at a time (after wyhash); never 0.</summary>
    private static ulong Hash(CsvReader row)
    {
        var hash = Mix((ulong)row.FieldCount, Keys[0]);
        for (var i = 0; i < row.FieldCount; i++)
        {
            var cell = row.GetSpan(i);
            hash = Mix(hash ^ (ulong)cell.Length, Keys[1]);
            for (; cell.Length >= sizeof(ulong); cell = cell[sizeof(ulong)..])
                hash = Mix(hash ^ MemoryMarshal.Read<ulong>(cell), Keys[0]);
            var rest = 0UL;
            foreach (var letter in cell)
                rest = (rest << 8) | letter;
            hash = Mix(hash ^ rest, Keys[1]);
        }

        return hash | 1;
    }

    private static ulong Mix(ulong value, ulong key)
    {
        var high = Math.BigMul(value ^ key, key | 1, out var low);
        return high ^ low;
    }
}
