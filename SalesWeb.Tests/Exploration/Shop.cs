using SalesWeb.Datasets.Amendments;
using SalesWeb.Datasets.Versions;
using SalesWeb.Exploration;
using SalesWeb.Settings;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Exploration;

/// <summary>A file, imported, and someone who explores it.</summary>
public sealed class Shop : IDisposable
{
    private readonly SalesRoom _room = new();

    public Shop(string text, SalesWebSettings? settings = null)
    {
        _room.Import(text);
        Explorer = new SalesExplorer(_room.Datasets, _room.Versions, _room.Sales, _room.Days, Amendments, Cache, settings ?? new SalesWebSettings());
    }

    public SalesExplorer Explorer { get; }

    public AmendmentStore Amendments => new(_room.Database, _room.Sales, _room.Days, TimeProvider.System);

    public VersionCache Cache { get; } = new();

    public SalesRoom Room => _room;

    /// <summary>The view of an address's query.</summary>
    public SalesScope Scope(string query = "") => Explorer.Scope(ViewAddress.Read(query).Get());

    public SalesTable Look(string query = "") => Explorer.Look(ViewAddress.Read(query).Get());

    public UserErrorException Refusal(string query) => Assert.Throws<UserErrorException>(() => Look(query));

    public void Dispose() => _room.Dispose();
}
