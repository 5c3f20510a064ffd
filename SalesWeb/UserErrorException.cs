namespace SalesWeb;

/// <summary>
/// A problem that the person using SalesWeb can put right: a bad row in their file, a setting out of range,
/// a run that was deleted. Its text is shown to them as it stands.
/// </summary>
/// <param name="problem">Place, value and rule, in one or more whole sentences.</param>
/// <param name="remedy">What to do about it, in one sentence.</param>
/// <param name="kind">What sort of problem it is, so that every way in can answer in its own terms.</param>
/// <param name="field">The input it speaks of, under the name the user gave it; null when it is about no single one.</param>
/// <param name="cause">What was caught, for the log.</param>
/// <remarks>
/// Anything else that goes wrong is ours. It is thrown as the ordinary .NET exception that fits,
/// logged in full, and shown only as "Something went wrong".
/// </remarks>
public sealed class UserErrorException(
    string problem,
    string remedy,
    UserErrorKind kind = UserErrorKind.Invalid,
    string? field = null,
    Exception? cause = null) : Exception(problem, cause)
{
    /// <summary>What to do about it, in one sentence.</summary>
    public string Remedy { get; } = remedy;

    public UserErrorKind Kind { get; } = kind;

    public string? Field { get; } = field;
}
