namespace SalesWeb.Network;

/// <summary>Random examples, held in memory, for measurements.</summary>
internal static class BenchmarkExamples
{
    private const int MostValues = 100_000_000;

    /// <exception cref="UserErrorException">A size is out of range, or there would be more values than memory is kept for.</exception>
    public static void Check(CnnLstmShape shape, int batch, long samples, int threads)
    {
        if (batch < 1 || samples < 1 || threads < 1)
        {
            throw new UserErrorException(
                $"batch is {batch}, samples is {samples} and threads is {threads}; all must be at least 1.", "Correct the sizes of the benchmark.");
        }

        shape.Check();
        if (samples * Math.Max(shape.WindowLength, shape.Outputs) > MostValues)
            throw new UserErrorException($"{samples} samples of these sizes are more than {MostValues} values.", "Measure with fewer samples.");
    }

    /// <summary>Values drawn evenly from -1 up to 1.</summary>
    public static Examples Draw(CnnLstmShape shape, int samples, Random random)
    {
        return new Examples(Values(samples * shape.WindowLength), Values(samples * shape.Outputs), samples);

        float[] Values(int count)
        {
            var values = new float[count];
            for (var n = 0; n < count; n++)
                values[n] = (2 * random.NextSingle()) - 1;
            return values;
        }
    }
}
