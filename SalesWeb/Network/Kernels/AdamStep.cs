namespace SalesWeb.Network.Kernels;

/// <summary>What one step of Adam is the same for every parameter.</summary>
/// <param name="Rate">η / (1-β₁ⁿ).</param>
/// <param name="Spread">√(1-β₂ⁿ).</param>
/// <param name="Shrink">1 - η λ: what decoupled weight decay leaves of a parameter; 1 for none.</param>
/// <param name="GradientScale">What the gradient is multiplied by first: below 1 where its norm is clipped.</param>
public readonly record struct AdamStep(float Rate, float Spread, float Shrink = 1, float GradientScale = 1);
