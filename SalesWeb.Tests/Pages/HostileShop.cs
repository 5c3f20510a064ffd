using SalesWeb.Training;
using SalesWeb.Training.Champions;

namespace SalesWeb.Tests.Pages;

/// <summary>A shop whose dataset, categories, items and stores are named by someone who means ill, with a champion for every category.</summary>
public sealed class HostileShop : SalesWebApp
{
    public const string Dataset = "=cmd|' /C calc'!A0 <b>\"x\"</b>&../?a=b#c%2f;=1";

    /// <summary>A column of no use, whose name is read all the same.</summary>
    public const string Header = "<img src=y onerror=alert(2)>;=1+1";

    /// <summary>Formulas, markup, quotes, paths, a line that runs from right to left, marks that nobody sees, and 200 characters.</summary>
    public static readonly string[] Names =
    [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "@SUM(A1:A9)",
        "-2+3",
        "pie;=1+1",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "'\" onfocus=alert(1) autofocus x=\"",
        "../../etc/passwd",
        "a/b\\c",
        "?a=b&c=d#e%2f+%00",
        "\u202Efdp.exe",
        "\u200B=1",
        "{{7*7}}${7*7}@(7*7)",
        "👩‍👩‍👧‍👦 🥐",
        new string('W', 200),
    ];

    public HostileShop()
    {
        Import(Rows(), Dataset);
        _ = Services.GetRequiredService<DatasetBacktest>().Run(
            new BacktestRequest { Models = ["SeasonalNaive"], Horizon = 7, Windows = 4, WarmUp = 0 },
            _ => { },
            _ => { },
            new Resumption { IsInterrupted = () => false },
            TestContext.Current.CancellationToken);
    }

    /// <summary>Sixty days; what is sold of a name, and in which item and store, rises with its place, so that every name moves. Behind them rows that are refused, with each name where a date should be.</summary>
    private static string Rows() => $"date,category,item,store,amount,{Quoted(Header)}\n" + string.Concat(
        from day in Enumerable.Range(0, 60)
        from place in Enumerable.Range(0, Names.Length)
        let next = Names[(place + 1) % Names.Length]
        select $"{new DateOnly(2023, 1, 1).AddDays(day):yyyy-MM-dd},{Quoted(Names[place])},{Quoted(next)},{Quoted(Names[^(place + 1)])},{10 + place + (day < 32 ? 0 : place - 7.5)},\n")
        + string.Concat(Names.Select(name => $"{Quoted(name)},Bread,,,{Quoted(name)},\n"));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"")}\"";
}
