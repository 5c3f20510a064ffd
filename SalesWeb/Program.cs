using SalesWeb;
using SalesWeb.Commands;

return await new CommandLine(Composition.Compose, Server.Run, Shell.OfProcess()).Run(args);
