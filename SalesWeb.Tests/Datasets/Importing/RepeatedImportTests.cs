using System.Text;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Import;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Values;

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
    public void The_same_file_read_otherwise_is_not_added_and_not_taken_for_what_is_there()
    {
        _room.Import(January);
        _room.Import(Later, ImportMode.Append);

        var refusal = Assert.Throws<UserErrorException>(() => _room.ImportFile(_room.Write(Encoding.UTF8.GetBytes(Later)), mode: ImportMode.Append, map: (Role.Amount, "profit")));

        Assert.Equal("sales.csv is in the dataset \"shop\" already, read otherwise; added once more, its sales would count twice.", refusal.Message);
        Assert.Equal(["2024-01-01 5", "2024-01-02 13", "2024-01-03 8"], _room.Totals());
    }

    [Fact]
    public void After_a_restore_it_can_be_added_read_otherwise()
    {
        var first = _room.Import(January);
        _room.Import(Later, ImportMode.Append);
        _room.Versions.Restore("shop", first.VersionId!.Value);

        _room.ImportFile(_room.Write(Encoding.UTF8.GetBytes(Later)), mode: ImportMode.Append, map: (Role.Amount, "profit"));

        Assert.Equal(["2024-01-01 5", "2024-01-02 9", "2024-01-03 4"], _room.Totals());
    }

    [Theory]
    [InlineData(DateOrder.Month, false)]
    [InlineData(DateOrder.Day, true)]
    [InlineData(DateOrder.Auto, true)]
    public void Dates_that_are_read_in_another_order_are_read_otherwise(DateOrder order, bool isThere)
    {
        const string File = "date,category,amount\n03/04/2024,Bread,1\n04/04/2024,Bread,2\n05/04/2024,Bread,2\n";
        _room.Import("date,category,amount\n2024-03-31,Bread,1\n2024-04-01,Bread,1\n2024-04-02,Bread,1\n");
        Append(DateOrder.Day);

        if (isThere)
            Assert.True(Append(order).AlreadyThere);
        else
            Assert.Contains("already, read otherwise", Assert.Throws<UserErrorException>(() => Append(order)).Message);

        ImportReport Append(DateOrder how) => _room.Import(File, ImportMode.Append, new ImportChoices { DateOrder = how });
    }

    /// <summary>A wizard names every column, by its position where need be; a command names none.</summary>
    [Fact]
    public void The_same_columns_named_otherwise_are_the_same_reading()
    {
        _room.Import(January);
        _room.Import(Later, ImportMode.Append);

        Assert.True(_room.ImportFile(_room.Write(Encoding.UTF8.GetBytes(Later)), mode: ImportMode.Append, map: (Role.Amount, "#3")).AlreadyThere);
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
