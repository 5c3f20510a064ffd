using SalesWeb.Datasets;
using SalesWeb.Training.Briefing;

namespace SalesWeb.Pages.Overview;

/// <summary>The movers of a version.</summary>
/// <param name="Version">Whose they are.</param>
/// <param name="Movers">Null where nothing came before, so that nothing can have moved.</param>
public sealed record MoversView(DatasetVersion Version, Movers? Movers);
