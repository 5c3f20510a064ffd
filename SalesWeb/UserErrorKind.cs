namespace SalesWeb;

/// <summary>What sort of problem a <see cref="UserErrorException"/> tells of; over HTTP its value is the status code.</summary>
public enum UserErrorKind
{
    /// <summary>The request cannot be understood at all.</summary>
    Malformed = 400,

    /// <summary>Asked for by a page that has no business here.</summary>
    Foreign = 403,

    /// <summary>The thing named is not there.</summary>
    Unknown = 404,

    /// <summary>The thing is there but not in a state that allows this: no model yet, a job that has ended.</summary>
    Conflict = 409,

    /// <summary>The request stopped arriving before it was complete.</summary>
    TooSlow = 408,

    /// <summary>More than the configured limit.</summary>
    TooLarge = 413,

    /// <summary>Sent in a format or character set that is not read here.</summary>
    UnsupportedMedia = 415,

    /// <summary>Understood, but against a rule: a horizon of 0, a file without dates.</summary>
    Invalid = 422,

    /// <summary>The answer is being prepared by a job; the same request succeeds a little later.</summary>
    NotReady = 503,

    /// <summary>There is no room for it: the disk is full.</summary>
    NoRoom = 507,
}
