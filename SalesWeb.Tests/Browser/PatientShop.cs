namespace SalesWeb.Tests.Browser;

/// <summary>An empty shop whose trainings take a few seconds, so that one can watch them.</summary>
public sealed class PatientShop : SalesWebApp
{
    /// <summary>How many epochs every training has: few enough for each to be a point of its curve.</summary>
    public const int Epochs = 100;

    protected override string Config =>
        $"""
        data:
          file: ""
        network:
          form: reference
          window: 14
          channels: 8
          hidden: 8
        training:
          max_epochs: {Epochs}
          patience_epochs: {Epochs}
        """;
}
