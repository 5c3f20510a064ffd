using System.CommandLine;
using SalesWeb.Onnx;
using SalesWeb.Training;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>export</c>: the trained network of a run, for other programs.</summary>
internal static class ExportCommand
{
    public static Command Create(Verb verb)
    {
        var run = Whole.Optional("--run", "The run that trained it; \"SalesWeb runs\" lists them.");
        run.Required = true;
        var output = new Option<string>("--out") { Description = "The ONNX file to write.", HelpName = "F.onnx", Required = true };
        return verb.Over(
            "export",
            "Writes the trained network of a run in ONNX, for any program that reads it: in the reference form, windows of sales "
            + "to the periods that follow; in the full form, the features of a window and of the periods ahead to quantiles. "
            + "Inputs and outputs are scaled, and the file's metadata say how.",
            [run, output],
            (parsed, call) =>
            {
                var (id, path) = (parsed.GetRequiredValue(run)!.Value, parsed.GetRequiredValue(output));
                var file = call.Get<NetworkExport>().Of(id).File;
                OutputFile.Write(path, file.Bytes);
                return call.Answer(
                    new
                    {
                        Run = id,
                        Path = path,
                        Bytes = file.Bytes.Length,
                        Inputs = file.Inputs.Select(Object),
                        Outputs = file.Outputs.Select(Object),
                    },
                    console => console.WriteLine(
                        $"{path} has {Sizes.Of(file.Bytes.Length)}: {string.Join(", ", file.Inputs)} to {string.Join(", ", file.Outputs)}."));
            });
    }

    /// <summary>A size is a number, or the name of one that the caller chooses.</summary>
    private static object Object(GraphPort port) => new
    {
        port.Name,
        Shape = port.Shape.Select(size => size.Number is { } number ? (object)number : size.Name),
        port.Description,
    };
}
