using System.Text;

namespace SalesWeb.Tests.Import;

/// <summary>An old Excel workbook (BIFF 8 within a compound document) of one sheet, written by hand: as little of it as makes one.</summary>
internal static class TestOldWorkbook
{
    private const int Sector = 512;
    private const uint End = 0xFFFF_FFFE;
    private const uint Free = 0xFFFF_FFFF;
    private const ushort DateFormat = 14;
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    /// <param name="name">The name of the sheet.</param>
    /// <param name="rows">A cell is null, a text, a number or a date.</param>
    /// <param name="isLocked">Whether a password is asked for; nothing is really hidden.</param>
    public static byte[] Of(string name, object?[][] rows, bool isLocked = false)
    {
        var start = Globals(name, 0, isLocked).Length;
        byte[] stream = [.. Globals(name, start, isLocked), .. Sheet(rows)];

        // Streams below 4,096 bytes would lie elsewhere in the document.
        Array.Resize(ref stream, Math.Max(4096, (stream.Length + Sector - 1) / Sector * Sector));
        return [.. Header(), .. Allocation(stream.Length / Sector), .. Folder(stream.Length), .. stream];
    }

    private static byte[] Globals(string name, int sheetAt, bool isLocked) =>
    [
        .. Record(0x0809, w => { w.Write((ushort)0x0600); w.Write((ushort)0x0005); w.Write(new byte[12]); }),
        .. isLocked ? Record(0x002F, w => { w.Write((ushort)0); w.Write((ushort)1); w.Write((ushort)2); }) : [],
        .. Style(0),
        .. Style(DateFormat),
        .. Record(0x0085, w =>
        {
            w.Write(sheetAt);
            w.Write((ushort)0);
            w.Write((byte)name.Length);
            w.Write((byte)0);
            w.Write(Encoding.Latin1.GetBytes(name));
        }),
        .. Record(0x000A, _ => { }),
    ];

    private static byte[] Sheet(object?[][] rows) =>
    [
        .. Record(0x0809, w => { w.Write((ushort)0x0600); w.Write((ushort)0x0010); w.Write(new byte[12]); }),
        .. Record(0x0200, w =>
        {
            w.Write(0);
            w.Write(rows.Length);
            w.Write((ushort)0);
            w.Write((ushort)rows.Max(row => row.Length));
            w.Write((ushort)0);
        }),
        .. rows.SelectMany((row, r) => row.SelectMany((cell, c) => Cell(cell, r, c))),
        .. Record(0x000A, _ => { }),
    ];

    private static byte[] Style(ushort format) => Record(0x00E0, w =>
    {
        w.Write((ushort)0);
        w.Write(format);
        w.Write(new byte[5]);
        w.Write((byte)0xFC);
        w.Write(new byte[10]);
    });

    private static byte[] Cell(object? value, int row, int column)
    {
        if (value is null)
            return [];
        if (value is string text)
        {
            return Record(0x0204, w =>
            {
                Place(w, style: 0);
                w.Write((ushort)text.Length);
                w.Write((byte)1);
                w.Write(Encoding.Unicode.GetBytes(text));
            });
        }

        var number = value is DateOnly date ? date.DayNumber - Epoch.DayNumber : Convert.ToDouble(value);
        return Record(0x0203, w =>
        {
            Place(w, style: value is DateOnly ? 1 : 0);
            w.Write(number);
        });

        void Place(BinaryWriter writer, int style)
        {
            writer.Write((ushort)row);
            writer.Write((ushort)column);
            writer.Write((ushort)style);
        }
    }

    private static byte[] Record(ushort id, Action<BinaryWriter> content)
    {
        var body = Bytes(content);
        return Bytes(w => { w.Write(id); w.Write((ushort)body.Length); w.Write(body); });
    }

    private static byte[] Header() => Bytes(w =>
    {
        w.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        w.Write(new byte[16]);
        foreach (var number in new ushort[] { 0x003E, 3, 0xFFFE, 9, 6, 0, 0, 0 })
            w.Write(number);

        // Sectors of the folder (not counted), of the allocation table, first of the folder, …, first of the allocation table.
        foreach (var number in new uint[] { 0, 1, 1, 0, 4096, End, 0, End, 0, 0 })
            w.Write(number);
        for (var i = 1; i < 109; i++)
            w.Write(Free);
    });

    private static byte[] Allocation(int sectors) => Bytes(w =>
    {
        w.Write(0xFFFF_FFFD);
        w.Write(End);
        for (var i = 0; i < sectors; i++)
            w.Write(i == sectors - 1 ? End : (uint)i + 3);
        for (var i = sectors + 2; i < Sector / 4; i++)
            w.Write(Free);
    });

    private static byte[] Folder(int length) => Bytes(w =>
    {
        Entry(w, "Root Entry", kind: 5, child: 1, first: End, length: 0);
        Entry(w, "Workbook", kind: 2, child: Free, first: 2, length);
        w.Write(new byte[Sector - (2 * 128)]);
    });

    private static void Entry(BinaryWriter w, string name, byte kind, uint child, uint first, int length)
    {
        var letters = new byte[64];
        Encoding.Unicode.GetBytes(name).CopyTo(letters, 0);
        w.Write(letters);
        w.Write((ushort)((name.Length + 1) * 2));
        w.Write(kind);
        w.Write((byte)1);
        w.Write(Free);
        w.Write(Free);
        w.Write(child);
        w.Write(new byte[36]);
        w.Write(first);
        w.Write((long)length);
    }

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
            write(writer);
        return bytes.ToArray();
    }
}
