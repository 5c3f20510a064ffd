using System.CommandLine;
using SalesWeb.Sample;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>sample</c>: a sales file of a shop that never was.</summary>
internal static class SampleCommand
{
    public static Command Create(Verb verb)
    {
        var options = new SampleOptions();
        var output = new Option<string>("--out") { Description = "The CSV file to write.", HelpName = "F.csv", Required = true };
        var years = Whole.Number("--years", options.Years, "How many years of days, 1 to 20.");
        var seed = Whole.Number("--seed", options.Seed, "The start of its chance, any whole number. The same seed gives the same file, byte for byte.");
        var scale = Whole.Number("--scale", options.Scale, "Multiplies the stores and with them the rows, 1 to 10000.");
        return verb.Over(
            "sample",
            "Writes a sales file from a simulated shop. The one that SalesWeb brings along is what it writes without options.",
            [output, years, seed, scale],
            (parsed, call) =>
            {
                var path = parsed.GetRequiredValue(output);
                var chosen = new SampleOptions
                {
                    Years = parsed.GetValue(years),
                    Seed = parsed.GetValue(seed),
                    Scale = parsed.GetValue(scale),
                };
                OutputFile.Write(path, writer => ShopSimulation.Write(writer, chosen));
                var bytes = new FileInfo(path).Length;
                return call.Answer(
                    new { Out = path, Bytes = bytes, chosen.Years, chosen.Seed, chosen.Scale },
                    console => console.WriteLine($"{path} has {Sizes.Of(bytes)}."));
            });
    }
}
