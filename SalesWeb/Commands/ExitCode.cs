namespace SalesWeb.Commands;

/// <summary>What the process tells the shell when it ends.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>A bug or a machine that failed; for healthcheck, a server that is not well.</summary>
    public const int OurFault = 1;

    /// <summary>Something that the person who called can put right.</summary>
    public const int YourFault = 2;

    /// <summary>Ctrl+C or a signal, as shells have it: 128 and the number of the signal.</summary>
    public const int Stopped = 130;
}
