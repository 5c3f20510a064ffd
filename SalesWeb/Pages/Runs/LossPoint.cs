namespace SalesWeb.Pages.Runs;

/// <summary>The losses of one epoch, in the terms of the network's form; null where one was not measured or was not a number.</summary>
public sealed record LossPoint(int Epoch, double? Train, double? Validation);
