namespace SalesWeb.Import.Rows;

/// <summary>Takes what a row of a file says.</summary>
/// <param name="observation">It is good for the length of the call.</param>
/// <param name="read">How many rows were read before.</param>
public delegate void ObservationTaker(in Observation observation, int read);
