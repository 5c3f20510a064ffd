namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// Which weights are allowed: those that are weights at all, and of these those whose old errors are forgotten.
/// <code>
///   0.0001 ≤ α ≤ 0.9999     0.0001 ≤ β ≤ α     0.0001 ≤ γ ≤ 1 − α     0.8 ≤ φ ≤ 0.98
/// </code>
/// Forgotten are they where no root of the recursion's characteristic polynomial lies outside the unit circle (Hyndman, Akram and Archibald 2008).
/// </summary>
internal static class EtsBounds
{
    public const double Smallest = 1e-4;
    public const double Largest = 0.9999;
    public const double LeastPhi = 0.8;
    public const double MostPhi = 0.98;

    public static bool Allow(EtsForm form, EtsState state)
    {
        var (alpha, beta, gamma, phi) = (state.Alpha, state.Beta, state.Gamma, state.Phi);
        if (alpha is not (>= Smallest and <= Largest))
            return false;
        if (form.Trend && !(beta >= Smallest && beta <= Math.Min(alpha, Largest)))
            return false;
        if (form.Damped && phi is not (>= LeastPhi and <= MostPhi))
            return false;
        return form.Season == EtsSeason.None || (gamma >= Smallest && gamma <= Math.Min(1 - alpha, Largest) && Forgets(state));
    }

    private static bool Forgets(EtsState state)
    {
        var (alpha, beta, gamma, phi, m) = (state.Alpha, state.Beta, state.Gamma, state.Phi, state.Season.Length);

        // z^(m+1) + (α + β − φ) z^m + (α + β − αφ) (z^(m−1) + … + z²) + (α + β − αφ + γ − 1) z + φ (1 − α − γ), highest power first.
        Span<double> polynomial = stackalloc double[m + 2];
        polynomial.Fill(alpha + beta - (alpha * phi));
        polynomial[0] = 1;
        polynomial[1] = alpha + beta - phi;
        polynomial[m] += gamma - 1;
        polynomial[m + 1] = phi * (1 - alpha - gamma);
        if (beta > 0 || phi < 1)
            return WithinTheCircle(polynomial);

        // Without a slope 1 is a root, which is allowed. What is left behind the division by (z − 1) is looked at.
        for (var i = 1; i <= m; i++)
            polynomial[i] += polynomial[i - 1];
        return WithinTheCircle(polynomial[..^1]);
    }

    /// <summary>Schur and Cohn's test, degree after degree: every reflection is smaller than 1.</summary>
    private static bool WithinTheCircle(Span<double> polynomial)
    {
        Span<double> lower = stackalloc double[polynomial.Length];
        for (var degree = polynomial.Length - 1; degree > 0; degree--)
        {
            var reflection = polynomial[degree] / polynomial[0];
            if (!(Math.Abs(reflection) < 1))
                return false;
            for (var i = 0; i < degree; i++)
                lower[i] = polynomial[i] - (reflection * polynomial[degree - i]);
            lower[..degree].CopyTo(polynomial);
        }

        return true;
    }
}
