using System.Text;
using SalesWeb.Datasets;
using SalesWeb.Import.Columns;

namespace SalesWeb.Tests.Datasets.Importing;

/// <summary>A file that comes once more: after an earlier version was made current again, or to be read otherwise.</summary>
public sealed class RepeatedImportTests : IDisposable
{
    private const string January = "date,category,amount,profit\n2024-01-01,Bread,5,1\n2024-01-02,Bread,6,2\n";
    private const string Later = "date,category,amount,profit\n2024-01-02,Bread,7,3\n2024-01-03,Bread,8,4\n";

    private readonly SalesRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData(ImportMode.Replace)]
    [InlineData(ImportMode.Append)]
    [InlineData(ImportMode.Correct)]
    public void After_a_restore_the_same_file_makes_the_version_current_that_it_made_before(ImportMode mode)
    {
        var first = _room.Import(January);
        var second = _room.Import(Later, mode);
        var totals = _room.Totals();
        _room.Versions.Restore("shop", first.VersionId!.Value);

        var again = _room.Import(Later, mode);

        Assert.Equal((second.VersionId, true), (again.VersionId, again.AlreadyThere));
        Assert.Equal(totals, _room.Totals());
        Assert.Equal((2, second.VersionId), (_room.Datasets.Versions("shop").Count, _room.Datasets.Get("shop").Id));
    }

    [Fact]
    public void A_correction_is_not_made_twice()
    {
        _room.Import(January);
        var corrected = _room.Import(Later, ImportMode.Correct);

        var again = _room.Import(Later, ImportMode.Correct);

        Assert.Equal((corrected.VersionId, true), (again.VersionId, again.AlreadyThere));
    }

    [Fact]
    public void The_same_file_read_otherwise_corrects_what_it_made()
    {
        _room.Import(January);
        _room.Import(Later, ImportMode.Correct);

        var otherwise = _room.ImportFile(_room.Write(Encoding.UTF8.GetBytes(Later)), mode: ImportMode.Correct, map: (Role.Amount, "profit"));

        Assert.False(otherwise.AlreadyThere);
        Assert.Equal(["2024-01-01 5", "2024-01-02 3", "2024-01-03 4"], _room.Totals());
    }
}
