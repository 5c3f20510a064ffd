using SalesWeb;
using SalesWeb.Commands;
using SalesWeb.Storage;

PrivateFiles.MakeDefault();
return await new CommandLine(Composition.Compose, Server.Run, Shell.OfProcess()).Run(args);
