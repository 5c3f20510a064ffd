namespace SalesWeb.Pages.Predict;

/// <summary>A category that can be asked for.</summary>
/// <param name="Category">Its name.</param>
/// <param name="HasModel">Whether a network has been trained for it.</param>
public sealed record CategoryChoice(string Category, bool HasModel);
