namespace SalesWeb.Tests.Commands;

/// <summary>A small sales file: 210 days of "Bread" (10 on weekdays, 30 on weekends) and "[red]Rolls, sweet" (5 more each day of the week).</summary>
internal static class TwoCategories
{
    public const int Days = 210;

    /// <summary>A Monday.</summary>
    public static DateOnly First { get; } = new(2024, 1, 1);

    public static double Bread(int day) => day % 7 >= 5 ? 30 : 10;

    /// <summary>Settings under which a network for it is trained at once.</summary>
    public static string Config =>
        """
        network: {form: reference, window: 7, horizon: 7, channels: 2, hidden: 3}
        training: {max_epochs: 12, patience_epochs: 12}
        """;

    public static void Write(string path) => File.WriteAllText(path, "day,group,revenue\n" + string.Concat(
        Enumerable.Range(0, Days).Select(day =>
            $"{First.AddDays(day):yyyy-MM-dd},Bread,{Bread(day)}\n{First.AddDays(day):yyyy-MM-dd},\"[red]Rolls, sweet\",{5 * (day % 7)}\n")));
}
