namespace SalesWeb.Training;

/// <summary>What an experiment may be called.</summary>
internal static class ExperimentName
{
    /// <param name="name">Null stands for the configured experiment.</param>
    /// <exception cref="UserErrorException">It is blank, longer than 100 characters, or has a control character.</exception>
    public static void Check(string? name)
    {
        if (name is not null && (string.IsNullOrWhiteSpace(name) || name.Length > 100 || name.Any(char.IsControl)))
        {
            throw new UserErrorException(
                "The name of the experiment must have 1 to 100 characters, none of them a control character.",
                "Choose another name, or none for the configured one.",
                field: "experiment_name");
        }
    }
}
