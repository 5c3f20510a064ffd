using SalesWeb.Datasets.Uploads;
using SalesWeb.Settings;

namespace SalesWeb.Training.Importing;

/// <summary>How much may wait to be imported, so that uploads that nobody wants cannot fill the disk.</summary>
public sealed class UploadRoom(StagedFiles files, SalesWebSettings settings)
{
    /// <summary>As many of the largest files may wait at once.</summary>
    private const int MostLargest = 4;

    /// <exception cref="UserErrorException">With this upload, too much would wait.</exception>
    public void Require(StagedFile upload)
    {
        var most = MostLargest * (long)settings.Data.MaxUploadMb << 20;
        if (files.Waiting().Sum(file => file.Bytes) + upload.Bytes <= most)
            return;
        throw new UserErrorException(
            $"With {upload.FileName}, the uploads that wait to be imported would come to more than {MostLargest * settings.Data.MaxUploadMb:N0} MiB.",
            "Import or discard some of them on the Data page, then repeat the upload.",
            UserErrorKind.NoRoom,
            "file");
    }
}
