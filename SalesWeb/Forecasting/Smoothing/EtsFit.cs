namespace SalesWeb.Forecasting.Smoothing;

/// <summary>One form of exponential smoothing, fitted to one series by maximum likelihood.</summary>
/// <param name="Form">Which kind.</param>
/// <param name="End">The state behind the last value, in the unit of the series it was fitted to.</param>
/// <param name="Variance">σ² of the errors, relative ones where the form has them: Σ ε² / (n − parameters).</param>
/// <param name="Aicc">Akaike's criterion, corrected for short series; infinite where the series is too short for the form.</param>
internal sealed record EtsFit(EtsForm Form, EtsState End, double Variance, double Aicc)
{
    private const double Tolerance = 1.4901161193847656e-8; // the root of the smallest step of a double at 1

    /// <summary>The best of all forms that the series allows, by AICc; the simplest first where they are equal.</summary>
    /// <param name="y">Unit-free; at least five values that are not all the same.</param>
    /// <param name="period">Of the season; 1 where there is none to look for.</param>
    /// <param name="cancellation">Looked at throughout.</param>
    public static EtsFit Best(double[] y, int period, CancellationToken cancellation)
    {
        var forms = EtsForm.Candidates(y.Min() > 0, y.Length > period ? period : 1).Where(form => form.Parameters < y.Length - 2).ToList();
        var fits = new EtsFit[forms.Count];
        Parallel.For(0, forms.Count, new ParallelOptions { CancellationToken = cancellation }, n => fits[n] = Of(forms[n], y, cancellation));
        return fits.MinBy(fit => double.IsNaN(fit.Aicc) ? double.PositiveInfinity : fit.Aicc)!;
    }

    /// <param name="form">Fewer <see cref="EtsForm.Parameters"/> than values, by two at least.</param>
    /// <param name="y">Unit-free.</param>
    /// <param name="cancellation">Looked at throughout.</param>
    public static EtsFit Of(EtsForm form, double[] y, CancellationToken cancellation)
    {
        var season = new double[form.Period];
        var numbers = EtsStart.Of(form, y);
        var step = 0.1 * Math.Max(numbers.Max(), -numbers.Min());
        var (best, _) = NelderMead.Minimise(Deviance, numbers, step, Tolerance, calls: 2000, cancellation);

        var start = EtsState.Of(form, best);
        var pass = EtsRecursion.Run(y, form, start, season);
        var (n, k) = (y.Length, form.Parameters + 1);
        return new EtsFit(
            form,
            start with { Level = pass.Level, Slope = pass.Slope, Season = [.. season[pass.Place..], .. season[..pass.Place]] },
            pass.Squares / (n - form.Parameters),
            n > k + 1 ? pass.Deviance + (2.0 * k) + (2.0 * k * (k + 1) / (n - k - 1)) : double.PositiveInfinity);

        double Deviance(double[] point)
        {
            var state = EtsState.Of(form, point);
            if (!EtsBounds.Allow(form, state) || (form.Season == EtsSeason.Multiplicative && state.Season.AsSpan().ContainsAnyExceptInRange(0, double.MaxValue)))
                return double.PositiveInfinity;
            return Math.Max(-1e10, EtsRecursion.Run(y, form, state, season).Deviance);
        }
    }
}
