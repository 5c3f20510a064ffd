namespace SalesWeb.Tests;

/// <summary>The whole program with small networks of the full form: two that are judged, and two that learn from all periods.</summary>
public class FullFormApp : SalesWebApp
{
    protected override string Config =>
        """
        data:
          file: ""
        calendar:
          country: DE
        network:
          form: full
          window: 21
          horizon: 7
          channels: 4
          hidden: 8
          context: 4
          head_hidden: 8
        training:
          max_epochs: 3
          seeds: 2
          refit: true
        """;
}
