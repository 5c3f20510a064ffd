using SalesWeb.Series;
using SalesWeb.Storage;

namespace SalesWeb.Tests.House;

/// <summary>Arrows between rooms point one way, and every library has its home.</summary>
public class LayeringTests
{
    public static TheoryData<string> Found => [.. Rooms.Found];

    public static TheoryData<string> Libraries => [.. Rooms.Homes.Keys];

    [Theory]
    [MemberData(nameof(Found))]
    public void A_room_uses_only_the_rooms_its_arrows_point_to(string room)
    {
        Assert.True(Rooms.Arrows.ContainsKey(room), $"SalesWeb/{room} has no row in Rooms.Arrows and docs/architecture.md.");
        var allowed = Rooms.Arrows[room].Append(room);

        var wrong = Rooms.Uses[room]
            .Where(use => Rooms.Of(use.Namespace) is { } used && !allowed.Contains(used))
            .Select(use => $"{use.Place} uses {use.Namespace}")
            .Distinct();

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_is_used_only_where_it_is_at_home(string library)
    {
        var strangers = Rooms.Found.Except(Rooms.Homes[library])
            .SelectMany(room => Rooms.Uses[room])
            .Where(use => IsWithin(use.Namespace, library))
            .Select(use => use.Place)
            .Distinct();

        Assert.Empty(strangers);
    }

    /// <summary>A row that matches nothing would guard nothing.</summary>
    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_lives_in_its_home(string library) =>
        Assert.Contains(
            Rooms.Homes[library].SelectMany(room => Rooms.Uses[room]),
            use => IsWithin(use.Namespace, library));

    [Fact]
    public void The_arrows_never_lead_back()
    {
        var placed = new HashSet<string>();
        while (Rooms.Arrows.FirstOrDefault(row => !placed.Contains(row.Key) && row.Value.All(placed.Contains)) is { Key: { } next })
            placed.Add(next);

        Assert.Empty(Rooms.Arrows.Keys.Except(placed));
    }

    /// <summary>What lies in the room itself is its door: it may use all within, and be used by all.</summary>
    [Theory]
    [MemberData(nameof(Found))]
    public void Within_a_room_no_arrow_leads_back(string room)
    {
        var left = Rooms.Uses[room]
            .Where(use => Rooms.Of(use.Namespace) == room)
            .Select(use => (From: Rooms.WithinOf(use.From), To: Rooms.WithinOf(use.Namespace)))
            .Where(arrow => arrow.From is not null && arrow.To is not null && arrow.From != arrow.To)
            .ToHashSet();

        while (left.RemoveWhere(arrow => left.All(other => other.From != arrow.To)) > 0)
        {
        }

        Assert.Empty(left.Select(arrow => $"{arrow.From} → {arrow.To}").Order());
    }

    [Fact]
    public void Every_row_has_its_room_and_every_room_its_line_in_the_architecture()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));

        Assert.Equal(Rooms.Arrows.Keys.Order(StringComparer.Ordinal), Rooms.Found);
        Assert.All(Rooms.Found, room => Assert.Contains($"| `{room}/` |", page));
    }

    /// <summary>The reading of compiled code finds what no <c>using</c> tells.</summary>
    [Fact]
    public void References_are_found_in_bodies_signatures_and_generic_arguments()
    {
        var found = References.Of(typeof(Specimen));

        Assert.Contains(typeof(SalesSeries), found);
        Assert.Contains(typeof(ExampleWindows), found);
        Assert.Contains(typeof(Database), found);
        Assert.DoesNotContain(typeof(CsvTable), found);
    }

    private static bool IsWithin(string used, string library) =>
        used == library || used.StartsWith(library + ".", StringComparison.Ordinal);

    private sealed class Specimen
    {
        public static List<SalesSeries[]>? InASignature { get; set; }

        public static int InABody() => new ExampleWindows(1, 2).Shortest;

        public static bool InATest(object thing) => thing is Database;
    }
}
