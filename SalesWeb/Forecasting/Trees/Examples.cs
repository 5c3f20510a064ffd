namespace SalesWeb.Forecasting.Trees;

/// <summary>Rows to learn from: periods of the past, each seen from origins before it.</summary>
internal sealed class Examples
{
    /// <summary>About how many rows are wanted where periods are few.</summary>
    private const int Few = 2000;

    /// <summary>About how many rows there are at most.</summary>
    private const int Most = 400_000;

    private Examples(int width, List<(int Series, int Origin, int Step)> places)
    {
        Places = places;
        Features = new float[places.Count * width];
        Targets = new float[places.Count];
    }

    /// <summary>The series, the first period that is not known, and how far ahead the period lies, of every row.</summary>
    public IReadOnlyList<(int Series, int Origin, int Step)> Places { get; }

    /// <summary>Rows × columns, row after row.</summary>
    public float[] Features { get; }

    /// <summary>One a row, in levels.</summary>
    public float[] Targets { get; }

    /// <summary>Rows to learn from, and rows kept back: those of the last fifth of their series, which counts as a year where it is longer.</summary>
    /// <param name="tables">The series they were drawn from.</param>
    /// <param name="layout">The features.</param>
    public (int[] Learning, int[] Kept) Part(IReadOnlyList<SeriesTable> tables, TableLayout layout)
    {
        var rows = Enumerable.Range(0, Places.Count).ToLookup(row =>
        {
            var (series, origin, step) = Places[row];
            var length = tables[series].Length;
            return origin + step - 1 >= length - Math.Min(length / 5, layout.Plan.Year);
        });
        return ([.. rows[false]], [.. rows[true]]);
    }

    /// <summary>Draws steps for each period of every series: two of the horizon, more where periods are few, and fewer where they are very many.</summary>
    /// <param name="tables">The series.</param>
    /// <param name="layout">The features.</param>
    /// <param name="seed">Draws the steps.</param>
    /// <param name="cancellation">Looked at before every series.</param>
    public static Examples Draw(
        IReadOnlyList<SeriesTable> tables, TableLayout layout, int seed, CancellationToken cancellation)
    {
        var random = new Random(seed);
        var periods = tables.Sum(table => (long)Math.Max(0, table.Length - layout.Plan.LeastPast));
        var steps = Math.Min(layout.Horizon, Math.Max(2, Few / (double)Math.Max(1, periods)));
        var wanted = Math.Min(steps, Most / (double)Math.Max(1, periods));
        var places = new List<(int Series, int Origin, int Step)>();
        for (var number = 0; number < tables.Count; number++)
        {
            for (var t = layout.Plan.LeastPast; t < tables[number].Length; t++)
            {
                var count = (int)wanted + (random.NextDouble() < wanted - (int)wanted ? 1 : 0);
                for (var k = 0; k < count; k++)
                {
                    // One step from each of as many parts of the horizon.
                    var step = 1 + (int)((k + random.NextDouble()) * layout.Horizon / count);
                    if (t - step + 1 >= layout.Plan.LeastPast)
                        places.Add((number, t - step + 1, step));
                }
            }
        }

        var examples = new Examples(layout.Columns.Count, places);
        examples.Fill(tables, layout.Columns.Count, cancellation);
        return examples;
    }

    private void Fill(IReadOnlyList<SeriesTable> tables, int width, CancellationToken cancellation)
    {
        const int Slice = 2048;
        Parallel.For(0, (Targets.Length + Slice - 1) / Slice, new ParallelOptions { CancellationToken = cancellation }, slice =>
        {
            for (var row = slice * Slice; row < Math.Min(Targets.Length, (slice + 1) * Slice); row++)
            {
                var (series, origin, step) = Places[row];
                tables[series].Fill(origin, step, Features.AsSpan(row * width, width));
                Targets[row] = tables[series].Target(origin, step);
            }
        });
    }
}
