namespace SalesWeb.Sample;

/// <summary>What the shop sells: six categories of three items.</summary>
public static class Assortment
{
    public static IReadOnlyList<Category> Categories { get; } =
    [
        new Category
        {
            Name = "Bread",
            Weekdays = [0.90, 0.90, 0.92, 0.96, 1.10, 1.42, 0.80],
            Months = [1.02, 1.00, 1.00, 1.00, 0.98, 0.94, 0.88, 0.88, 0.98, 1.04, 1.06, 1.10],
            Growth = 0.01,
            WeatherEffect = 0.02,
            Items = [new("Rye loaf", 3.90m, 14), new("White roll", 0.45m, 55), new("Pretzel", 1.10m, 22)],
        },
        new Category
        {
            Name = "Dairy",
            Weekdays = [1.05, 0.92, 0.92, 0.96, 1.10, 1.30, 0.75],
            Months = [1.04, 1.02, 1.00, 1.00, 0.98, 0.95, 0.90, 0.90, 0.98, 1.02, 1.06, 1.12],
            Growth = 0.02,
            WeatherEffect = 0.02,
            Items = [new("Whole milk", 1.20m, 30), new("Butter", 2.60m, 12), new("Yoghurt", 0.80m, 26)],
        },
        new Category
        {
            Name = "Drinks",
            Weekdays = [0.80, 0.78, 0.82, 0.95, 1.32, 1.55, 0.78],
            Months = [0.72, 0.75, 0.84, 0.95, 1.12, 1.28, 1.38, 1.32, 1.10, 0.92, 0.82, 0.95],
            Growth = 0.04,
            WeatherEffect = 0.10,
            Christmas = 0.35,
            Items = [new("Mineral water", 0.70m, 28), new("Apple juice", 1.90m, 14), new("Lager", 1.30m, 24)],
        },
        new Category
        {
            Name = "Fruit",
            Weekdays = [1.02, 0.94, 0.92, 0.98, 1.12, 1.30, 0.72],
            Months = [0.84, 0.85, 0.90, 1.00, 1.16, 1.30, 1.22, 1.12, 1.02, 0.95, 0.86, 0.85],
            Growth = 0.06,
            WeatherEffect = 0.06,
            Items = [new("Apples", 2.40m, 20), new("Bananas", 1.70m, 24), new("Strawberries", 3.50m, 10)],
        },
        new Category
        {
            Name = "Household",
            Weekdays = [1.12, 1.00, 0.98, 0.98, 1.04, 1.26, 0.40],
            Months = [0.98, 0.96, 1.18, 1.14, 0.96, 0.86, 0.80, 0.82, 0.94, 1.04, 1.14, 1.20],
            Growth = -0.02,
            Items = [new("Dish soap", 2.20m, 7), new("Paper towels", 3.10m, 9), new("Candles", 4.20m, 6)],
        },
        new Category
        {
            Name = "Sweets",
            Weekdays = [0.88, 0.86, 0.90, 0.98, 1.20, 1.34, 1.05],
            Months = [0.95, 1.02, 1.04, 1.00, 0.88, 0.78, 0.72, 0.75, 0.92, 1.06, 1.20, 1.40],
            Growth = 0.03,
            Christmas = 0.9,
            Easter = 0.7,
            Items = [new("Chocolate bar", 1.30m, 26), new("Biscuits", 2.10m, 14), new("Pralines", 6.50m, 6)],
        },
    ];
}
