namespace SalesWeb.Settings;

/// <summary>How the learning rate goes on in the course of a training.</summary>
public enum ScheduleKind
{
    /// <summary>It stays as it is.</summary>
    Constant,

    /// <summary>It falls along half a cosine wave, from all of it in the first step to nothing behind the last epoch there can be.</summary>
    Cosine,

    /// <summary>It is halved whenever the validation loss has found no new low for half as many epochs as patience has.</summary>
    Plateau,
}
