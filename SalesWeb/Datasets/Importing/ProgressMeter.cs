using SalesWeb.Import;

namespace SalesWeb.Datasets.Importing;

/// <summary>Reports the progress of an import about a hundred times in all, whatever its size.</summary>
internal sealed class ProgressMeter(long bytes, Action<ImportProgress>? onProgress)
{
    private const int Reports = 100;

    private long _read;
    private long _reported;

    /// <summary>Rows read so far.</summary>
    public int Rows { get; set; }

    /// <summary>Another piece was read from the file, in any of its readings.</summary>
    public void Add(int count)
    {
        _read += count;
        var mean = Math.Min(bytes, _read / SalesFile.Readings);
        if (mean - _reported < bytes / Reports && mean < bytes)
            return;
        if (mean == _reported && count > 0)
            return;

        _reported = mean;
        onProgress?.Invoke(new ImportProgress(mean, bytes, Rows));
    }
}
